"""What stands beside a play while it goes on: notes, the coach, the card, the map, a look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import messages
from tui.playing.sitting import Sitting
from tui.screens.storytelling import Storytelling
from tui.shelf.seat import Seat

if TYPE_CHECKING:
    from sim.guidance.model import Pack


class Beside(Storytelling):
    """A screen at a seat. What changes beside the story asks it to look again, and moves no text."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._sitting = Sitting(seat)
        self._coached = False

    def _look_again(self) -> None:
        """Show the same road with what stands beside it now; a screen that shows none of it has nothing to do."""

    def action_note(self) -> None:
        """Write about the last own decision."""
        from tui.screens.note import NoteScreen

        if self._sitting.last_own is None:
            self.shell.tell("A note belongs to a decision, and there is none yet.")
        else:
            self.app.push_screen(NoteScreen(self._sitting.last_taken, self._sitting.note), self._noted)

    def _noted(self, text: str | None) -> None:
        if text is None or text == self._sitting.note:
            return
        try:
            self._sitting.write(text)
        except OSError as error:
            why = error.strerror or error
            self.shell.tell(f"The note could not be written to disk ({why}). It stays here while this play is open.")
        self._look_again()

    def action_coach(self) -> None:
        """Ask the coach in, or out."""
        if not self._coached:
            self._call_coach()
        else:
            self._coached = False
            self._sit_beside(None)
            self.shell.tell("The coach is out of the room.")

    def _call_coach(self) -> None:
        self._coached = True
        self.run_worker(self._open_coach, thread=True)

    def _open_coach(self) -> None:
        """In a thread: open the pack of this play."""
        from tui.shelf.packs import open_pack
        from tui.shelf.stories import Faulty

        try:
            pack = open_pack(self.seat.pack, self.seat.opened, self.shell.library)
        except Faulty as fault:
            self._coached = False
            told = f"The coach cannot come: its guidance cannot be read ({fault.message}). The play goes on without."
            self.app.call_from_thread(self.shell.tell, told)
        else:
            self.app.call_from_thread(self._sit_beside, pack)

    def _sit_beside(self, pack: Pack | None) -> None:
        if self.is_mounted and self._coached == (pack is not None):
            self._sitting.coach(pack)
            self._look_again()

    def action_card(self) -> None:
        """The card of one's role, and the content notes."""
        from tui.playing.introduction import introduction
        from tui.screens.card import CardScreen

        self.app.push_screen(CardScreen(introduction(self.seat.session.story, self.seat.role)))

    def action_map(self) -> None:
        """The story as a map."""
        opened = self.seat.opened
        self.post_message(messages.ShowMap(opened.named or opened.scenario.id, self.seat.kept))

    def action_look_back(self) -> None:
        """The debrief of this play as it stands."""
        self.post_message(messages.LookBack(self.seat.kept))

"""A story as one person plays it: it is told at the reader's pace, something is chosen, and it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.playing.pace import Reading
from tui.screens.beside import Beside
from tui.shelf.seat import Seat
from tui.shelf.settings import PACES

if TYPE_CHECKING:
    from sim.play.memory import Memory
    from tui.screens.roads import Turn


class PlayScreen(Beside):
    """One play. `step` goes back to before that decision of the road (from 1) first."""

    PAGE = "play"

    def __init__(self, seat: Seat, step: int | None = None) -> None:
        super().__init__(seat)
        self._step = step

    def on_mount(self) -> None:
        goes_on = len(self.seat.play.trace.steps) > 1
        if self._step is not None:
            self._sitting.go_to(self._step)
        self._sitting.go_on()
        self._turn(whole=goes_on)
        if self.seat.coach or self.shell.settings.coach:
            self._call_coach()
        self.run_worker(self._remember, thread=True)

    def on_unmount(self) -> None:
        self.seat.leave()

    # --- what is shown

    def _turn(self, *, whole: bool = False) -> None:
        """Look at the play anew: what was told stays, the rest comes at the reader's pace, or at once if `whole`."""
        view, settings = self._sitting.view(), self.shell.settings
        reading = Reading(view, 0) if self.reading is None else self.reading.turn(view)
        if whole or settings.pace != PACES[0]:
            reading = reading.whole()
        elif settings.skip_read:
            reading = reading.past(self._known)
        self.reading = reading.further()

    def _look_again(self) -> None:
        """Look at what stands beside the same road anew, without telling any more of it."""
        if self.reading is not None:
            self.reading = self.reading.again(self._sitting.view())

    # --- choosing

    def take(self, option: str) -> None:
        """Take an option on offer."""
        self._sitting.take(option)
        self._turn()

    def lead_out(self, way: str) -> None:
        """Look back, take another road, or leave the story."""
        if way == "look_back":
            self.action_look_back()
        elif way == "roads":
            self.action_roads()
        else:
            while len(self.app.screen_stack) > 1:
                self.app.pop_screen()

    # --- other roads

    def action_take_back(self) -> None:
        """Undo the last own decision."""
        if self._sitting.take_back():
            self._turn(whole=True)
        else:
            self.shell.tell("There is nothing to take back yet.")

    def go_to(self, step: int) -> None:
        """Go back to before a decision of this road (from 1)."""
        self._sitting.go_to(step)
        self._turn(whole=True)

    def action_roads(self) -> None:
        """Every decision so far, to go back to."""
        from tui.screens.roads import RoadsScreen

        forks = self._sitting.forks
        if forks:
            self.app.push_screen(RoadsScreen(forks), self._take_road)
        else:
            self.shell.tell("There is no decision to go back to yet.")

    def _take_road(self, turn: Turn | None) -> None:
        if turn is None:
            return
        if turn.back:
            self._sitting.go_to(turn.number)
        else:
            self._sitting.go_onto(turn.number)
        self._turn(whole=True)

    # --- leaving

    def action_back(self) -> None:
        """Leave the play."""
        if self.seat.keeper.path is not None:
            self.shell.tell("Your play is kept as it stands.")
        super().action_back()

    # --- earlier plays

    def _remember(self) -> None:
        """In a thread: what was read and taken in earlier plays of this story, and on other roads of this one."""
        from sim.play.memory import remember
        from tui.shelf.kept import is_play_of, kept_plays

        seat, library = self.seat, self.shell.library
        story = seat.opened.story(seat.play.header.cast)
        own, worker = seat.keeper.path, get_current_worker()
        others = [
            kept.trace
            for kept in kept_plays(self.shell.plays)
            if not worker.is_cancelled and kept.path != own and is_play_of(kept, seat.opened, library)
        ]
        memory = remember(story, others)
        texts = memory.texts | remember(story, [seat.play.trace]).texts if own is not None else memory.texts
        self.app.call_from_thread(self._remembered, memory._replace(texts=texts))

    def _remembered(self, memory: Memory) -> None:
        if self.is_mounted:
            self._known |= memory.texts
            self._sitting.taken_earlier = memory.taken
            self._look_again()

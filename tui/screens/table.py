"""A story played by several people at one laptop: what is on the screen is for whoever has it, and blank in between."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sim.classroom.rounds import go_round
from tui import messages
from tui.playing.gathering import ALOUD, ANOTHER, NOT_TAKEN_BACK, Gathering, Guess, card_of
from tui.playing.pace import Reading
from tui.playing.turns import BLANK, own_view, since_all, since_own
from tui.screens.observing import Observing
from tui.screens.storytelling import Storytelling
from tui.shelf.seat import Seat
from tui.shelf.settings import PACES
from tui.shelf.tabling import told


class TableScreen(Storytelling, Observing[None]):
    """One play at a table. `step` goes back to before that decision of the road (from 1) first."""

    PAGE = "table"

    def __init__(self, seat: Seat, step: int | None = None) -> None:
        super().__init__()
        self.seat = seat
        self.gathering = Gathering(seat)
        self._table = self.gathering.table
        self._guessed = False
        if step is not None:
            self._table.go_to(step)
        last = self._table.last
        self._passed = 0 if last is None else last.step  # the decisions of the road when the laptop was passed last

    def on_mount(self) -> None:
        self._table.go_on()
        self._go_on()

    def on_unmount(self) -> None:
        self.seat.leave()

    # --- what is shown to whom

    def _go_on(self) -> None:
        """Tell whoever has the laptop what came; pass it on where it is another's turn; at the end tell everybody."""
        role = self._table.holder
        if self._table.turn is None:
            self._show(since_all(self._table, self._another))
        elif self._table.is_passing:
            self._pass_on()
        elif role is not None and self.reading is not None:
            self._show(self.reading.turn(own_view(self._table, role)))

    def _show(self, reading: Reading) -> None:
        whole = self.shell.settings.pace != PACES[0]
        self.reading = reading.whole() if whole else reading.further()

    def _pass_on(self) -> None:
        from tui.screens.passing import PassScreen

        turn = self._table.turn
        assert turn is not None
        self.reading = BLANK
        passing = PassScreen(self.gathering, turn, self._passed)
        self._passed = self.seat.session.steps
        self.app.push_screen(passing, self._taken_over)

    def _taken_over(self, handed: bool | None) -> None:
        if not handed:
            self.action_back()
            return
        self._table.hand_over()
        if self._table.holder is not None:
            self._show(since_own(self._table, self._table.holder))

    @property
    def _another(self) -> str:
        if self._table.is_last_round:
            return ""
        seats = told(go_round(self._table.seating), self.gathering.story)
        return f"{ANOTHER} Then {', '.join(f'seat {seat} {does}' for seat, does in seats.items())}."

    # --- a turn

    def take(self, option: str) -> None:
        """Take an option on offer."""
        self._table.take(option)
        self._go_on()

    def action_let_be(self) -> None:
        """Let the story decide."""
        if self._table.holder is not None and self.reading is not None and self.reading.is_told:
            self._table.let_be()
            self._go_on()

    def action_card(self) -> None:
        """The card of whoever has the laptop."""
        from tui.screens.private_card import PrivateCardScreen

        if self._table.holder is not None:
            self.app.push_screen(PrivateCardScreen(card_of(self.gathering.story, self._table.holder)))

    def action_take_back(self) -> None:
        """Undo what whoever has the laptop decided last."""
        if self._table.take_back():
            self._go_on()
        else:
            self.shell.tell(NOT_TAKEN_BACK)

    def go_to(self, step: int) -> None:
        """Go back to before a decision of this road (from 1)."""
        self._table.go_to(step)
        self._passed = max(0, step - 1)
        self._table.go_on()
        self._go_on()

    # --- the end

    def lead_out(self, way: str) -> None:
        """Look back, another round, or out."""
        if way == "look_back":
            self._ask(() if self._guessed else self.gathering.guesses)
        elif way == "another":
            self.post_message(messages.AnotherRound(self.seat))
        else:
            self.action_back()

    def _ask(self, guesses: Sequence[Guess]) -> None:
        """Ask each what they thought the others wanted, and then look back."""
        from tui.screens.line import LineScreen

        if guesses:
            self.app.push_screen(LineScreen(guesses[0].question, ALOUD), partial(self._heard, guesses))
            return
        self._guessed = True
        self.post_message(messages.LookBack(self.seat.kept))

    def _heard(self, guesses: Sequence[Guess], text: str | None) -> None:
        try:
            self.gathering.guess(guesses[0], text or "")
        except OSError as error:
            self.shell.tell(f"This could not be written to disk: {error.strerror or error}")
        self._ask(guesses[1:])

    def action_back(self) -> None:
        """Out of the roles, and then out of the play."""
        from tui.screens.out_of_role import OutOfRoleScreen

        if self._table.turn is not None:
            self.reading, self._table.holder = BLANK, None
        kept = self.seat.keeper.path is not None
        self.app.push_screen(OutOfRoleScreen(self.gathering.out_of_role, kept), self._leave)

    def _leave(self, _: None) -> None:
        self.app.pop_screen()  # not given back: who called would wait for this screen to go, and it for them

"""One sitting at a play: what a person does at it, and the view after each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sim.play.notes import Notes
from sim.play.replay import onto
from sim.play.session import RoadFault
from tui.playing.entries import Margin
from tui.playing.forks import Fork, forks, taken_elsewhere
from tui.playing.view import View, view
from tui.shelf.seat import Seat

if TYPE_CHECKING:
    from sim.guidance.model import Pack
    from sim.guidance.verdicts import Judge


class Sitting:
    """A seat and what goes with it: the notes, the coach while there is one, and what was taken in earlier plays."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.judge: Judge | None = None
        self.taken_earlier: frozenset[tuple[str, str]] = frozenset()
        self.fault = ""
        self._notes = seat.notes

    @property
    def last_own(self) -> int | None:
        """The step of the last own decision on the road."""
        own = (decision.step for decision in self.seat.session.road if decision.role == self.seat.role)
        return max(own, default=None)

    @property
    def last_taken(self) -> str:
        """What was taken at the last own decision, in the words of the story."""
        own = [decision for decision in self.seat.session.road if decision.role == self.seat.role]
        return own[-1].option.text if own else ""

    @property
    def forks(self) -> tuple[Fork, ...]:
        """The roads of this play."""
        return forks(self.seat.play, self.seat.role)

    def view(self) -> View:
        """What there is to see."""
        taken = self.taken_earlier | taken_elsewhere(self.seat.play)
        return view(self.seat.session, self.seat.role, Margin(self._noted(), self._remarks()), taken, self.fault)

    # --- what is done

    def go_on(self) -> None:
        """Let the others decide. Where the story cannot go on, that is in the view."""
        try:
            self.seat.play.advance()
        except RoadFault as fault:
            self.fault = str(fault)

    def take(self, option: str) -> None:
        """Take an option on offer, and let the others decide."""
        self.fault = ""
        try:
            self.seat.play.take(option)
        except RoadFault as fault:
            self.fault = str(fault)
        else:
            self.go_on()

    def take_back(self) -> bool:
        """Go back to the last own decision; False, and nothing done, where there is none."""
        done = self.seat.play.undo_own()
        self.fault = "" if done else self.fault
        return done

    def go_to(self, step: int) -> None:
        """Go back to before a decision of the road, which stays in the trace."""
        while self.seat.session.steps >= max(1, step):
            self.seat.play.undo()
            self.fault = ""

    def go_onto(self, number: int) -> None:
        """Go over to the line that stops with a step of the trace."""
        self.fault = ""
        self.seat.play = onto(self.seat.play, number)
        self.go_on()

    # --- notes and the coach

    @property
    def note(self) -> str:
        """The note about the last own decision."""
        return self._noted().get(self.last_own or 0, "")

    def write(self, text: str) -> None:
        """Write a note about the last own decision. Raises OSError; it is remembered all the same."""
        if self.last_own is not None:
            self._open_notes().about_step(self.seat.play.numbers[self.last_own], text)

    def _open_notes(self) -> Notes:
        """The notes on disk, as soon as the play is."""
        if self._notes.path is None and self.seat.keeper.path is not None:
            self._notes = self.seat.notes
        return self._notes

    def _noted(self) -> Mapping[int, str]:
        by_number = self._open_notes().by_step
        return {step: by_number[number] for step, number in enumerate(self.seat.play.numbers) if number in by_number}

    def coach(self, pack: Pack | None) -> None:
        """Have a pack comment on every own decision; None has nobody."""
        from sim.guidance.verdicts import Judge

        seat = self.seat
        self.judge = None if pack is None else Judge(seat.session.story, pack, seat.play.persons)

    def _remarks(self) -> Mapping[int, Sequence[str]]:
        judge, role = self.judge, self.seat.role
        if judge is None:
            return {}
        from tui.coaching import remarks

        moments = judge.moments(self.seat.session.road)
        return {each.decision.step: remarks(each, judge.pack) for each in moments if each.decision.role == role}

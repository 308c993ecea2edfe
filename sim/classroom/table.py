"""A table: several people at one laptop who play one story, and pass the laptop to whoever has to decide.

What a person may see is a matter of the role of their seat. What nobody in particular may see, everybody may.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.classroom.rounds import Seating, players
from sim.classroom.seating import OBSERVER
from sim.play.decision import Decision
from sim.play.playthrough import Playthrough, decide
from sim.play.session import RoadFault, Session
from sim.story.compiled import Told

EVERYBODY = ""  # the role of no one: it sees what every role sees


class Turn(NamedTuple):
    """Whose turn it is: the seat (from 1), its role, and the name of whoever that is in the story."""

    seat: int
    role: str
    name: str


class Table:
    """A play by several people. `holder` is the role of whoever has the laptop; None while it is on its way."""

    def __init__(self, play: Playthrough) -> None:
        """A table at a play whose header says who sits where; a role that its story does not have any more observes."""
        cast = play.session.story.scenario.cast
        self.play = play
        self.seating: Seating = tuple(role if role in cast else OBSERVER for role in play.header.seats)
        self.holder: str | None = None
        self.fault = ""

    @property
    def session(self) -> Session:
        """The session that is being played."""
        return self.play.session

    @property
    def turn(self) -> Turn | None:
        """Whose turn it is; None where nothing is to be decided any more."""
        by = self.session.by
        return None if self.fault or by is None or by not in players(self.seating) else self.seat_of(by)

    @property
    def is_passing(self) -> bool:
        """Whether the laptop has to be passed before anything goes on."""
        turn = self.turn
        return turn is not None and turn.role != self.holder

    @property
    def players(self) -> tuple[Turn, ...]:
        """The seats that play, in their order."""
        return tuple(self.seat_of(role) for role in players(self.seating))

    @property
    def observers(self) -> tuple[int, ...]:
        """The seats that observe."""
        return tuple(seat for seat, role in enumerate(self.seating, start=1) if role == OBSERVER)

    @property
    def is_last_round(self) -> bool:
        """Whether by now each seat has had each role."""
        return self.play.header.round >= len(self.seating)

    def seat_of(self, role: str) -> Turn:
        """The seat of a role that somebody plays."""
        return Turn(self.seating.index(role) + 1, role, self.session.story.people[role].name)

    # --- what is done

    def go_on(self) -> None:
        """Let weights and chance decide until somebody at the table has to. What stops the story is in `fault`."""
        try:
            self.play.advance()
        except RoadFault as fault:
            self.fault = str(fault)
        turn = self.turn
        self.holder = self.holder if turn is not None and turn.role == self.holder else None

    def hand_over(self) -> None:
        """Whose turn it is has the laptop now."""
        turn = self.turn
        self.holder = None if turn is None else turn.role

    def take(self, option: str) -> None:
        """Take an option on offer, for whoever has the laptop. Raises NotOnOffer, which changes nothing."""
        try:
            self.play.take(option)
        except RoadFault as fault:
            self.fault = str(fault)
        self.go_on()

    def let_be(self) -> None:
        """A pass: the story decides by its weights, as it does for whoever is not there."""
        try:
            decide(self.play)
        except RoadFault as fault:
            self.fault = str(fault)
        self.go_on()

    def take_back(self) -> bool:
        """Take back what whoever has the laptop decided since they got it; False where there is nothing of the kind."""
        last = self.last
        if last is None or last.role != self.holder:
            return False
        self.go_to(last.step)
        self.hand_over()
        return True

    def go_to(self, step: int) -> None:
        """Go back to before a decision of this road (from 1); the laptop has to be passed again."""
        while self.session.steps >= max(1, step):
            self.play.undo()
        self.fault, self.holder = "", None

    # --- what may be seen

    @property
    def last(self) -> Decision | None:
        """What somebody at the table decided last."""
        played = players(self.seating)
        own = (decision for decision in reversed(self.session.road) if decision.role in played)
        return next(own, None)

    def read_by(self, role: str) -> int:
        """How many decisions of the road whoever plays a role has read on from: up to their own last one."""
        return max((decision.step for decision in self.session.road if decision.role == role), default=0)

    @property
    def read_by_all(self) -> int:
        """How many decisions of the road everybody who plays has read on from."""
        return min((self.read_by(turn.role) for turn in self.players), default=0)

    def told(self, role: str, after: int) -> tuple[Told, ...]:
        """What a role may see of all that was told after so many decisions of the road."""
        earlier = (beat for decision in self.session.road[after:] for beat in decision.told)
        return tuple(beat for beat in (*earlier, *self.session.text) if beat.seen_by(role))

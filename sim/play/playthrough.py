"""A playthrough: a session, who decides in it, and the trace that grows with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from sim.play.draws import draw, pick
from sim.play.session import Position, RoadFault, Session
from sim.play.trace import Header, Step, Trace
from sim.story.clock import DAY
from sim.story.layout import MINUTES

MOST_IN_A_ROW = 1000

Recorder = Callable[[Step], None]


# A step as it was made, before anybody asks to see it written down: the number of the step before it, where it was
# taken, the option, how chances fell, where it led. A bare tuple, since one is made at every step.
_Leg: TypeAlias = tuple[int, Position, str, tuple[str, ...], Position]


class Playthrough:
    """Plays a session and writes down each step as it is complete; undo goes back along the tree."""

    __slots__ = ("_earlier", "_legs", "_numbers", "header", "recorder", "session")

    def __init__(
        self,
        session: Session,
        header: Header,
        recorder: Recorder | None = None,
        earlier: Sequence[Step] = (),
        numbers: Sequence[int] = (),
    ) -> None:
        """A new play, or one that goes on: `earlier` are its steps so far, `numbers` those of its present road."""
        self.session = session
        self.header = header
        self.recorder = recorder
        self._earlier = list(earlier)
        self._numbers = list(numbers)
        self._legs: list[_Leg] = []
        if not earlier and session.pending is None:
            self._record_opening()

    @property
    def persons(self) -> tuple[str, ...]:
        """The roles that a person plays."""
        return self.header.persons

    @property
    def over(self) -> bool:
        """Whether the play does not go on: see `Session.over`."""
        return self.session.over

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the present road's steps in the trace: the opening's, then one a decision."""
        return tuple(self._numbers)

    @property
    def trace(self) -> Trace:
        """The trace as it stands: every step of every road that was tried."""
        first = len(self._earlier)
        return Trace(self.header, [*self._earlier, *(_step(first + i, leg) for i, leg in enumerate(self._legs))])

    def take(self, option: str) -> None:
        """Take an option on offer. Raises NotOnOffer and RoadFault, which change nothing."""
        session = self.session
        before = session.position
        session.take(option)
        if session.position.open is None:
            self._record(before, option, ())

    def settle(self, scene: str) -> None:
        """Let the pending chance fall on a scene. Raises NotOnOffer and RoadFault, which change nothing."""
        session = self.session
        session.settle(scene)
        if session.pending is not None:
            return
        if session.steps == 0:
            self._record_opening()
        else:
            self._record(session.before, session.last.taken, tuple(fall.scene for fall in session.falls))

    def undo(self) -> None:
        """Take back the last decision. Raises NotOnOffer where there is none."""
        pending = self.session.pending is not None
        self.session.undo()
        if not pending:
            self._numbers.pop()

    def undo_own(self) -> bool:
        """Go back to the last decision that a person took; False, and nothing done, where there is none."""
        steps = [decision.step for decision in self.session.road if decision.role in self.persons]
        if not steps:
            return False
        while self.session.steps >= steps[-1]:
            self.undo()
        return True

    def advance(self) -> None:
        """Let weights and chance decide until a person has to, or the story ends. Raises RoadFault."""
        for _ in range(MOST_IN_A_ROW):
            session = self.session
            if session.pending is None and (session.by is None or session.by in self.persons):
                return
            decide(self)
        raise RoadFault(f"`{self.session.scene}` goes on without ever asking the player")

    def _record_opening(self) -> None:
        session = self.session
        scenario = session.story.scenario
        start = scenario.clock.day * DAY + scenario.clock.time
        fell = tuple(fall.scene for fall in session.opening)
        step = Step(0, None, scenario.first, start, None, None, (), fell, session.draws, session.scene)
        self._earlier.append(step)
        self._numbers.append(0)
        if self.recorder is not None:
            self.recorder(step)

    def _record(self, before: Position, option: str, fell: tuple[str, ...]) -> None:
        n = len(self._earlier) + len(self._legs)
        leg = (self._numbers[-1], before, option, fell, self.session.position)
        self._legs.append(leg)
        self._numbers.append(n)
        if self.recorder is not None:
            self.recorder(_step(n, leg))


def _step(n: int, leg: _Leg) -> Step:
    parent, before, option, fell, after = leg
    scene, minutes = before.scene, before.values[MINUTES]
    return Step(n, parent, scene.id, minutes, scene.by, option, before.offer.ids, fell, after.draws, after.scene.id)


def decide(play: Playthrough) -> None:
    """Let a lot decide what is open, a chance or a decision."""
    pending = play.session.pending is not None
    chosen = drawn(play)
    if pending:
        play.settle(chosen)
    else:
        play.take(chosen)


def drawn(play: Playthrough) -> str:
    """Draw a lot for what is open; what it falls on. Where only one way is possible none is drawn."""
    session = play.session
    pending = session.pending
    if pending is not None:
        weights, names = [chance.weight for chance in pending], [chance.scene for chance in pending]
    else:
        weights, names = list(session.weights), list(session.offered)
    possible = _possible(weights)
    if len(possible) == 1:
        return names[possible[0]]
    chosen = names[pick(draw(play.header.seed, session.draws), weights)]
    session.draws += 1
    return chosen


def _possible(weights: Collection[int]) -> list[int]:
    return [index for index, weight in enumerate(weights) if weight] or list(range(len(weights)))

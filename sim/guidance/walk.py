"""A walk beside one session: it judges each decision as it is taken, for a coach, an adviser or a simulated player."""

from __future__ import annotations

from collections import Counter

from sim.guidance.rulebook import Reading
from sim.guidance.verdicts import Judge, Moment
from sim.play.decision import Decision
from sim.play.session import Position, Session
from sim.story.layout import MINUTES


class Walk:
    """Where a session's road has come to, as the rules see it. A step forward costs one step; after an undo the road
    is walked anew. `moments` are the judged decisions so far; `first` has, for each aside of the present visit, how it
    read where it first stood on offer in that visit, and `takes` how often it was taken since."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self._stands: Position | None = None
        self._begin()

    def _begin(self) -> None:
        self.values = self.judge.rulebook.begin()
        self.moments: list[Moment] = []
        self.visit = 0
        self.first: dict[str, Reading] = {}
        self.takes: Counter[str] = Counter()

    def follow(self, session: Session) -> list[Moment]:
        """Come to where the session stands; all moments so far."""
        if self._stands is not session.position:
            if session.steps and session.before is self._stands:
                self._take(session.last)
            else:
                self._begin()
                for decision in session.road:
                    self._take(decision)
            self._stands = session.position
            self._look_round(session)
        return self.moments

    def _take(self, decision: Decision) -> None:
        judge = self.judge
        readings = judge.weigh(decision, self.values)
        self._enter(decision.visit)
        for option, reading in zip(decision.options, readings, strict=True):
            if option.aside:
                self.first.setdefault(option.id, reading)
        self.takes[decision.taken] += 1
        moment = judge.moment(decision, readings)
        if moment is not None:
            self.moments.append(moment)
        judge.rulebook.leave(self.values, decision.role, decision.option.acts)

    def _enter(self, visit: int) -> None:
        if visit != self.visit:
            self.visit = visit
            self.first = {}
            self.takes = Counter()

    def _look_round(self, session: Session) -> None:
        """Read what is on offer now; `readings` has it by option."""
        self._enter(session.position.visit)
        self.values[MINUTES] = session.minutes
        options = session.options
        self.readings = {each.id: self.judge.rulebook.read(each.acts, self.values) for each in options}
        for option in options:
            if option.aside:
                self.first.setdefault(option.id, self.readings[option.id])

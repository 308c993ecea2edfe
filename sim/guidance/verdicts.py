"""Verdicts: what a pack's rules make of each decision of a road, the options not taken included."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sim.guidance.disputes import Marks, best_of, bites, is_disputed
from sim.guidance.model import DO, DONT, Pack, Rule
from sim.guidance.rulebook import Reading, Rulebook
from sim.play.decision import Decision
from sim.play.session import Session
from sim.story.layout import MINUTES, Values
from sim.story.story import Story

__all__ = ["Judge", "Judgement", "Marks", "Moment", "Verdict", "judge", "judgements", "rules_of"]


class Verdict(StrEnum):
    """What a rule makes of the option that was taken."""

    FOLLOWED = "followed"
    BROKEN = "broken"
    MISSED = "missed"
    RESISTED = "resisted"


class Judgement(NamedTuple):
    """The verdict of one rule."""

    rule: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Moment:
    """One judged decision. `worth` has the sources that judge the role, `best` those of them that speak: whose options
    differ; `with_` names the sources for which the option taken is among the best. Disputes and `disputed` are looked
    at where the articles speak, so never at another role's decision."""

    decision: Decision
    judgements: tuple[Judgement, ...]
    marks: Mapping[str, Marks]
    worth: Mapping[str, Mapping[str, int]]
    best: Mapping[str, tuple[str, ...]]
    disputed: bool
    with_: tuple[str, ...]
    bites: tuple[str, ...]


class _Finding(NamedTuple):
    """A moment without its decision: the same wherever the same options are read the same way."""

    judgements: tuple[Judgement, ...]
    marks: Mapping[str, Marks]
    worth: Mapping[str, Mapping[str, int]]
    best: Mapping[str, tuple[str, ...]]
    disputed: bool
    with_: tuple[str, ...]
    bites: tuple[str, ...]


class Judge:
    """Judges plays of one story by one pack. Made once, it serves any number of plays: it holds no play.

    Articles judge the seeker, whoever plays it; the house judges every role that a person plays.
    """

    def __init__(self, story: Story, pack: Pack, persons: Collection[str]) -> None:
        self.pack = pack
        self.rulebook = Rulebook(pack, story)
        self.seeker = story.scenario.seeker
        self._sources = {role: self._judging(role, persons) for role in story.scenario.cast}
        self._rules = {role: rules_of(pack, sources) for role, sources in self._sources.items()}
        self._findings: dict[tuple[object, ...], _Finding] = {}

    def moments(self, road: Iterable[Decision]) -> list[Moment]:
        """The judged decisions of a road that starts where the story does, in order."""
        values = self.rulebook.begin()
        found = []
        for decision in road:
            readings = self.weigh(decision, values)
            moment = self.moment(decision, readings)
            if moment is not None:
                found.append(moment)
            self.rulebook.leave(values, decision.role, decision.option.acts)
        return found

    def weigh(self, decision: Decision, values: Values) -> tuple[Reading, ...]:
        """The readings of a decision's options, in their order; sets the clock of the values, which hold the history
        before the decision."""
        values[MINUTES] = decision.minutes
        read = self.rulebook.read
        return tuple([read(option.acts, values) for option in decision.options])

    def moment(self, decision: Decision, readings: tuple[Reading, ...]) -> Moment | None:
        """The moment of a decision whose options were read so; None where nobody judges the role."""
        role, options = decision.role, tuple([option.id for option in decision.options])
        if not self._sources.get(role):
            return None
        key = (role, decision.taken, options, readings)
        finding = self._findings.get(key)
        if finding is None:
            finding = self._findings[key] = self._find(role, decision.taken, dict(zip(options, readings, strict=True)))
        return Moment(decision, *finding)

    def _judging(self, role: str, persons: Collection[str]) -> tuple[str, ...]:
        return tuple(
            name
            for name, source in self.pack.sources.items()
            if (role in persons if source.house else role == self.seeker)
        )

    def _find(self, role: str, taken: str, readings: Mapping[str, Reading]) -> _Finding:
        marks = {option: its.marks for option, its in readings.items()}
        sources = self._sources[role]
        worth = {name: {option: its.worth[name] for option, its in readings.items()} for name in sources}
        best = {name: favoured for name in sources if (favoured := best_of(worth[name]))}
        articles = [favoured for name, favoured in best.items() if not self.pack.sources[name].house]
        return _Finding(
            judgements(self._rules[role], taken, marks),
            marks,
            worth,
            best,
            is_disputed(articles),
            tuple([name for name, favoured in best.items() if taken in favoured]),
            bites(self.pack, marks) if role == self.seeker else (),
        )


def judge(session: Session, pack: Pack, persons: Collection[str]) -> list[Moment]:
    """The judged decisions of a session's road; `persons` are the roles that a person plays."""
    return Judge(session.story, pack, persons).moments(session.road)


def rules_of(pack: Pack, sources: Collection[str]) -> tuple[Rule, ...]:
    """The rules of some sources, in the order of the pack."""
    return tuple(rule for rule in pack.rules.values() if not rule.sources.keys().isdisjoint(sources))


def judgements(rules: Iterable[Rule], taken: str, marks: Mapping[str, Marks]) -> tuple[Judgement, ...]:
    """What some rules make of the option taken, given what they make of every option on offer."""
    own = marks[taken]
    offered = Marks(*(frozenset().union(*each) for each in zip(*marks.values(), strict=True)))
    found = ((rule.id, _verdict(rule, own, offered)) for rule in rules)
    return tuple([Judgement(name, verdict) for name, verdict in found if verdict is not None])


def _verdict(rule: Rule, own: Marks, offered: Marks) -> Verdict | None:
    """One verdict a rule: what was done comes before what was left undone, and a breach before anything else."""
    if rule.id in own.broken:
        return Verdict.BROKEN
    if rule.id in own.followed:
        return Verdict.FOLLOWED
    if rule.kind == DO and rule.id in offered.followed:
        return Verdict.MISSED
    if rule.kind == DONT and rule.id in offered.broken:
        return Verdict.RESISTED
    return None

"""What many plays came to, in whole numbers only, so that tallies add up the same whoever counted which share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, NamedTuple

from sim.play.memory import Edge
from sim.story.model import Scenario


class Way(NamedTuple):
    """One target of the road out of an option, or out of a scene that runs on (None); `place` counts from 0."""

    scene: str
    option: str | None
    place: int
    to: str


class Condition(NamedTuple):
    """A condition where it stands: in a scene, or in one of its options; `part` is `if`, `to 1`, `text 2`, `then 1` or
    `to 1 then 2`, counted from 1 as a reader would."""

    scene: str
    option: str | None
    part: str
    text: str


class Lost(NamedTuple):
    """Plays that came to no end: how many, and the number of the first."""

    plays: int
    first: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a number of plays. Two tallies of different plays add up to the tally of them all."""

    plays: int = 0
    decisions: int = 0  # of all roles
    ends: Counter[str] = field(default_factory=Counter)  # by scene: endings, and where nothing was on offer any more
    entries: Counter[str] = field(default_factory=Counter)  # by scene
    offered: Counter[tuple[str, str]] = field(default_factory=Counter)  # by scene and option, as are the taken
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    ways: Counter[Way] = field(default_factory=Counter)  # how often each was gone
    weights: Counter[tuple[str, str] | Way] = field(default_factory=Counter)  # sums of those that are worked out
    held: Counter[Condition] = field(default_factory=Counter)  # how often each condition was asked and held
    failed: Counter[Condition] = field(default_factory=Counter)
    credit: Counter[str] = field(default_factory=Counter)  # by source
    total: Counter[str] = field(default_factory=Counter)
    states: Counter[tuple[str, str]] = field(default_factory=Counter)  # sums at the end, by scene of the end and state
    lost: Mapping[str, Lost] = field(default_factory=dict)  # by reason

    def __add__(self, other: Tally) -> Tally:
        both = {each.name: (getattr(self, each.name), getattr(other, each.name)) for each in fields(self)}
        both.pop("lost")
        return Tally(**{name: _added(*pair) for name, pair in both.items()}, lost=_both(self.lost, other.lost))

    def endings(self, scenario: Scenario) -> Counter[str]:
        """How many plays ended so, by kind; those that came to no ending are left out."""
        found: Counter[str] = Counter()
        for scene, plays in self.ends.items():
            kind = scenario.scenes[scene].ending
            if kind:
                found[kind] += plays
        return found

    @property
    def agreement(self) -> dict[str, Fraction | None]:
        """The pooled agreement of each source, 0 to 100: all credit by all there was to have; None where it said
        nothing."""
        return {name: Fraction(100 * self.credit[name], total) if total else None for name, total in self.total.items()}

    def means(self, scenario: Scenario, kind: str | None = None) -> dict[str, Fraction]:
        """What each state was on average at the end of all plays that came to rest, or of those that ended so; a flag
        is 1 or 0. Empty where none did."""
        scenes = [name for name in self.ends if kind is None or scenario.scenes[name].ending == kind]
        plays = sum(self.ends[name] for name in scenes)
        totals = {state: sum(self.states[name, state] for name in scenes) for state in scenario.state}
        return {state: Fraction(total, plays) for state, total in totals.items()} if plays else {}

    @property
    def travelled(self) -> Counter[Edge]:
        """How often each edge of the story's graph was travelled."""
        found: Counter[Edge] = Counter()
        for way, times in self.ways.items():
            found[way.scene, way.option, way.to] += times
        return found


def _added(one: Any, other: Any) -> Any:
    if isinstance(one, int):
        return one + other
    found = one.copy()
    found.update(other)  # not `+`, which would drop what counts 0
    return found


def _both(one: Mapping[str, Lost], other: Mapping[str, Lost]) -> dict[str, Lost]:
    found = dict(one)
    for why, lost in other.items():
        known = found.get(why)
        found[why] = Lost(known.plays + lost.plays, min(known.first, lost.first)) if known else lost
    return found

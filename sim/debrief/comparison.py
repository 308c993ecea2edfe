"""Two plays of one story side by side: how each source reads them, where they went together, and where they parted.

Decisions are held against each other by their place in the story: the same scene, on the same visit to it. What leads
on is held against what leads on; what is done besides has a place only for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from sim.debrief.blocks import Debrief, Luck, MomentCard, SourceCard


@dataclass(frozen=True, slots=True)
class Readings:
    """One source's agreement with one role's decisions in either play; None where it says nothing."""

    source: SourceCard
    role: str
    left: Fraction | None
    right: Fraction | None


@dataclass(frozen=True, slots=True)
class Together:
    """A stretch of decisions at the same places, with the same option taken at each."""

    pairs: tuple[tuple[MomentCard, MomentCard], ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """One place, two options."""

    left: MomentCard
    right: MomentCard


@dataclass(frozen=True, slots=True)
class Apart:
    """Decisions at places that only one of the two plays came to; `by_luck` where chance or an answer parted them."""

    left: tuple[MomentCard, ...]
    right: tuple[MomentCard, ...]
    by_luck: bool

    @property
    def besides(self) -> bool:
        """Whether all of it was done on the way, leading nowhere else."""
        return all(moment.option.aside for moment in (*self.left, *self.right))


Stretch: TypeAlias = Together | Parting | Apart
_Place: TypeAlias = tuple[str, int, str, int]  # scene, visit to it, what is done besides, the how-manieth time
_Row: TypeAlias = tuple[int, tuple[tuple[int, _Place], ...], tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What there is to say of two plays; agreements are never added up, neither within a play nor between the two."""

    left: Debrief
    right: Debrief
    readings: tuple[Readings, ...]
    stretches: tuple[Stretch, ...]

    @property
    def alike(self) -> bool:
        """Whether the same was decided throughout."""
        return all(isinstance(stretch, Together) for stretch in self.stretches)


def compare(left: Debrief, right: Debrief) -> Comparison:
    """Two plays of one story, judged by one and the same pack."""
    return Comparison(left, right, tuple(_readings(left, right)), tuple(_joined(_stretches(left, right))))


def _readings(left: Debrief, right: Debrief) -> Iterator[Readings]:
    """Source by source in the order of the pack, and role by role where a source reads more than one."""
    of_left, of_right = _by_source(left), _by_source(right)
    roles = sorted({role for role, _ in (*of_left, *of_right)})
    for reading in left.table:
        for role in roles:
            key = role, reading.source.id
            if key in of_left or key in of_right:
                yield Readings(reading.source, role, of_left.get(key), of_right.get(key))


def _by_source(debrief: Debrief) -> dict[tuple[str, str], Fraction | None]:
    return {
        (reading.role, source.source.id): source.agreement for reading in debrief.readings for source in reading.sources
    }


def _stretches(left: Debrief, right: Debrief) -> Iterator[Stretch]:
    """Place by place: the shared ones, and what lies between them."""
    ours, theirs = left.moments, right.moments
    at = other = 0
    for here, there in (*_shared(_places(ours), _places(theirs)), (len(ours), len(theirs))):
        if here > at or there > other:
            luck = (ours[at - 1].luck, theirs[other - 1].luck) if at else (left.opening, right.opening)
            parted = at == 0 or ours[at - 1].taken == theirs[other - 1].taken
            yield Apart(ours[at:here], theirs[other:there], parted and _fell(luck[0]) != _fell(luck[1]))
        if here < len(ours):
            one, another = ours[here], theirs[there]
            yield Together(((one, another),)) if one.taken == another.taken else Parting(one, another)
        at, other = here + 1, there + 1


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """The same with each run of shared decisions in one."""
    for together, run in groupby(stretches, key=lambda stretch: isinstance(stretch, Together)):
        if together:
            yield Together(tuple(pair for stretch in run if isinstance(stretch, Together) for pair in stretch.pairs))
        else:
            yield from run


def _fell(luck: Sequence[Luck]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.name, tuple(odd.text for odd in each.odds if odd.fell)) for each in luck]


def _places(moments: Sequence[MomentCard]) -> list[_Place]:
    """For each decision its scene, the how-manieth visit to that scene, and its place within the visit."""
    visits: dict[str, list[int]] = {}
    again: Counter[tuple[int, str]] = Counter()
    found: list[_Place] = []
    for moment in moments:
        known = visits.setdefault(moment.scene, [])
        if moment.visit not in known:
            known.append(moment.visit)
        besides = moment.taken if moment.option.aside else ""
        found.append((moment.scene, known.index(moment.visit), besides, again[moment.visit, besides]))
        again[moment.visit, besides] += 1
    return found


def _shared(left: Sequence[_Place], right: Sequence[_Place]) -> tuple[tuple[int, int], ...]:
    """The longest row of places that both came to in the same order, as indices into both; no place comes twice.

    Of several that are as long it is the earliest, which is the same whichever play is called the left.
    """
    index = {place: there for there, place in enumerate(right)}
    rows: list[_Row] = [(0, (), ())]
    for here in reversed(range(len(left))):
        there = index.get(left[here])
        if there is not None:
            less, order, pairs = min(row for row in rows if not row[2] or row[2][0][1] > there)
            rows.append((less - 1, ((here + there, left[here]), *order), ((here, there), *pairs)))
    return min(rows)[2]

"""What guidance and debrief read of a road: its decisions, each with what was on offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sim.story.compiled import Option, Told


class Chance(NamedTuple):
    """One outcome of a chance, with its weight at that moment."""

    scene: str
    weight: int


class Fall(NamedTuple):
    """How a chance fell."""

    chances: tuple[Chance, ...]
    scene: str


class Decision(NamedTuple):
    """One decision of a road. Decisions with the same `visit` were taken without leaving the scene.

    `passed` are the scenes that the road ran through afterwards, before the one where it `leads`.
    """

    step: int
    visit: int
    scene: str
    title: str
    role: str
    minutes: int
    options: tuple[Option, ...]
    weights: tuple[int, ...]
    taken: str
    told: tuple[Told, ...]
    falls: tuple[Fall, ...] = ()
    leads: str = ""
    passed: tuple[str, ...] = ()

    @property
    def option(self) -> Option:
        """The option that was taken."""
        return next(option for option in self.options if option.id == self.taken)


def visits(road: Iterable[Decision]) -> Iterator[tuple[int, Decision]]:
    """Every decision of a road, with the how-manieth visit to its scene it was taken on, counted from 1."""
    known: dict[str, list[int]] = {}
    for decision in road:
        its = known.setdefault(decision.scene, [])
        if decision.visit not in its:
            its.append(decision.visit)
        yield len(its), decision

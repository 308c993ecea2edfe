"""How the answers and chances of one scene fell in practice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sim.story.model import PLAYER, Scenario, Scene, Target
from sim.workbench.simulation.tally import Tally, Way


@dataclass(frozen=True, slots=True)
class Odd:
    """An option, or a way: how often it was there to be had, how often it came about, and what it weighed on average;
    None where no weight decides."""

    name: str
    offered: int
    fell: int
    weight: Fraction | None

    @property
    def share(self) -> Fraction | None:
        """How often it came about where it was there to be had; None where it never was."""
        return Fraction(self.fell, self.offered) if self.offered else None


@dataclass(frozen=True, slots=True)
class Parting:
    """A road that leads to several scenes: behind an option, or (None) behind a scene that runs on."""

    option: str | None
    by_chance: bool
    ways: tuple[Odd, ...]


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of a scene: of its options, and of the roads out of it that part."""

    scene: str
    by: str
    entries: int
    options: tuple[Odd, ...]
    partings: tuple[Parting, ...]


def odds(tally: Tally, scenario: Scenario, name: str) -> Odds:
    """How it fell in a scene. Raises KeyError for a scene that is none."""
    scene = scenario.scenes[name]
    options = tuple(_option(tally, scene, option) for option in scene.choices)
    return Odds(name, scene.by, tally.entries[name], options, tuple(_partings(tally, scene)))


def _option(tally: Tally, scene: Scene, option: str) -> Odd:
    key = (scene.id, option)
    offered = tally.offered[key]
    weight = None if scene.by == PLAYER else _mean(scene.choices[option].weight, tally.weights[key], offered)
    return Odd(option, offered, tally.taken[key], weight)


def _partings(tally: Tally, scene: Scene) -> Iterator[Parting]:
    roads: dict[str | None, tuple[Target, ...]] = {id: each.to or scene.to for id, each in scene.choices.items()}
    for option, to in (roads or {None: scene.to}).items():
        if len(to) < 2:
            continue
        by_chance = to[0].weight is not None
        ways = [Way(scene.id, option, place, each.scene) for place, each in enumerate(to)]
        times = sum(tally.ways[way] for way in ways)
        odd = [
            Odd(way.to, times, tally.ways[way], _mean(each.weight, tally.weights[way], times) if by_chance else None)
            for way, each in zip(ways, to, strict=True)
        ]
        yield Parting(option, by_chance, tuple(odd))


def _mean(weight: str | None, total: int, times: int) -> Fraction | None:
    """The mean of a weight: of one that is worked out, by the sum of what it came to."""
    if weight is None or weight.isdecimal():
        return Fraction(weight or 1)
    return Fraction(total, times) if times else None

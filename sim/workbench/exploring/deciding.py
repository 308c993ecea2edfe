"""Plays that nobody plays: which part of them goes each way. The player picks evenly, the others decide by weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from sim.story.model import PLAYER, Scene, Target
from sim.story.story import Story
from sim.workbench.space.terrain import Terrain

# The edges on from a state and, where they matter, the weight of each edge's option and its share within that option.
Ways: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[Fraction | int, ...]]


class Made(NamedTuple):
    """The moves that are made at all: their labels, and their places among all moves (None: all of them)."""

    labels: list[int]
    places: list[int] | None


class Deciding:
    """Who decides what on a terrain, whose question asks for weights."""

    def __init__(self, story: Story, terrain: Terrain) -> None:
        self.terrain = terrain
        scenes = story.scenario.scenes
        self._players = frozenset(name for name, scene in scenes.items() if scene.choices and scene.by == PLAYER)
        self._even = frozenset(
            name
            for name, scene in scenes.items()
            if not (scene.choices and scene.by != PLAYER) and not _has_chance(scene)
        )

    def ways(self, state: int) -> tuple[Ways, Sequence[int]]:
        """The ways on from a state, and where they lead."""
        if self.terrain.scene(state) in self._even:
            moves = self.terrain.moves(state)
            edges, targets = zip(*moves, strict=True) if moves else ((), ())
            return (edges, (), ()), targets
        shares = self.terrain.shares(state)
        edges, targets, weights, parts = zip(*shares, strict=True) if shares else ((), (), (), ())
        return (edges, weights, parts), targets

    def is_players(self, state: int) -> bool:
        """Whether it is the player who decides in a state."""
        return self.terrain.scene(state) in self._players

    def options(self, ways: Ways) -> list[str | None]:
        """The option of each way; None where a scene runs on."""
        return [self.terrain.edges[edge].option for edge in ways[0]]

    def parts(self, ways: Ways, wanted: Iterable[str] | None = None) -> list[Fraction]:
        """Which part of the plays goes each way. The player picks evenly among the options that are `wanted`, or among
        all; where the weights of another's options are all 0, they are alike. A scene that runs on has one option."""
        options = self.options(ways)
        weights = dict(zip(options, ways[1] or [1] * len(options), strict=True))
        if wanted is not None:
            weights = dict.fromkeys(wanted, 1)
        elif not any(weights.values()) or self.terrain.edges[ways[0][0]].scene in self._players:
            weights = dict.fromkeys(weights, 1)
        total = sum(weights.values())
        shares = zip(options, ways[2] or [1] * len(options), strict=True)
        return [Fraction(weights.get(option, 0), total) * share for option, share in shares]


def made(labels: Iterable[int | None]) -> Made:
    """Labels with those left out that are None: moves that are never made."""
    labels = [*labels]
    places = [place for place, label in enumerate(labels) if label is not None]
    kept = [label for label in labels if label is not None]
    return Made(kept, None if len(kept) == len(labels) else places)


def _has_chance(scene: Scene) -> bool:
    return any(_by_chance(to) for to in (scene.to, *(choice.to for choice in scene.choices.values())))


def _by_chance(to: tuple[Target, ...]) -> bool:
    return len(to) > 1 and to[0].weight is not None

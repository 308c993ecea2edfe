"""Plays that nobody plays: which part of them goes each way. The player picks evenly, the others decide by weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from sim.story.model import PLAYER, Scenario
from sim.workbench.exploring.stream import Course
from sim.workbench.space.branches import Branching

What = TypeVar("What")


class Deciding:
    """Who decides what in a story, on a terrain whose question asks for weights."""

    def __init__(self, scenario: Scenario) -> None:
        self._players = frozenset(
            name for name, scene in scenario.scenes.items() if scene.choices and scene.by == PLAYER
        )
        self._even: dict[int, list[float]] = {}

    def is_players(self, scene: str) -> bool:
        """Whether it is the player who decides there."""
        return scene in self._players

    def course(self, branching: Branching, what: Sequence[What], wanted: Iterable[str] | None = None) -> Course[What]:
        """What plays do in the states of a branching; `what` says what each move is, and those that nobody makes are
        left out. The player picks evenly among the options that are `wanted`, or among all."""
        if wanted is None and self._is_even(branching):
            many = len(branching.edges)
            return Course(self._even.setdefault(many, [1 / many] * many if many else []), branching.to, what)
        parts = self._parts(branching, wanted)
        places = [place for place, part in enumerate(parts) if part]
        if len(places) == len(parts):
            return Course([*map(float, parts)], branching.to, what)
        made = [float(parts[place]) for place in places]
        return Course(made, [branching.to[place] for place in places], [what[place] for place in places], places)

    def _is_even(self, branching: Branching) -> bool:
        """Whether each edge is as likely as any other."""
        return not branching.shares and (not branching.weights or branching.scene in self._players)

    def _parts(self, branching: Branching, wanted: Iterable[str] | None) -> list[Fraction]:
        """Which part of the plays goes each way. Where the weights of another's options are all 0, they are alike. A
        scene that runs on has one option."""
        options, shares = branching.options, branching.shares or [1] * len(branching.options)
        if wanted is not None:
            weights: dict[str | None, int] = dict.fromkeys(wanted, 1)
        elif any(branching.weights) and branching.scene not in self._players:
            weights = dict(zip(options, branching.weights, strict=True))
        else:
            weights = dict.fromkeys(options, 1)
        total = sum(weights.values())
        return [Fraction(weights.get(option, 0), total) * share for option, share in zip(options, shares, strict=True)]

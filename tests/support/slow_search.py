"""Every way on from a position, exactly: all options that a person could take, chance only where it may fall."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from sim.play.position import Position, RoadFault, settle, take
from sim.story.compiled import CompiledOption, amount
from sim.story.story import Story
from tests.support.slow_merging import Merging

MOST_STATES = 200_000  # that one question is searched through
MOST_IN_ALL = 600_000  # that all questions of one file are


@dataclass(slots=True)
class Budget:
    """How many states may still be searched: for one question, and in all."""

    each: int = MOST_STATES
    left: int = MOST_IN_ALL


class Arrival(NamedTuple):
    """One position that the search came to for the first time; `passed` where a road there went through a goal."""

    position: Position
    key: Hashable
    passed: bool


@dataclass(slots=True)
class Search:
    """A search from one position. `capped` says that it stopped before it had seen everything."""

    story: Story
    merging: Merging
    enters: Callable[[Position, Position], bool]  # whether a step entered a goal
    allows: Callable[[CompiledOption], bool]  # whether an option may be taken
    budget: Budget = field(default_factory=Budget)
    capped: bool = False
    faults: list[tuple[str, str]] = field(default_factory=list)  # a road, and why it could not go on
    _came: dict[Hashable, tuple[Hashable, str]] = field(default_factory=dict)

    def arrivals(self, start: Position, passed: bool = False) -> Iterator[Arrival]:
        """Every position that can be reached, the start first, by the shortest roads first."""
        limit = min(self.budget.each, self.budget.left)
        first = Arrival(start, (self.merging.key(start), passed), passed)
        self._came[first.key] = (None, "")
        waiting = deque([first])
        while waiting:
            now = waiting.popleft()
            yield now
            for step, position in self._steps(now):
                passed = now.passed or self.enters(now.position, position)
                key = (self.merging.key(position), passed)
                if key in self._came:
                    continue
                if len(self._came) >= limit:
                    self.capped = True
                    return
                self._came[key] = (now.key, step)
                self.budget.left -= 1
                waiting.append(Arrival(position, key, passed))

    @property
    def seen(self) -> int:
        """How many states were seen."""
        return len(self._came)

    def road(self, key: Hashable) -> str:
        """The steps from the start to a position that was reached, as a check's `take` would list them."""
        steps: list[str] = []
        while key is not None:
            key, step = self._came[key]
            if step:
                steps.append(step)
        return _joined(steps[::-1])

    def _steps(self, now: Arrival) -> Iterator[tuple[str, Position]]:
        for step, move in moves(self.story, now.position, self.allows):
            try:
                position = move()
            except RoadFault as fault:
                if not self.faults:  # one is told, and its road costs
                    self.faults.append((_joined([self.road(now.key), step]), str(fault)))
                continue
            yield step, position


def moves(
    story: Story, now: Position, allows: Callable[[CompiledOption], bool]
) -> Iterator[tuple[str, Callable[[], Position]]]:
    """The steps that can be made, as a check's `take` would name them, each with what makes it."""
    for option in now.offer.options:
        if allows(option):
            yield option.id, partial(take, story, now, option, now.draws)
    ways = now.open.ways if now.open is not None else ()
    possible = [way for way in ways if amount(way.weight, now.values)] or ways
    for way in possible:
        yield f">{way.scene}", partial(settle, story, now, way, now.draws)


def _joined(steps: list[str]) -> str:
    return ", ".join(filter(None, steps)).replace(", >", ">")

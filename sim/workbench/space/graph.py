"""The states of a story with every step between them, for questions about all roads at once, such as odds."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

from sim.source.collecting import no_collection
from sim.workbench.space.search import AT_ONCE
from sim.workbench.space.terrain import Terrain


@dataclass(slots=True)
class Graph:
    """The states in the order found, the nearest first, each with its number. The steps from state i are those from
    `offsets[i]` up to `offsets[i + 1]`: by the edges `steps`, to the states `targets`, -1 where a step cannot be made.
    `capped`: not all was seen, and only the states that have offsets were left."""

    terrain: Terrain
    states: list[int]
    numbers: dict[int, int]
    offsets: array[int] = field(default_factory=lambda: array("i", [0]))
    steps: array[int] = field(default_factory=lambda: array("i"))
    targets: array[int] = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.states)

    @property
    def capped(self) -> bool:
        """Whether something is left to be seen."""
        return len(self.offsets) <= len(self.states)

    def grow(self, most: int, cap: int | None) -> None:
        """Leave at most so many more states, as long as no more than `cap` are known."""
        states, numbers, movers, mask = self.states, self.numbers, self.terrain.movers, self.terrain.scene_mask
        for state in states[len(self.offsets) - 1 :][:most]:
            for edge, after in movers[state & mask](state):
                target = numbers.setdefault(after, len(states)) if after >= 0 else -1
                if target == len(states):
                    states.append(after)
                self.steps.append(edge)
                self.targets.append(target)
            self.offsets.append(len(self.steps))
            if cap is not None and len(states) > cap:
                return


def graph(
    terrain: Terrain,
    start: int | None = None,
    cap: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Graph:
    """All states that can be reached from the start with all steps between them; no more than a few over `cap`.
    `progress` is told now and then how many were found."""
    first = terrain.begin() if start is None else start
    found = Graph(terrain, [first], {first: 0})
    while found.capped and (cap is None or len(found) <= cap):
        with no_collection():
            found.grow(AT_ONCE, cap)
        if progress is not None:
            progress(len(found))
    return found

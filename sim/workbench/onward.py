"""A search of the ways on from where a session stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.play.session import RoadFault, Session
from sim.workbench.bench import Budget
from sim.workbench.space.roads import played
from sim.workbench.space.search import Space
from sim.workbench.space.steps import NOWHERE, Edge
from sim.workbench.space.terrain import Terrain

AT_FIRST = 500  # states, before whoever searches first looks at what was found


class _Passing:
    """Remembers whether a road has come to one of some scenes."""

    first = False

    def __init__(self, scenes: frozenset[str]) -> None:
        self.scenes = scenes

    def step(self, memory: Any, state: int, edge: Edge, after: int) -> bool:
        """Whether it has after one more step."""
        return memory or edge.to in self.scenes


class Onward:
    """The states that can be reached from where a session stands, or after each outcome of the chance that is open
    there. Where scenes are given to be `passing`, states are told apart by whether the road came to one of them."""

    def __init__(self, terrain: Terrain, session: Session, passing: frozenset[str] = frozenset()) -> None:
        self.terrain, self.session = terrain, session
        position = session.position
        if position.open is None or position.open is position.scene.road:
            falls: list[tuple[Edge | None, int]] = [(None, terrain.state_of(position))]
        else:
            falls = [*terrain.outcomes(position)]
        self._falls = {state: edge for edge, state in falls if state != NOWHERE}
        self._failed = [edge for edge, state in falls if state == NOWHERE]
        starts = {state: terrain.scene(state) in passing for state in self._falls}
        self.space = Space(terrain, starts, _Passing(passing) if passing else None)

    def chunks(self, budget: Budget) -> Iterator[list[int]]:
        """The states by and by, the nearest first, as far as the budget goes; it is charged for what was found."""
        limit, seen = budget.limit, 0
        try:
            while seen < len(self.space):
                states = self.space.states[seen:]
                seen = len(self.space)
                yield states
                if seen <= limit:
                    self.space.grow(min(limit, 2 * seen + AT_FIRST))
        finally:
            budget.left -= min(seen, limit)

    def has_passed(self, state: int) -> bool:
        """Whether a road to a state came to one of the scenes to be passed."""
        return bool(self.space.memory(state))

    def scene(self, state: int) -> str:
        """The scene of a state."""
        return self.terrain.scene(state)

    def stops(self, state: int) -> bool:
        """Whether a road stops in a state."""
        return self.terrain.stops(self.space.bare(state))

    def road(self, state: int) -> list[str]:
        """The decisions on a shortest way to a state, as a check lists them."""
        return self._played(*self._edges(state))[0]

    def fault(self) -> tuple[list[str], RoadFault | None] | None:
        """A way that cannot be gone on, and why; None where none was found."""
        if self._failed:
            return self._played(self._failed[0])
        for state, edge in self.space.faults[:1]:
            return self._played(*self._edges(state), self.terrain.edges[edge])
        return None

    def _edges(self, state: int) -> list[Edge | None]:
        return [self._falls[self.space.bare(self.space.start_of(state))], *self.space.road_to(state)]

    def _played(self, *edges: Edge | None) -> tuple[list[str], RoadFault | None]:
        steps, fault = played(self.session.fork(), filter(None, edges))
        return [step for step in ", ".join(steps).replace(", >", ">").split(", ") if step], fault

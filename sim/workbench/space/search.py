"""Every state that a road can reach, the nearest first, and a shortest road to each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple, Protocol

from sim.source.collecting import no_collection
from sim.workbench.space.steps import NOWHERE, Edge
from sim.workbench.space.terrain import Terrain

AT_ONCE = 4096  # states of one scene that are left behind together
TOLD = 50_000  # states between two words on how far a search has come


class Tracker(Protocol):
    """A small memory of the road, which tells states apart beside what they hold."""

    @property
    def first(self) -> Hashable:
        """The memory where a road starts."""
        ...

    def step(self, memory: Any, state: int, edge: Edge, after: int) -> Hashable:
        """The memory after a step from a state by an edge to the next state."""
        ...


class Fault(NamedTuple):
    """A step that cannot be made, as the time that it had to reach is past: the state, and the number of the edge."""

    state: int
    edge: int


class Space:
    """What a search has found so far, in the order found: the nearest first. It starts in states with what the tracker
    remembers there. With a tracker a state also holds, above the bits of the terrain, the number of its memory; `bare`
    and `memory` part the two.

    Each state is kept with the one that it was first found from, and no more: by which edge is found again where a
    road is asked for.
    """

    def __init__(self, terrain: Terrain, starts: Mapping[int, Hashable], tracker: Tracker | None = None) -> None:
        self.terrain, self.tracker = terrain, tracker
        self.faults: list[Fault] = []
        self.memories: list[Hashable] = []
        self._numbers: dict[Hashable, int] = {}
        self.known: dict[int, int] = {}
        for start, memory in starts.items():
            state = start | (self._remembered(memory) << terrain.bits if tracker is not None else 0)
            self.known[state] = state
        self._states: list[int] = []
        self._now: deque[tuple[int, list[int]]] = deque()
        self._then: dict[int, list[int]] = {}
        for start in self.known:
            self._then.setdefault(start & terrain.scene_mask, []).append(start)

    def __len__(self) -> int:
        return len(self.known)

    @property
    def states(self) -> list[int]:
        """The states in the order found."""
        if len(self._states) != len(self.known):
            self._states = list(self.known)
        return self._states

    @property
    def capped(self) -> bool:
        """Whether something is left to be seen."""
        return bool(self._now or any(self._then.values()))

    def bare(self, state: int) -> int:
        """A state of this space as the terrain knows it, without the tracker's memory."""
        return state & (1 << self.terrain.bits) - 1

    def memory(self, state: int) -> Any:
        """The tracker's memory in a state."""
        return self.memories[state >> self.terrain.bits]

    def road(self, number: int) -> list[Edge]:
        """The edges of a shortest road to a state, by its number."""
        return self.road_to(self.states[number])

    def road_to(self, state: int) -> list[Edge]:
        """The edges of a shortest road to a state that was found."""
        edges = []
        while (before := self.known[state]) != state:
            edges.append(next(edge for edge, after in self._steps(before) if after == state))
            state = before
        return edges[::-1]

    def start_of(self, state: int) -> int:
        """Where the road to a state starts."""
        while (before := self.known[state]) != state:
            state = before
        return state

    def grow(self, limit: int) -> None:
        """Search on until more than so many states are found, or all."""
        step = self._sweep if self.tracker is None else self._track
        with no_collection():
            while len(self.known) <= limit:
                if not self._now:
                    self._turn()
                    if not self._now:
                        return
                step(*self._now.popleft())

    def _turn(self) -> None:
        """Go on to the states that are one step further away."""
        for scene, states in self._then.items():
            self._now.extend((scene, states[at : at + AT_ONCE]) for at in range(0, len(states), AT_ONCE))
        self._then = {number: [] for number in range(len(self.terrain.sweepers))}
        self._to = [states.append for states in self._then.values()]

    def _sweep(self, scene: int, states: list[int]) -> None:
        self.terrain.sweepers[scene](states, self.known, self._to, self._fault)

    def _track(self, scene: int, states: list[int]) -> None:
        known, mask = self.known, self.terrain.scene_mask
        for state in states:
            for _, after in self._steps(state):
                if after not in known:
                    known[after] = state
                    self._to[after & mask](after)

    def _steps(self, state: int) -> list[tuple[Edge, int]]:
        """Every step from a state, with what the tracker remembers after it."""
        bits, edges, tracker = self.terrain.bits, self.terrain.edges, self.tracker
        bare, memory = self.bare(state), self.memory(state) if tracker is not None else None
        found = []
        for number, after in self.terrain.moves(bare):
            if after == NOWHERE:
                self._fault((state, number))
                continue
            if tracker is not None:
                after |= self._remembered(tracker.step(memory, bare, edges[number], after)) << bits
            found.append((edges[number], after))
        return found

    def _remembered(self, memory: Hashable) -> int:
        number = self._numbers.setdefault(memory, len(self.memories))
        if number == len(self.memories):
            self.memories.append(memory)
        return number

    def _fault(self, found: tuple[int, int]) -> None:
        self.faults.append(Fault(*found))


def search(
    terrain: Terrain,
    start: int | None = None,
    tracker: Tracker | None = None,
    cap: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Space:
    """All states that can be reached from the start; where there are more than `cap`, the nearest of them, which are
    a few more than that. `progress` is told now and then how many were found."""
    first = terrain.begin() if start is None else start
    space = Space(terrain, {first: tracker.first if tracker is not None else None}, tracker)
    while space.capped and (cap is None or len(space) <= cap):
        limit = len(space) + TOLD
        space.grow(limit if cap is None else min(limit, cap))
        if progress is not None:
            progress(len(space))
    return space

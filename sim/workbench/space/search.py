"""Every state that a road can reach, the nearest first, and a shortest road to each."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable
from typing import NamedTuple, Protocol

from sim.source.collecting import no_collection
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain

AT_ONCE = 50_000  # states between two words on how far a search has come


class Tracker(Protocol):
    """A small memory of the road, which tells states apart beside what they hold."""

    first: Hashable

    def step(self, memory: Hashable, state: int, edge: Edge, after: int) -> Hashable:
        """The memory after a step from a state by an edge to the next state."""
        ...


class Fault(NamedTuple):
    """A step that cannot be made, as the time that it had to reach is past: the state's number and the edge's."""

    state: int
    edge: int


class Space:
    """What a search has found so far. `states` are in the order found, so shortest roads first; above the bits of the
    terrain they hold the number of the tracker's memory. `capped`: not all was seen."""

    def __init__(self, terrain: Terrain, start: int, tracker: Tracker | None = None) -> None:
        self.terrain, self.tracker = terrain, tracker
        self.states = [start]
        self.parents, self.steps = array("i", [-1]), array("i", [-1])
        self.faults: list[Fault] = []
        self.memories: list[Hashable] = [tracker.first if tracker is not None else None]
        self._numbers = {self.memories[0]: 0}
        self._known = {start}
        self._next = 0

    def __len__(self) -> int:
        return len(self.states)

    @property
    def capped(self) -> bool:
        """Whether something is left to be seen."""
        return self._next < len(self.states)

    def state(self, number: int) -> int:
        """A state without the tracker's memory."""
        return self.states[number] & (1 << self.terrain.bits) - 1

    def memory(self, number: int) -> Hashable:
        """The tracker's memory in a state."""
        return self.memories[self.states[number] >> self.terrain.bits]

    def road(self, number: int) -> list[Edge]:
        """The edges of a shortest road to a state."""
        edges = []
        while self.parents[number] >= 0:
            edges.append(self.terrain.edges[self.steps[number]])
            number = self.parents[number]
        return edges[::-1]

    def grow(self, limit: int) -> None:
        """Search on until so many states are found, or all."""
        with no_collection():
            if self.tracker is None:
                self._grow(limit)
            else:
                self._grow_tracked(self.tracker, limit)

    def _grow(self, limit: int) -> None:
        states, known, movers = self.states, self._known, self.terrain.movers
        mask = self.terrain.scene_mask
        found, learn, parent, step = states.append, known.add, self.parents.append, self.steps.append
        number = self._next
        while number < len(states):
            state = states[number]
            for edge, after in movers[state & mask](state):
                if after not in known:
                    if after < 0:
                        self.faults.append(Fault(number, edge))
                    elif len(states) >= limit:
                        self._next = number
                        return
                    else:
                        learn(after)
                        found(after)
                        parent(number)
                        step(edge)
            number += 1
        self._next = number

    def _grow_tracked(self, tracker: Tracker, limit: int) -> None:
        states, known, movers, edges = self.states, self._known, self.terrain.movers, self.terrain.edges
        mask, bits = self.terrain.scene_mask, self.terrain.bits
        whole = (1 << bits) - 1
        number = self._next
        while number < len(states):
            state = states[number] & whole
            memory = self.memories[states[number] >> bits]
            for edge, after in movers[state & mask](state):
                if after < 0:
                    self.faults.append(Fault(number, edge))
                    continue
                after |= self._remembered(tracker.step(memory, state, edges[edge], after)) << bits
                if after not in known:
                    if len(states) >= limit:
                        self._next = number
                        return
                    known.add(after)
                    states.append(after)
                    self.parents.append(number)
                    self.steps.append(edge)
            number += 1
        self._next = number

    def _remembered(self, memory: Hashable) -> int:
        number = self._numbers.setdefault(memory, len(self.memories))
        if number == len(self.memories):
            self.memories.append(memory)
        return number


def search(
    terrain: Terrain,
    start: int | None = None,
    tracker: Tracker | None = None,
    cap: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Space:
    """All states that can be reached from the start, or the nearest `cap` of them. `progress` is told now and then
    how many were found."""
    space = Space(terrain, terrain.begin() if start is None else start, tracker)
    while space.capped and (cap is None or len(space) < cap):
        limit = len(space) + AT_ONCE
        space.grow(limit if cap is None else min(limit, cap))
        if progress is not None:
            progress(len(space))
    return space

"""The bare state space of a story, where only what roads can lead to tells states apart: all else starts from here."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sim.story.story import Story
from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.order import Part, parts
from sim.workbench.space.graph import graph
from sim.workbench.space.question import Question
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain

Watch = Callable[[int], None]  # told now and then how many states were found
Road = tuple[Edge, ...]


@dataclass(frozen=True)
class Survey:
    """The states in the order found, those on the shortest roads first, and the moves between them by edge. `capped`:
    there are more, and of the last states the moves are missing."""

    story: Story
    terrain: Terrain
    states: list[int]
    moves: Moves
    capped: bool

    @cached_property
    def order(self) -> list[Part]:
        """Each state after all that lead to it."""
        return parts(self.moves)

    def scene(self, state: int) -> str:
        """The scene of a state by its number."""
        return self.terrain.scene(self.states[state])

    def edge(self, move: int) -> Edge:
        """The edge of a move."""
        return self.terrain.edges[self.moves.labels[move]]

    def road(self, state: int) -> Road:
        """A shortest road to a state."""
        edges = []
        while state:
            move = self._found_by[state]
            edges.append(self.edge(move))
            state = self.moves.start(move)
        return tuple(edges[::-1])

    @cached_property
    def first_states(self) -> dict[str, int]:
        """The first state of each scene that is entered."""
        mask, seen = self.terrain.scene_mask, dict[int, int]()
        for number, state in enumerate(self.states):
            if state & mask not in seen:
                seen[state & mask] = number
        return {self.scene(number): number for number in seen.values()}

    def first_moves(self) -> Iterator[int]:
        """The first move by each edge, in the order found."""
        seen: dict[int, int] = {}
        for move, label in enumerate(self.moves.labels):
            if label not in seen:
                seen[label] = move
        return iter(seen.values())

    @cached_property
    def _found_by(self) -> array[int]:
        """The move that led to each state first; states are numbered as they are found."""
        found, known = array("q", [-1]), 1
        for move, target in enumerate(self.moves.targets):
            if target == known:
                found.append(move)
                known += 1
        return found


def survey(story: Story, most: int, watch: Watch) -> Survey:
    """Search all states of a story, but few more than `most`. Raises RoadFault where it cannot begin."""
    terrain = Terrain(story, Question())
    found = graph(terrain, cap=most, progress=watch)
    moves = Moves(found.offsets, found.targets, found.steps)
    return Survey(story, terrain, found.states, moves, found.capped)

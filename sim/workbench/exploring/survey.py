"""The bare state space of a story, where only what roads can lead to tells states apart: all else starts from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sim.story.story import Story
from sim.workbench.exploring.spreading import Watch
from sim.workbench.space.question import Question
from sim.workbench.space.search import Space, search
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain

Road = tuple[Edge, ...]


@dataclass(frozen=True)
class Survey:
    """The states in the order found, those on the shortest roads first."""

    story: Story
    space: Space

    @property
    def terrain(self) -> Terrain:
        return self.space.terrain

    @property
    def capped(self) -> bool:
        """Whether there are more."""
        return self.space.capped

    def road(self, state: int) -> Road:
        """A shortest road to a state."""
        return tuple(self.space.road_to(state))

    @cached_property
    def by_scene(self) -> Mapping[str, Sequence[int]]:
        """The states of each scene that is entered, scenes and states in the order found."""
        found: dict[int, list[int]] = {}
        mask = self.terrain.scene_mask
        for state in self.space.states:
            scene = state & mask
            if scene in found:
                found[scene].append(state)
            else:
                found[scene] = [state]
        return {self.terrain.scene(number): states for number, states in found.items()}

    def first_offers(self, scene: str) -> dict[str, tuple[int, Edge]]:
        """The first state in which each option of a scene is on offer, with an edge by which it leads on."""
        found: dict[str, tuple[int, Edge]] = {}
        options = len(self.story.scenario.scenes[scene].choices)
        for state in self.by_scene[scene] if options else ():
            for number, _ in self.terrain.moves(state):
                edge = self.terrain.edges[number]
                if edge.option is not None:
                    found.setdefault(edge.option, (state, edge))
            if len(found) == options:
                break
        return found


def survey(story: Story, most: int, watch: Watch) -> Survey:
    """Search all states of a story, but few more than `most`. Raises RoadFault where it cannot begin."""
    return Survey(story, search(Terrain(story, Question()), cap=most, progress=watch))

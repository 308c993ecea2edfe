"""How likely each ending is for a player who picks at random, while the others decide by weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sim.story.model import Scenario
from sim.story.story import Story
from sim.workbench.exploring.deciding import Deciding
from sim.workbench.exploring.spreading import Watch
from sim.workbench.exploring.stream import Course, stream
from sim.workbench.exploring.weighed import Key
from sim.workbench.space.branches import Branching
from sim.workbench.space.question import Question
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain


@dataclass(frozen=True, slots=True)
class Odds:
    """Probabilities: of each ending by scene and by kind; on average, how often a play enters each scene, and takes
    each option. `caught` is how likely a play comes into a circle without a way out, whose rounds are not counted."""

    states: int
    endings: dict[str, float]
    kinds: dict[str, float]
    entries: dict[str, float]
    taken: dict[tuple[str, str], float]
    caught: float


class _Lots:
    """What plays do whose player picks at random; each move is known by the number of its edge."""

    def __init__(self, scenario: Scenario, terrain: Terrain) -> None:
        self._branchers, self._mask = terrain.branchers, terrain.scene_mask
        self._deciding = Deciding(scenario)
        self.courses: dict[Branching, Course[int]] = {}

    def steps(self, state: Key) -> tuple[Course[int], Sequence[Key]]:
        """The moves that are made at all from a state."""
        assert isinstance(state, int)
        branching, targets = self._branchers[state & self._mask](state)
        course = self.courses.get(branching)
        if course is None:
            course = self.courses[branching] = self._deciding.course(branching, branching.edges)
        return course, targets if course.places is None else [targets[place] for place in course.places]


def odds(story: Story, most: int, watch: Watch) -> Odds | None:
    """The odds of a story; None where it has more than `most` states. Raises Unsettled."""
    terrain = Terrain(story, Question(weights=True))
    terrain.begin()
    lots = _Lots(story.scenario, terrain)
    found = stream(terrain, lots.steps, most, watch)
    if found is None:
        return None
    entries, taken = defaultdict(float, {story.scenario.first: 1.0}), defaultdict[tuple[str, str], float](float)
    for course in lots.courses.values():
        for number, part in zip(course.what, course.parts, strict=True):
            edge, many = terrain.edges[number], course.plays * part
            if edge.option is not None:
                taken[edge.scene, edge.option] += many
            if not is_aside(story.scenario, edge):
                entries[edge.to] += many
    endings = {name: many for name, many in entries.items() if story.scenario.scenes[name].ending}
    kinds = defaultdict[str, float](float)
    for name, many in endings.items():
        kinds[story.scenario.scenes[name].ending or ""] += many
    return Odds(found.states, endings, kinds, entries, taken, found.caught)


def is_aside(scenario: Scenario, edge: Edge) -> bool:
    """Whether one stays in the scene by it."""
    scene = scenario.scenes[edge.scene]
    return edge.option is not None and not (scene.choices[edge.option].to or scene.to)

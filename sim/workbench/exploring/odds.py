"""How likely each ending is for a player who picks at random, while the others decide by weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sim.story.model import Scenario
from sim.story.story import Story
from sim.workbench.exploring.absorbing import flow
from sim.workbench.exploring.deciding import Deciding, Made, Ways, made
from sim.workbench.exploring.labels import Labels
from sim.workbench.exploring.spreading import spread
from sim.workbench.exploring.survey import Watch
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
    """The moves of plays whose player picks at random, labelled by edge and part of the plays."""

    def __init__(self, story: Story, terrain: Terrain) -> None:
        self.deciding = Deciding(story, terrain)
        self.labels: Labels[tuple[int, Fraction]] = Labels()
        self._even: dict[int, _Even] = {}
        self._known: dict[Ways, Made] = {}

    def steps(self, state: int) -> tuple[list[int], Sequence[int]]:
        """The moves that are made at all from a state."""
        ways, targets = self.deciding.ways(state)
        if not ways[1]:
            many = len(targets)
            even = self._even.get(many) or self._even.setdefault(many, _Even(self.labels, many))
            return [even[edge] for edge in ways[0]], targets
        known = self._known.get(ways)
        if known is None:
            known = self._known[ways] = self._label(ways)
        return known.labels, targets if known.places is None else [targets[place] for place in known.places]

    def _label(self, ways: Ways) -> Made:
        parts = zip(ways[0], self.deciding.parts(ways), strict=True)
        return made(self.labels.of((edge, part)) if part else None for edge, part in parts)


class _Even(dict[int, int]):
    """Labels by edge, where each of so many edges is as likely as any other."""

    def __init__(self, labels: Labels[tuple[int, Fraction]], many: int) -> None:
        super().__init__()
        self.labels, self.many = labels, many

    def __missing__(self, edge: int) -> int:
        label = self[edge] = self.labels.of((edge, Fraction(1, self.many)))
        return label


def odds(story: Story, most: int, watch: Watch) -> Odds | None:
    """The odds of a story; None where it has more than `most` states. Raises Unsettled."""
    terrain = Terrain(story, Question(weights=True))
    lots = _Lots(story, terrain)
    found = spread(terrain.begin(), lots.steps, most, watch)
    if found is None:
        return None
    flows = flow(found.moves, [float(part) for _, part in lots.labels.meanings], 1.0)
    entries, taken = defaultdict(float, {story.scenario.first: 1.0}), defaultdict[tuple[str, str], float](float)
    for (number, _), many in zip(lots.labels.meanings, flows.along, strict=True):
        edge = terrain.edges[number]
        if edge.option is not None:
            taken[edge.scene, edge.option] += many
        if not is_aside(story.scenario, edge):
            entries[edge.to] += many
    endings = {name: many for name, many in entries.items() if story.scenario.scenes[name].ending}
    kinds = defaultdict[str, float](float)
    for name, many in endings.items():
        kinds[story.scenario.scenes[name].ending or ""] += many
    return Odds(len(found.states), endings, kinds, entries, taken, flows.caught)


def is_aside(scenario: Scenario, edge: Edge) -> bool:
    """Whether one stays in the scene by it."""
    scene = scenario.scenes[edge.scene]
    return edge.option is not None and not (scene.choices[edge.option].to or scene.to)

"""All that anybody may do, with what it brings in agreement with one source."""

from __future__ import annotations

from collections.abc import Sequence

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.exploring.labels import Labels
from sim.workbench.exploring.prospects import NOTHING, Gain
from sim.workbench.exploring.stand import Stand
from sim.workbench.exploring.weighed import Key, Weighed
from sim.workbench.space.question import Question
from sim.workbench.space.steps import Edge
from sim.workbench.space.terrain import Terrain


class Choices:
    """The moves of a story, labelled by their edge and what they bring. `gains` are by label, and grow."""

    def __init__(self, story: Story, pack: Pack, source: str) -> None:
        self.terrain = Terrain(story, Question(sources=(source,)), pack)
        self.weighed = Weighed(story, pack, self.terrain, (source,))
        self.labels: Labels[tuple[int, Gain]] = Labels()
        self.gains: list[Gain] = []
        self.first: Key = self.terrain.begin()
        self._idle: dict[int, int] = {}  # labels by edge, where nothing is weighed
        self._known: dict[tuple[tuple[int, ...], Stand], list[int]] = {}

    def steps(self, key: Key) -> tuple[list[int], Sequence[Key]]:
        """The labels of all moves from a state, and where they lead."""
        state, stand = self.weighed.stand(key)
        moves = self.terrain.moves(state)
        if not moves:
            return [], ()
        edges, targets = zip(*moves, strict=True)
        if stand is None:
            return [self._idle[edge] if edge in self._idle else self._label(edge, None) for edge in edges], targets
        labels = self._known.get((edges, stand))
        if labels is None:
            labels = self._known[edges, stand] = [self._label(edge, stand) for edge in edges]
        return labels, self.weighed.keys(stand, edges, targets)

    def edge(self, label: int) -> Edge:
        """The edge of a label."""
        return self.terrain.edges[self.labels.meanings[label][0]]

    @property
    def asides(self) -> set[int]:
        """The labels of asides."""
        is_aside = self.weighed.weighing.is_aside
        labels = range(len(self.gains))
        return {label for label in labels if is_aside(self.edge(label).scene, self.edge(label).option)}

    def _label(self, edge: int, stand: Stand | None) -> int:
        option = self.terrain.edges[edge].option
        gain = NOTHING if stand is None or option is None else stand.gains[option][0]
        label = self.labels.of((edge, gain))
        if label == len(self.gains):
            self.gains.append(gain)
        if stand is None:
            self._idle[edge] = label
        return label

"""All that anybody may do, with what it brings in agreement with one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.exploring.labels import Labels
from sim.workbench.exploring.prospects import NOTHING, Gain
from sim.workbench.exploring.stand import Memory, Stand
from sim.workbench.exploring.weighed import Key, Weighed
from sim.workbench.space.branches import Branching
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
        self._branchers, self._mask = self.terrain.branchers, self.terrain.scene_mask
        self._known: defaultdict[Memory, dict[Branching, tuple[list[int], Stand | None]]] = defaultdict(dict)

    def steps(self, key: Key) -> tuple[list[int], Sequence[Key]]:
        """The labels of all moves from a state, and where they lead."""
        state, memory = key if isinstance(key, tuple) else (key, ())
        branching, targets = self._branchers[state & self._mask](state)
        known = self._known[memory].get(branching)
        if known is None:
            known = self._known[memory][branching] = self._label(branching, memory)
        labels, stand = known
        return labels, targets if stand is None else self.weighed.keys(stand, branching, targets)

    def edge(self, label: int) -> Edge:
        """The edge of a label."""
        return self.terrain.edges[self.labels.meanings[label][0]]

    @property
    def asides(self) -> set[int]:
        """The labels of asides."""
        is_aside = self.weighed.weighing.is_aside
        labels = range(len(self.gains))
        return {label for label in labels if is_aside(self.edge(label).scene, self.edge(label).option)}

    def _label(self, branching: Branching, memory: Memory) -> tuple[list[int], Stand | None]:
        """The labels of the moves from a decision, and the decision where asides are on offer in it."""
        stand = self.weighed.stand(branching, memory)
        gains = stand.gains if stand is not None else {}
        labels = []
        for edge, option in zip(branching.edges, branching.options, strict=True):
            gain = gains[option][0] if option is not None and option in gains else NOTHING
            labels.append(self.labels.of((edge, gain)))
            if labels[-1] == len(self.gains):
                self.gains.append(gain)
        return labels, stand if stand is not None and stand.asides else None

"""A graph whose lines are cut into joints from each layer to the next, with a point wherever a line passes a layer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from sim.exchange.layout.layers import depths
from sim.exchange.layout.untangling import untangled
from sim.story.order import ordered

LINE = 6.0  # how wide a line counts


class Size(NamedTuple):
    """How large a node or a label is."""

    width: float
    height: float


class Tie(NamedTuple):
    """A line to be drawn from one node to another, by their numbers, with room for a label at its start."""

    before: int
    after: int
    label: Size | None = None


class Chains:
    """The points of all layers: first the `count` nodes, then the label and the bends of each line.

    Nodes stand in layers of even numbers, labels in those between. `chains` has the points of each tie from its upper
    node to its lower one, and `goes_up` whether it leads the other way; a tie of a node to itself has no points.
    """

    def __init__(self, nodes: Sequence[Size], ties: Sequence[Tie], back: Collection[tuple[int, int]]) -> None:
        apart = [(tie.before, tie.after) for tie in ties if tie.before != tie.after]
        self.count = len(nodes)
        self.size = list(nodes)
        self.depth = [2 * depth for depth in depths(len(nodes), apart, back)]
        self.is_bend = [False] * len(nodes)
        self.goes_up = [(tie.before, tie.after) in back for tie in ties]
        self.labels: list[int | None] = [None] * len(ties)
        self.chains = [self._chain(number, tie) for number, tie in enumerate(ties)]
        self.above: list[list[int]] = [[] for _ in self.depth]
        self.below: list[list[int]] = [[] for _ in self.depth]
        for high, low in (joint for chain in self.chains for joint in pairwise(chain)):
            self.below[high].append(low)
            self.above[low].append(high)
        self.layers = self._layers()

    def _chain(self, number: int, tie: Tie) -> list[int]:
        if tie.before == tie.after:
            return []
        goes_up = self.goes_up[number]
        high, low = (tie.after, tie.before) if goes_up else (tie.before, tie.after)
        labelled = self.depth[low] - 1 if goes_up else self.depth[high] + 1
        chain = [high]
        for depth in range(self.depth[high] + 1, self.depth[low]):
            point = len(self.depth)
            label = tie.label if depth == labelled else None
            if label is not None:
                self.labels[number] = point
            self.depth.append(depth)
            self.size.append(label or Size(LINE, 0))
            self.is_bend.append(label is None)
            chain.append(point)
        return [*chain, low]

    def _layers(self) -> list[list[int]]:
        layers: list[list[int]] = [[] for _ in range(max(self.depth) + 1)]
        for point, depth in enumerate(self.depth):
            layers[depth].append(point)
        joints = ((high, low) for high, those in enumerate(self.below) for low in those)
        return untangled(ordered(layers, joints), self.above, self.below)

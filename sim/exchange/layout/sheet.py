"""A graph laid out: where each node and each label stands, and the way of each line between them.

Layers of nodes and layers of labels take turns, so that what stands at a line has room of its own. A line that passes
a layer in which it has neither runs straight through it; only in the gaps between layers does it turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sim.exchange.layout.chains import Chains, Size, Tie
from sim.exchange.layout.places import Points, nearest, places

APART, BESIDE_LINE = 26.0, 11.0  # what stays free between nodes or labels, and beside a line
GAP, STEEP, WIDEST_GAP = 13.0, 0.06, 70.0  # a gap between layers grows with how far its lines go to the side
PORT, INSET = 24.0, 44.0  # between two lines at a node, and what they leave free of its width


class Spot(NamedTuple):
    """Where something stands: the middle of its upper edge."""

    x: float
    y: float


class Stretch(NamedTuple):
    """A straight piece of a line, down or up."""

    x: float
    start: float
    end: float


class Sheet(NamedTuple):
    """What was laid out: the spots of the nodes and of the labels, and the stretches of each line in the order in
    which it is gone, joined by curves. A line from a node to itself has neither label nor stretches."""

    nodes: list[Spot]
    labels: list[Spot | None]
    lines: list[list[Stretch]]
    width: float
    height: float


class _Band(NamedTuple):
    """From where to where a layer reaches."""

    top: float
    bottom: float


def lay_out(nodes: Sequence[Size], ties: Sequence[Tie], back: Collection[tuple[int, int]]) -> Sheet:
    """Lay out a graph from top to bottom. The pairs in `back` lead up, and without them there must be no circle."""
    if not nodes:
        return Sheet([], [], [], 0, 0)
    return _Sheet(Chains(nodes, ties, back)).sheet()


class _Sheet:
    def __init__(self, graph: Chains) -> None:
        self.graph = graph
        width = [size.width for size in graph.size]
        points = Points(graph.layers, width, graph.above, graph.below, graph.is_bend, APART, BESIDE_LINE)
        x = places(points, [chain[1:-1] for chain in graph.chains])
        left = min(each - wide / 2 for each, wide in zip(x, width, strict=True))
        self.x = [each - left for each in x]
        self.width = max(each + wide / 2 for each, wide in zip(self.x, width, strict=True))
        self.bands = list(self._bands())
        self.leaves = self._ports(graph.below)
        self.comes = self._ports(graph.above)

    def sheet(self) -> Sheet:
        graph = self.graph
        nodes = [self._spot(node) for node in range(graph.count)]
        labels = [None if point is None else self._spot(point) for point in graph.labels]
        lines = [self._line(chain, up) for chain, up in zip(graph.chains, graph.goes_up, strict=True)]
        return Sheet(nodes, labels, lines, self.width, self.bands[-1].bottom)

    def _bands(self) -> Iterator[_Band]:
        graph, x = self.graph, self.x
        top = 0.0
        for layer in graph.layers:
            bottom = top + max((graph.size[point].height for point in layer), default=0.0)
            yield _Band(top, bottom)
            farthest = max((abs(x[point] - x[other]) for point in layer for other in graph.below[point]), default=0.0)
            top = bottom + min(WIDEST_GAP, GAP + STEEP * farthest)

    def _band(self, point: int) -> _Band:
        return self.bands[self.graph.depth[point]]

    def _spot(self, point: int) -> Spot:
        """In the middle of its layer."""
        top, bottom = self._band(point)
        return Spot(self.x[point], (top + bottom - self.graph.size[point].height) / 2)

    def _ports(self, joined: Sequence[Sequence[int]]) -> dict[tuple[int, int], float]:
        """Where lines touch a node, side by side in the order of where they go, straight above or below that where
        the node is wide enough."""
        ports = {}
        for node in range(self.graph.count):
            others = sorted(joined[node], key=self.x.__getitem__)
            reach = (self.graph.size[node].width - INSET) / 2
            step = min(PORT, 2 * reach / max(1, len(others) - 1))
            left, right = self.x[node] - reach, self.x[node] + reach - step * (len(others) - 1)
            wanted = [(min(max(self.x[other], left), self.x[node] + reach), 1.0) for other in others]
            free = nearest(wanted, [step * place for place in range(len(others))])
            for place, (other, x) in enumerate(zip(others, free, strict=True)):
                ports[node, other] = min(max(x, left + step * place), right + step * place)
        return ports

    def _line(self, chain: Sequence[int], goes_up: bool) -> list[Stretch]:
        if not chain:
            return []
        high, *inner, low = chain
        below = self._spot(high).y + self.graph.size[high].height
        line = [
            Stretch(self.leaves[high, chain[1]], below, self._band(high).bottom),
            *(Stretch(self.x[point], *self._band(point)) for point in inner),
            Stretch(self.comes[low, chain[-2]], self._band(low).top, self._spot(low).y),
        ]
        return [Stretch(x, end, start) for x, start, end in reversed(line)] if goes_up else line

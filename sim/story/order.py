"""The order of scenes within their layers: those that follow on each other close together, so that few lines cross."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias, TypeVar

from sim.story.story import Story

SWEEPS = 12

_T = TypeVar("_T", bound=Hashable)
Layers: TypeAlias = Sequence[Sequence[_T]]


def ordered_layers(story: Story) -> list[list[str]]:
    """The scenes that can be reached, in layers by their distance from the start, in an order that is easy to draw."""
    from sim.story.graph import layers  # networkx costs a quarter second, which only a map has to pay

    graph = story.graph
    return ordered(layers(graph, story.scenario.first), graph.edges())


def ordered(found: Layers[_T], edges: Iterable[tuple[_T, _T]]) -> list[list[_T]]:
    """The layers in the best order of several sweeps, in which each scene goes to the middle of its neighbours."""
    depth = {name: index for index, layer in enumerate(found) for name in layer}
    before: dict[_T, list[_T]] = {name: [] for name in depth}
    after: dict[_T, list[_T]] = {name: [] for name in depth}
    for a, b in dict.fromkeys(edges):
        if a in depth and depth[b] == depth[a] + 1:
            after[a].append(b)
            before[b].append(a)
    now = [list(layer) for layer in found]
    best, fewest = now, crossings(now, after)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        now = _swept(now, before) if sweep % 2 == 0 else _swept(now[::-1], after)[::-1]
        crossed = crossings(now, after)
        if crossed < fewest:
            best, fewest = now, crossed
    return best


def _swept(now: Layers[_T], neighbours: Mapping[_T, Sequence[_T]]) -> list[list[_T]]:
    """Each layer sorted by where its neighbours stand in the layer that was sorted before it."""
    swept = [list(now[0])]
    for layer in now[1:]:
        stands = _stands(swept[-1])
        own = _stands(layer)
        middle = {
            name: sum(stands[other] for other in neighbours[name]) / len(neighbours[name])
            if neighbours[name]
            else own[name]
            for name in layer
        }
        swept.append(sorted(layer, key=middle.__getitem__))
    return swept


def _stands(layer: Sequence[_T]) -> dict[_T, float]:
    """Where each scene stands, counted from the middle of its layer."""
    return {name: index - (len(layer) - 1) / 2 for index, name in enumerate(layer)}


def crossings(now: Layers[_T], after: Mapping[_T, Sequence[_T]]) -> int:
    """How many pairs of lines from a layer to the next one cross."""
    return sum(
        _crossings(left, {name: place for place, name in enumerate(right)}, after) for left, right in pairwise(now)
    )


def _crossings(left: Sequence[_T], place: Mapping[_T, int], after: Mapping[_T, Sequence[_T]]) -> int:
    """Line by line from the left, a line crosses those before it that end further right: counted in a Fenwick tree,
    so that a layer of thousands costs no more than sorting it."""
    tree = [0] * (len(place) + 1)
    crossed = drawn = 0
    for name in left:
        ends = [place[other] + 1 for other in after[name]]
        for end in ends:
            crossed += drawn
            while end:
                crossed -= tree[end]
                end &= end - 1
        for end in ends:
            while end < len(tree):
                tree[end] += 1
                end += end & -end
        drawn += len(ends)
    return crossed

"""The order of scenes within their layers: those that follow on each other close together, so that few lines cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

from sim.story.story import Story

Layers: TypeAlias = Sequence[Sequence[str]]
SWEEPS = 12


def ordered_layers(story: Story) -> list[list[str]]:
    """The scenes that can be reached, in layers by their distance from the start, in an order that is easy to draw."""
    from sim.story.graph import layers  # networkx costs a quarter second, which only a map has to pay

    graph = story.graph
    return ordered(layers(graph, story.scenario.first), graph.edges())


def ordered(found: Layers, edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The layers in the best order of several sweeps, in which each scene goes to the middle of its neighbours."""
    depth = {name: index for index, layer in enumerate(found) for name in layer}
    forward = sorted({(a, b) for a, b in edges if a in depth and depth[b] == depth[a] + 1})
    before: dict[str, list[str]] = {name: [] for name in depth}
    after: dict[str, list[str]] = {name: [] for name in depth}
    for a, b in forward:
        after[a].append(b)
        before[b].append(a)
    now = [list(layer) for layer in found]
    best, fewest = now, crossings(now, after)
    for sweep in range(SWEEPS):
        now = _swept(now, before) if sweep % 2 == 0 else _swept(now[::-1], after)[::-1]
        crossed = crossings(now, after)
        if crossed < fewest:
            best, fewest = now, crossed
    return best


def _swept(now: Layers, neighbours: Mapping[str, Sequence[str]]) -> list[list[str]]:
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


def _stands(layer: Sequence[str]) -> dict[str, float]:
    """Where each scene stands, counted from the middle of its layer."""
    return {name: index - (len(layer) - 1) / 2 for index, name in enumerate(layer)}


def crossings(now: Layers, after: Mapping[str, Sequence[str]]) -> int:
    """How many pairs of lines from a layer to the next one cross."""
    crossed = 0
    for left, right in pairwise(now):
        place = {name: index for index, name in enumerate(right)}
        lines = [(index, place[other]) for index, name in enumerate(left) for other in after[name]]
        crossed += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))
    return crossed

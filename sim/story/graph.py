"""The story as a graph: whatever asks about shape asks here. The one importer of networkx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx

from sim.story.model import Scenario, Target

StoryGraph: TypeAlias = "nx.MultiDiGraph[str]"


def build_graph(scenario: Scenario) -> StoryGraph:
    """Scenes as nodes (attribute `scene`); every outcome as an edge that carries what leads there.

    An edge has `option` (the choice's id, None where a scene runs on), `aside` (it stays in its scene),
    `condition` and `weight` of its target as written, and `gate`, the option's own condition.
    """
    graph: StoryGraph = nx.MultiDiGraph(name=scenario.title)
    graph.add_nodes_from((name, {"scene": scene}) for name, scene in scenario.scenes.items())
    for name, scene in scenario.scenes.items():
        for choice in scene.choices.values():
            to = choice.to or scene.to
            for target in to or (Target(name),):
                _connect(graph, name, target, option=choice.id, aside=not to, gate=choice.condition)
        if not scene.choices:
            for target in scene.to:
                _connect(graph, name, target, option=None, aside=False, gate=None)
    return graph


def _connect(graph: StoryGraph, scene: str, target: Target, option: str | None, aside: bool, gate: str | None) -> None:
    graph.add_edge(
        scene,
        target.scene,
        option=option,
        aside=aside,
        gate=gate,
        condition=target.condition,
        weight=target.weight,
    )


def reachable(graph: StoryGraph, start: str) -> set[str]:
    """The scenes that some road leads to, whatever the conditions say."""
    return {start, *nx.descendants(graph, start)}


def leading_to(graph: StoryGraph, goals: set[str]) -> set[str]:
    """The scenes from which one of the goals can be reached, the goals included."""
    layers = nx.bfs_layers(graph.reverse(copy=False), goals & set(graph))
    return {scene for layer in layers for scene in layer}


def knots(graph: StoryGraph) -> Iterator[set[str]]:
    """The sets of scenes that lead round in a circle, asides left out."""
    roads: nx.DiGraph[str] = nx.DiGraph((a, b) for a, b, edge in graph.edges(data=True) if not edge["aside"])
    for members in nx.strongly_connected_components(roads):
        if len(members) > 1 or any(roads.has_edge(one, one) for one in members):
            yield members

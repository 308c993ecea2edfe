"""The story as a graph: whatever asks about shape asks here. The one importer of networkx."""

from __future__ import annotations

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


def layers(graph: StoryGraph, start: str) -> list[list[str]]:
    """The scenes that can be reached, by how many roads lie at least between them and the start."""
    return [list(layer) for layer in nx.bfs_layers(graph, start)]

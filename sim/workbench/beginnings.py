"""Where a search goes on from a road that was played."""

from __future__ import annotations

from sim.play.position import Position
from sim.workbench.space.steps import NOWHERE, Edge
from sim.workbench.space.terrain import Terrain


def falls(terrain: Terrain, position: Position) -> tuple[dict[int, Edge | None], list[Edge | None]]:
    """The states to search on from, each with the edge that led there: where the position stands (None), or each
    outcome where the chance of an option is open. Then the edges of outcomes with which the road cannot go on."""
    if position.open is None or position.open is position.scene.road:
        found: list[tuple[Edge | None, int]] = [(None, terrain.state_of(position))]
    else:
        found = list(terrain.outcomes(position))
    return {state: edge for edge, state in found if state != NOWHERE}, [
        edge for edge, state in found if state == NOWHERE
    ]

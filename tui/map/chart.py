"""The map of a story as one value: what is known of each scene, and the drawings of it at every zoom.

To make it takes longer than a frame; a widget that shows it only picks from it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sim.play.memory import Edge, Memory, travelled
from sim.play.session import Session
from sim.story.order import ordered_layers
from sim.story.story import Story
from tui.map.drawing import Drawing, draw
from tui.map.grid import Weight
from tui.map.labels import ZOOMS
from tui.map.marks import Mark, Standing, mark_scenes
from tui.map.routing import Way


@dataclass(frozen=True, slots=True)
class Chart:
    """What the map shows. `order` are the scenes that were seen, those of the present road first, as one met them;
    `here` is where the play stands; the drawings go from far to near."""

    marks: Mapping[str, Mark]
    order: tuple[str, ...]
    here: str | None
    drawings: Sequence[Drawing]


def chart(story: Story, memory: Memory, session: Session | None = None) -> Chart:
    """The map of a story as somebody has seen it, with the road of a play if there is one."""
    road = [] if session is None else list(travelled(session))
    memory = memory._replace(edges=memory.edges.union(road))
    layers = ordered_layers(story)
    marks = mark_scenes(story, memory, session)
    ways = drawn_ways(story, layers, marks, memory.edges, road)
    drawings = tuple(draw(layers, marks, ways, zoom) for zoom in ZOOMS)
    met = [name for before, _, after in road for name in (before, after)]
    here = None if session is None else session.scene
    known = [name for layer in layers for name in layer if marks[name].standing > Standing.UNSEEN]
    return Chart(marks, tuple(dict.fromkeys((*met, *([here] if here else ()), *known))), here, drawings)


def drawn_ways(
    story: Story,
    layers: Sequence[Sequence[str]],
    marks: Mapping[str, Mark],
    gone: Collection[Edge],
    road: Collection[Edge],
) -> list[Way]:
    """The ways that were gone, those of the present road heavy, and dotted ones from what was seen on to what was not.

    One line stands for all options that lead from one scene to another; what stays in its scene has none.
    """
    depth = {name: index for index, layer in enumerate(layers) for name in layer}
    weights: dict[tuple[str, str], Weight] = {}
    for before, after in story.graph.edges():
        beyond = marks[before].standing > Standing.UNSEEN and marks[after].standing == Standing.UNSEEN
        if beyond and before in depth and depth[after] > depth[before]:
            weights[before, after] = Weight.DOTTED
    for weight, edges in ((Weight.THIN, gone), (Weight.HEAVY, road)):
        weights.update(((before, after), weight) for before, _, after in edges if before != after)
    return [Way(*ends, weights[ends]) for ends in sorted(weights, key=lambda ends: (depth[ends[0]], ends))]

"""The map of a story as its author sees it: every scene by its id, what nothing leads to set apart, the road heavy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from sim.play.memory import travelled
from sim.play.session import Session
from sim.story.order import Layers, ordered_layers
from sim.story.story import Story
from tui.map.chart import Chart, drawn_ways
from tui.map.drawing import Drawing, draw
from tui.map.labels import ZOOMS, Zoom
from tui.map.marks import Mark, Standing, ending_words
from tui.prose import clean
from tui.workbench.rows import changes, what_it_does, where_to


class Drawings(Sequence[Drawing]):
    """The drawings of one map from far to near, each made when it is first asked for: they are seldom all looked at."""

    def __init__(self, make: Callable[[Zoom], Drawing]) -> None:
        self._make = cache(make)

    def __len__(self) -> int:
        return len(ZOOMS)

    def __getitem__(self, zoom: Any) -> Any:
        return [*map(self._make, ZOOMS[zoom])] if isinstance(zoom, slice) else self._make(ZOOMS[zoom])


def author_chart(story: Story, layers: Layers[str], session: Session) -> Chart:
    """The map of a whole story, in the layers of `layers_of`, with the road of a session on it."""
    road = list(travelled(session))
    on_road = {name for before, _, after in road for name in (before, after)} | {session.scene}
    order = tuple(name for layer in layers for name in layer)
    marks = {name: _mark(story, name, _standing(name, session.scene, on_road)) for name in order}
    edges = {(before, None, after) for before, after in story.graph.edges() if before in marks and after in marks}
    ways = drawn_ways(story, layers, marks, edges, road)
    return Chart(marks, order, session.scene, Drawings(partial(draw, layers, marks, ways)))


def layers_of(story: Story) -> Layers[str]:
    """The scenes in layers from the start on; those that nothing leads to in a layer of their own, the last."""
    found = ordered_layers(story)
    reached = {name for layer in found for name in layer}
    apart = [name for name in story.scenario.scenes if name not in reached]
    return [*found, apart] if apart else found


def _standing(name: str, here: str, on_road: set[str]) -> Standing:
    if name == here:
        return Standing.HERE
    return Standing.ROAD if name in on_road else Standing.SEEN


def _mark(story: Story, name: str, standing: Standing) -> Mark:
    scene = story.scenario.scenes[name]
    return Mark(name, standing, title=name, ending=ending_words(scene.ending), told="\n".join(_about(story, name)))


def _about(story: Story, name: str) -> Iterator[str]:
    """A scene in lines: its title, what entering it does, and each option with what it does."""
    scene = story.scenario.scenes[name]
    deciding = f"{scene.by} decides" if scene.choices and scene.by != "player" else ""
    ending = f"the end: {ending_words(scene.ending)}" if scene.ending else ""
    todo = "still to be written" if scene.todo else ""
    title = clean(story.text(scene.title))
    yield " · ".join(filter(None, (title, deciding, ending, todo, *changes(scene))))
    if scene.to and not scene.choices:
        yield where_to(scene.to)
    for choice in scene.choices.values():
        yield f"{choice.id}: {' · '.join(what_it_does(choice, scene))}"

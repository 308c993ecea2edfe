"""The states in which play can come to a scene, found exactly, with the shortest road to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sim.play.session import Session
from sim.story.clock import time_text
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.roads import as_take
from sim.workbench.space.search import Space, search
from sim.workbench.space.terrain import Terrain
from tui.workbench.items import Item
from tui.workbench.road import Fell, Road, Step, Took, walk
from tui.workbench.rows import value_text

MOST_STATES = 100_000  # that are searched for one question
MOST = 400  # roads that are listed


class Stopped(Exception):
    """Nobody wants to know any more."""


class Reached(NamedTuple):
    """The roads to a scene, each to a state of its own; the shortest first.

    `there` is how many such states were found in all, of `seen` states of the whole story; where the search was
    `capped` there may be more. States differ in what can follow, and where there are not too many, in what is told.
    """

    scene: str
    roads: tuple[Road, ...]
    there: int
    seen: int
    capped: bool
    by_text: bool


def search_all(story: Story, stopped: Callable[[], bool]) -> Space:
    """Every state of a story that play can reach, told apart by texts too where there are not too many for that.

    Raises RoadFault where the story cannot start, and Stopped once it is `stopped`.
    """

    def look(_: int) -> None:
        if stopped():
            raise Stopped

    spaces = (search(Terrain(story, Question(texts=texts)), None, None, MOST_STATES, look) for texts in (True, False))
    found = next(spaces)
    return next(spaces) if found.capped else found


def reach(space: Space, scene: str) -> Reached:
    """The states in which a scene is reached from the start of its story."""
    terrain = space.terrain
    there = [number for number, state in enumerate(space.states) if terrain.scene(space.bare(state)) == scene]
    roads = tuple(_road(terrain.story, as_take(terrain.story, space.road(number))) for number in there[:MOST])
    return Reached(scene, roads, len(there), len(space), space.capped, terrain.question.texts)


def _road(story: Story, taken: Sequence[str]) -> Road:
    """The road of decisions as they are written down."""
    session, steps = Session(story), list[Step]()
    for entry in taken:
        option, *falls = entry.split(">")
        if option:
            steps.append(Took(session.scene, option))
            session.take(option)
        for scene in falls:
            steps.append(Fell(scene))
            session.settle(scene)
    return Road(None, tuple(steps))


def items(story: Story, reached: Reached) -> list[Item]:
    """What is said of each road: the states in which they differ, the clock, and the decisions."""
    ends = [walk(story, road).session for road in reached.roads]
    states = [end.state for end in ends]
    telling = [name for name in story.scenario.state if len({state[name] for state in states}) > 1]
    found = []
    for road, end in zip(reached.roads, ends, strict=True):
        values = [f"{name} {value_text(end.state[name])}" for name in telling or story.scenario.state]
        when = f"day {end.day}, {time_text(end.minutes)}"
        found.append(Item("   ".join(values) or when, (f"{when} · {_decisions(road)}",)))
    return found


def _decisions(road: Road) -> str:
    names = list(_names(road))
    if not names:
        return "at once"
    return f"{len(names)} step{'' if len(names) == 1 else 's'}: {', '.join(names)}"


def _names(road: Road) -> Iterator[str]:
    for step in road.steps:
        match step:
            case Took():
                yield step.option
            case Fell():
                yield f"by chance to {step.scene}"


def about(reached: Reached) -> str:
    """How many there are, what tells them apart, and whether those are all."""
    number, scene = reached.there, reached.scene
    if not number:
        return f"No road comes to {scene}" + (f" among the {reached.seen:,} nearest states." if reached.capped else ".")
    told = f"{number:,} state{'' if number == 1 else 's'} in which play comes to {scene}, the shortest roads first"
    told += f"; the first {len(reached.roads):,} of them." if number > len(reached.roads) else "."
    if not reached.by_text:
        told += " They differ in what can follow, for there are too many to tell every text apart."
    return told + (f" There may be more: {reached.seen:,} states were searched." if reached.capped else "")

"""What is kept of a place when the story changes under it: the road there, or else the scene, or else a part of it."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from sim.play.session import NoSuchOpening, Opening, RoadFault, Session
from sim.story.story import Story
from tui.workbench.road import Changed, Road, State, Walk, fitting, walk


class Place(NamedTuple):
    """Where somebody stands: the road there, and the scene and the state to which it led."""

    road: Road
    scene: str
    state: State


class How(Enum):
    """How a place was kept."""

    ROAD = auto()  # by the same road
    ELSEWHERE = auto()  # by the same road, which leads to another scene now
    SCENE = auto()  # the road is gone; the same scene begins with the same state
    PART = auto()  # the scene is gone, too; the road is gone as far as it goes
    START = auto()  # nothing of the road is left


class Kept(NamedTuple):
    """A place in the present version of a story; `why` says what kept it from being the same."""

    walk: Walk
    how: How
    why: str = ""


def place_of(walk: Walk) -> Place:
    """The place where a walk came to."""
    return Place(walk.road, walk.session.scene, walk.session.state)


def keep(story: Story, place: Place) -> Kept:
    """The same place, or what comes nearest to it. Raises RoadFault where the story cannot even start."""
    gone, why = _again(story, place.road)
    if gone is not None and not why:
        elsewhere = gone.session.scene != place.scene and place.scene in story.scenario.scenes
        return Kept(gone, How.ELSEWHERE if elsewhere else How.ROAD)
    if place.scene in story.scenario.scenes:
        settings = fitting(story, place.state)
        # Set twice: before, for what the scene tells and asks on entering, and after, for what its own effects did.
        anew = Road(Opening(place.scene, settings), (Changed(settings),))
        there, missing = _again(story, anew)
        if there is not None and not missing:
            return Kept(there, How.SCENE, why)
    if gone is not None and gone.road.steps:
        return Kept(gone, How.PART, why)
    return Kept(gone or Walk(Road(), Session(story)), How.START, why)


def _again(story: Story, road: Road) -> tuple[Walk | None, str]:
    """A road gone again as far as it goes, and why it goes no further."""
    opening = road.opening
    if opening is not None:
        opening = opening._replace(settings=fitting(story, opening.settings))
    try:
        gone = walk(story, road._replace(opening=opening))
    except (NoSuchOpening, RoadFault) as fault:
        return None, str(fault)
    return gone, gone.stopped

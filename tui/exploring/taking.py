"""Roads as commands that play them."""

from __future__ import annotations

import shlex
from contextlib import suppress

from sim.play.session import RoadFault
from sim.story.story import Story
from sim.workbench.exploring import Road
from sim.workbench.space.roads import as_take


def taken(story: Story, road: Road) -> list[str]:
    """The decisions of a road, as `--take` and a check's `take` list them. Where the road cannot be played to its end,
    as a time that a scene has to reach is past, they are listed all the same."""
    played, steps = _played(story, road)
    return [*steps, *(edge.option for edge in road[played:] if edge.option is not None)]


def _played(story: Story, road: Road) -> tuple[int, list[str]]:
    """How many steps of a road can be played, and the decisions up to there."""
    for played in range(len(road), 0, -1):
        with suppress(RoadFault):
            return played, as_take(story, road[:played])
    return 0, []


def play(name: str, steps: list[str]) -> str:
    """The command that plays a story up to the end of a road."""
    taking = ["--take", ",".join(steps)] if steps else []
    return shlex.join(["heartwork", "play", name, *taking])


def explore(name: str, place: str) -> str:
    """The command that tells a road to a place."""
    return shlex.join(["heartwork", "explore", name, "--road", place])

"""That the states of a story that ships are those that playing every position comes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.search import search
from sim.workbench.space.terrain import Terrain
from tests.support.surveying import survey

STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))


@pytest.mark.parametrize("name", STORIES)
def test_a_search_finds_in_a_story_what_playing_every_position_finds(name: str) -> None:
    loaded = load_scenario(SHIPPED / f"{name}.yaml", Folders(Path("/nowhere")))
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    story = Story(loaded.scenario, loaded.vocabulary)
    wanted, space = survey(story, 200_000), search(Terrain(story, Question()))
    assert wanted is not None
    terrain, lengths = space.terrain, dict[str, int]()
    for number, state in enumerate(space.states):
        if terrain.scene(state) not in lengths:
            lengths[terrain.scene(state)] = len(space.road(number))
    edges = [terrain.edges[edge] for state in space.states for edge, _ in terrain.moves(state)]
    assert lengths == wanted.lengths
    assert {(edge.scene, edge.option, edge.to) for edge in edges} == wanted.edges
    assert {terrain.scene(state) for state in space.states if terrain.stops(state)} == wanted.stops
    assert bool(space.faults) == wanted.faulty

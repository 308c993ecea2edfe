"""What is worked out for a shipped story is what plays of it come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.guidance.pack import pack_for
from sim.story.library import SHIPPED, load_scenario
from sim.story.story import Story
from sim.workbench.exploring import Exploration
from sim.workbench.simulation import Plan, simulate
from sim.workbench.space.roads import as_take
from tests.sim.workbench.exploring.test_exploring import followed
from tests.support.every_road import booked
from tests.support.written import FOLDERS

PLAYS = 4000


@pytest.fixture(scope="module")
def explored() -> Exploration:
    loaded = load_scenario(Path(SHIPPED / "the-long-quiet.yaml"), FOLDERS)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    pack, _ = pack_for(loaded.scenario, loaded.document, FOLDERS)
    assert pack is not None
    assert pack.pack is not None
    found = Exploration(Story(loaded.scenario, loaded.vocabulary), pack.pack)
    found.run(lambda doing, states: None)
    assert found.exact
    return found


def test_the_odds_are_those_of_many_plays_at_random(explored: Exploration) -> None:
    assert explored.odds is not None
    tally = simulate(explored.story, None, Plan(PLAYS))
    for kind, plays in tally.endings(explored.story.scenario).items():
        assert explored.odds.kinds[kind] == pytest.approx(plays / PLAYS, abs=0.02)
    for name, entries in tally.entries.items():
        assert explored.odds.entries[name] == pytest.approx(entries / PLAYS, abs=0.04)


@pytest.mark.parametrize("source", ["for-good", "three-steps", "healthy"])
def test_the_road_of_a_source_is_that_of_many_plays_that_follow_it(source: str, explored: Exploration) -> None:
    road = explored.roads[source]
    assert road is not None
    tally = simulate(explored.story, explored.pack, Plan(PLAYS, policy=source))
    for name, percent in tally.agreement.items():
        assert percent is not None
        assert road.agreement[name] == pytest.approx(percent, abs=1)
    for kind, plays in tally.endings(explored.story.scenario).items():
        assert road.kinds[kind] == pytest.approx(plays / PLAYS, abs=0.03)


def test_the_best_roads_have_the_agreement_that_is_told(explored: Exploration) -> None:
    for source, kinds in explored.best.items():
        assert kinds is not None
        for kind, best in kinds.items():
            assert best.road is not None
            session = followed(explored.story, as_take(explored.story, best.road))
            assert session.ending == kind
            assert booked(session, explored.pack).agreements[source] == best.agreement

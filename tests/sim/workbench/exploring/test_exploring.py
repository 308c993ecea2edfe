from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings

from sim.guidance.adviser import advice
from sim.guidance.agreement import agreements, shown
from sim.guidance.model import Pack
from sim.guidance.verdicts import judge
from sim.play.session import RoadFault, Session
from sim.story.model import Scenario
from sim.story.story import Story
from sim.workbench.exploring import stream
from sim.workbench.exploring.best import best_roads
from sim.workbench.exploring.ceilings import Ceilings
from sim.workbench.exploring.exploration import Exploration
from sim.workbench.exploring.odds import odds
from sim.workbench.exploring.reach import reach
from sim.workbench.exploring.roads import Roads
from sim.workbench.exploring.survey import survey
from sim.workbench.roads import take
from sim.workbench.space.roads import as_take
from tests.support.every_road import at_random, booked, entered, every_road, finite, following, freely
from tests.support.stories import VOCABULARY, packs, scenarios
from tests.support.tangles import tangled

MOST = 100_000
KINDS = ("on", "aside", "chance", "on")
small = scenarios(kinds=KINDS).map(finite)


def silent(states: int) -> None:
    """Nobody watches."""


@given(small)
def test_what_can_be_reached_is_what_some_road_reaches(scenario: Scenario) -> None:
    story = Story(scenario, VOCABULARY)
    roads = every_road(story, freely)
    found = reach(survey(story, MOST, silent))
    assert found.exact
    assert found.scenes.keys() == {name for road in roads for name in road.scenes}
    assert found.options.keys() == {(each.scene, each.taken) for road in roads for each in road.session.road}
    assert found.endings.keys() == {road.session.ending for road in roads}


@given(small)
def test_a_road_is_one_of_the_shortest_that_can_be_played(scenario: Scenario) -> None:
    story = Story(scenario, VOCABULARY)
    roads = every_road(story, freely)
    found = reach(survey(story, MOST, silent))
    for name, road in found.scenes.items():
        session = followed(story, as_take(story, road))
        assert entered(session)[-1] == name
        assert session.steps == min(
            len(steps) for each in roads for steps in prefixes(each.session) if name in entered(followed(story, steps))
        )
    for (scene, option), road in found.options.items():
        last = followed(story, as_take(story, road)).last
        assert (last.scene, last.taken) == (scene, option)
    for kind, road in found.endings.items():
        assert followed(story, as_take(story, road)).ending == kind


@pytest.mark.parametrize("again", [0, stream.OFTEN_AGAIN], ids=["put into order", "as they come"])
@given(scenario=small)
def test_odds_are_those_of_all_roads_together(again: int, scenario: Scenario) -> None:
    story = Story(scenario, VOCABULARY)
    kinds, entries = defaultdict[str | None, Fraction](Fraction), defaultdict[str, Fraction](Fraction)
    taken = defaultdict[tuple[str, str], Fraction](Fraction)
    for road in every_road(story, at_random):
        kinds[road.session.ending] += road.part
        for name in road.scenes:
            entries[name] += road.part
        for each in road.session.road:
            taken[each.scene, each.taken] += road.part
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "OFTEN_AGAIN", again)
        found = odds(story, MOST, silent)
    assert found is not None
    assert found.kinds == pytest.approx(as_floats(kinds))
    assert found.entries == pytest.approx(as_floats(entries))
    assert found.taken == pytest.approx(as_floats(taken))
    assert found.caught == 0


@pytest.mark.parametrize("again", [0, stream.OFTEN_AGAIN], ids=["put into order", "as they come"])
@given(scenario=small, pack=packs())
def test_the_road_of_a_source_is_all_roads_that_follow_it_together(again: int, scenario: Scenario, pack: Pack) -> None:
    story = Story(scenario, VOCABULARY)
    explored = Roads(story, pack)
    for source in pack.sources:
        credit, total = defaultdict[str, Fraction](Fraction), defaultdict[str, Fraction](Fraction)
        kinds = defaultdict[str | None, Fraction](Fraction)
        for road in every_road(story, following(source, pack)):
            ledger = booked(road.session, pack)
            kinds[road.session.ending] += road.part
            for name in pack.sources:
                credit[name] += road.part * ledger.credit[name]
                total[name] += road.part * ledger.total[name]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stream, "OFTEN_AGAIN", again)
            found = explored.of(source, MOST, silent)
        assert found is not None
        assert found.kinds == pytest.approx(as_floats(kinds))
        for name in pack.sources:
            percent = found.agreement[name]
            assert percent == (total[name] and pytest.approx(100 * credit[name] / total[name])) or not total[name]
            assert (percent is None) == (total[name] == 0)


@given(scenarios(("player",), kinds=("on", "aside")).map(finite), packs())
def test_without_luck_the_road_of_a_source_agrees_as_the_debrief_of_that_play_says(
    scenario: Scenario, pack: Pack
) -> None:
    story = Story(scenario, VOCABULARY)
    explored = Roads(story, pack)
    for source in pack.sources:
        session = Session(story)
        while session.offered:
            advised = advice(session, pack, source)
            assume(len(advised) == 1)
            session.take(advised[0])
        found = explored.of(source, MOST, silent)
        assert found is not None
        debriefed = agreements(judge(session, pack, ("player",)), pack)
        assert {name: percent and shown(percent) for name, percent in found.agreement.items()} == {
            name: percent and shown(percent) for name, percent in debriefed.items()
        }


@given(small, packs())
def test_the_best_agreement_is_that_of_the_best_of_all_roads(scenario: Scenario, pack: Pack) -> None:
    story = Story(scenario, VOCABULARY)
    highest: dict[str, dict[str, Fraction | None]] = {name: {} for name in pack.sources}
    most: dict[tuple[str, str], int] = defaultdict(int)
    for road in every_road(story, freely):
        ledger, kind = booked(road.session, pack), road.session.ending
        assert kind is not None
        for name, percent in ledger.agreements.items():
            known = highest[name].setdefault(kind, None)
            most[name, kind] = max(most[name, kind], ledger.credit[name])
            if percent is not None:
                highest[name][kind] = max(known or Fraction(0), percent)
    ceilings = Ceilings(survey(story, MOST, silent), pack)
    for source in pack.sources:
        found = best_roads(ceilings, source, highest[source], MOST, silent)
        assert {kind: best.agreement for kind, best in found.items()} == highest[source]
        for kind, best in found.items():
            assert ceilings.credit(source, kind) >= most[source, kind]
            assert (best.road is None) == (best.agreement is None)
            if best.road is not None:
                session = followed(story, as_take(story, best.road))
                assert session.ending == kind
                assert booked(session, pack).agreements[source] == best.agreement


@settings(max_examples=40)  # each is a whole exploration
@given(tangled(), packs())
def test_whatever_a_story_is_like_its_plays_add_up_and_its_roads_can_be_played(story: Story, pack: Pack) -> None:
    explored = Exploration(story, pack, 3000)
    try:
        explored.run(lambda doing, states: None)
    except RoadFault:
        with pytest.raises(RoadFault):
            Session(story)
        return
    found = explored.reach
    assert found is not None
    for name, road in found.scenes.items():
        try:
            assert name in entered(followed(story, as_take(story, road)))
        except RoadFault:
            assert found.late  # from there it runs on to where it is too late
    if explored.odds is not None:
        assert explored.odds.caught <= 1 + 1e-9
        assert sum(explored.odds.kinds.values()) + explored.odds.caught <= 1 + 1e-9
        if not (found.stuck or found.late):
            assert sum(explored.odds.kinds.values()) + explored.odds.caught == pytest.approx(1)
    for source, kinds in explored.best.items():
        for kind, best in (kinds or {}).items():
            if best.road is not None:
                session = followed(story, as_take(story, best.road))
                assert session.ending == kind
                assert booked(session, pack).agreements[source] == best.agreement


def as_floats(parts: Mapping[Any, Fraction]) -> dict[Any, float]:
    return {key: float(part) for key, part in parts.items()}


def followed(story: Story, steps: Iterable[str]) -> Session:
    session = Session(story)
    for step in steps:
        take(session, step)
    return session


def prefixes(session: Session) -> Iterator[list[str]]:
    """The decisions of a road up to each, with the chances after it."""
    steps = [f">{fall.scene}" for fall in session.opening]
    yield [*steps]
    for decision in session.road:
        steps.append(">".join([decision.taken, *(fall.scene for fall in decision.falls)]))
        yield [*steps]

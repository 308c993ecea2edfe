from __future__ import annotations

import pytest

from sim.play.session import RoadFault, Session
from tests.support.workbench import story
from tui.workbench import reached
from tui.workbench.reached import Reached, Stopped, about, items, reach, search_all
from tui.workbench.road import Road, Took, walk


def found(scene: str) -> Reached:
    return reach(search_all(story(), lambda: False), scene)


def test_every_state_of_a_scene_has_a_road_that_leads_there_the_shortest_first() -> None:
    answer = found("answer")
    assert answer.roads[0] == Road(None, (Took("kitchen", "write"),))
    assert Road(None, (Took("kitchen", "ring"), Took("kitchen", "write"))) in answer.roads
    lengths = [len(road.steps) for road in answer.roads]
    assert lengths == sorted(lengths)
    for road in answer.roads:
        assert walk(story(), road).session.scene == "answer"


def test_states_that_are_told_otherwise_are_told_apart() -> None:
    assert {walk(story(), road).session.state["knows"] for road in found("doorstep").roads} == {True, False}


def test_a_road_by_chance_says_how_it_fell() -> None:
    ends = {road.steps[-1] for road in found("doorstep").roads}
    assert any(type(step).__name__ == "Fell" for step in ends)


def test_a_row_says_in_what_the_states_differ_and_what_was_done() -> None:
    rows = items(story(), found("answer"))
    assert rows[0].name == "nerve 1   knows false"
    assert rows[0].about == ("day 3, 20:00 · 1 step: write",)
    assert rows[1].about == ("day 3, 20:00 · 2 steps: ring, write",)


def test_a_scene_where_the_story_begins_is_reached_at_once() -> None:
    assert items(story(), found("kitchen"))[0].about == ("day 3, 18:00 · at once",)


def test_a_scene_that_no_road_comes_to_says_so() -> None:
    none = reach(search_all(story(("to: doorstep}", "to: quiet}")), lambda: False), "answer")
    assert none.roads
    nowhere = reach(
        search_all(story(("after: 2 hours\n        to: answer", "after: 2 hours\n        to: quiet")), lambda: False),
        "answer",
    )
    assert (nowhere.roads, about(nowhere)) == ((), "No road comes to answer.")


def test_how_many_there_are_and_what_was_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert about(found("answer")) == "2 states in which play comes to answer, the shortest roads first."
    monkeypatch.setattr(reached, "MOST", 1)
    assert about(found("answer")).endswith("the shortest roads first; the first 1 of them.")


def test_a_story_of_too_many_states_is_searched_without_its_texts_and_then_as_far_as_it_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reached, "MOST_STATES", 3)
    few = found("answer")
    assert few.capped
    assert not few.by_text
    assert "too many to tell every text apart. There may be more: " in about(few)


def test_who_does_not_want_to_know_any_more_is_not_kept_waiting() -> None:
    with pytest.raises(Stopped):
        search_all(story(), lambda: True)


def test_a_story_that_cannot_start_says_so() -> None:
    late = story(("title: The kitchen", "at: day 1 10:00"))
    with pytest.raises(RoadFault):
        Session(late)
    with pytest.raises(RoadFault):
        search_all(late, lambda: False)

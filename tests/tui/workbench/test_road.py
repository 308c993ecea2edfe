from __future__ import annotations

import pytest

from sim.play.session import NoSuchOpening, Opening, Session
from tests.support.workbench import story
from tui.workbench.road import Changed, Fell, Road, Took, by_lot, fitting, make, walk

ROAD = Road(None, (Took("kitchen", "ring"), Took("kitchen", "write"), Took("answer", "later")))


def test_a_road_is_gone_to_its_end() -> None:
    gone = walk(story(), ROAD)
    assert (gone.session.scene, gone.road, gone.stopped) == ("quiet", ROAD, "")
    assert gone.session.state == {"trust": 50, "nerve": 2, "knows": True}


def test_a_road_begins_where_its_opening_says() -> None:
    gone = walk(story(), Road(Opening("answer", {"trust": 3}), (Took("answer", "fetch"),)))
    assert (gone.session.scene, gone.session.state["trust"]) == ("doorstep", 3)
    with pytest.raises(NoSuchOpening):
        walk(story(), Road(Opening("attic")))


def test_a_road_stops_where_an_option_is_gone_and_says_so() -> None:
    gone = walk(story(("      write:", "      text-them:")), ROAD)
    assert gone.road.steps == ROAD.steps[:1]
    assert gone.stopped == "`write` is not on offer in `kitchen`: there are `text-them`, `knock`, `post`"


def test_a_road_stops_where_it_leads_to_another_scene_that_has_the_same_option() -> None:
    turned = story(
        ("after: 2 hours\n        to: answer", "after: 2 hours\n        to: aside"), ("  quiet: {text", ANSWER_TWICE)
    )
    gone = walk(turned, ROAD)
    assert gone.road.steps == ROAD.steps[:2]
    assert "leads to `aside` now, and no longer to `answer`" in gone.stopped


ANSWER_TWICE = """  aside: {text: Hm., choices: {later: {text: Later., to: quiet}, fetch: {text: Now., to: answer}}}
  quiet: {text"""


def test_a_scene_that_has_another_name_now_is_the_same_scene() -> None:
    renamed = story(("  answer:", "  reply:"), ("to: answer", "to: reply"))
    gone = walk(renamed, ROAD)
    assert (gone.stopped, gone.session.scene) == ("", "quiet")


def test_chances_fall_as_they_fell() -> None:
    road = Road(None, (Took("kitchen", "post"), Fell("doorstep")))
    assert walk(story(), road).session.scene == "doorstep"
    assert walk(story(), road.back()).session.pending is not None


def test_what_is_no_chance_any_more_falls_where_it_leads() -> None:
    road = Road(None, (Took("kitchen", "post"), Fell("quiet")))
    certain = story(("{weight: 1, scene: doorstep", "{weight: 0, scene: doorstep"))
    assert walk(certain, road).stopped == ""
    other = story(("{weight: 3, scene: quiet}", "{weight: 0, scene: quiet}"))
    assert "no chance is open" in walk(other, road).stopped


def test_states_that_were_set_by_hand_are_set_again_as_far_as_there_are_such_states() -> None:
    road = Road(None, (Changed({"trust": 60, "nerve": 4, "gone": True}), Took("kitchen", "knock")))
    assert walk(story(), road).session.scene == "doorstep"
    assert "`knock` is not on offer" in walk(story(("min: 0, max: 5", "min: 0, max: 3")), road).stopped


def test_only_what_a_state_takes_fits_it() -> None:
    given = {"trust": 101, "nerve": 5, "knows": 1, "other": True}
    assert fitting(story(), given) == {"nerve": 5}
    assert fitting(story(), {"trust": True, "knows": False}) == {"knows": False}


def test_a_step_that_cannot_be_made_changes_nothing() -> None:
    session = Session(story())
    before = session.position
    with pytest.raises(ValueError, match="not on offer"):
        make(session, Took("kitchen", "knock"))
    assert session.position is before


def test_lots_decide_by_weight_and_a_lot_falls_the_same_every_time() -> None:
    waiting = walk(story(), Road(None, (Took("kitchen", "post"),))).session
    fell = [by_lot(waiting, 1, lot) for lot in range(400)]
    assert set(fell) == {Fell("doorstep"), Fell("quiet")}
    assert 250 < fell.count(Fell("quiet")) < 350
    assert fell == [by_lot(waiting, 1, lot) for lot in range(400)]


def test_an_option_is_taken_by_lot_and_nothing_at_the_end() -> None:
    answering = walk(story(), Road(Opening("answer", {"trust": 0}))).session
    assert {by_lot(answering, 1, lot) for lot in range(50)} == {Took("answer", "later")}
    answering.take("later")
    assert by_lot(answering, 1, 0) is None

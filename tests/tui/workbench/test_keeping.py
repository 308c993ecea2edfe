from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.play.session import Opening, RoadFault
from tests.support.workbench import story
from tui.workbench.keeping import How, keep, place_of
from tui.workbench.road import Changed, Road, Took, by_lot, walk

RING, WRITE = Took("kitchen", "ring"), Took("kitchen", "write")
THERE = place_of(walk(story(), Road(None, (RING, WRITE))))  # in `answer`, with trust 50, nerve 2 and knows


def test_a_place_is_kept_by_the_same_road() -> None:
    kept = keep(story(("A key lies", "The key lies"), ("trust: +10", "trust: +20")), THERE)
    assert (kept.how, kept.why, kept.walk.road) == (How.ROAD, "", THERE.road)
    assert kept.walk.session.state["trust"] == 60


def test_the_same_road_may_lead_elsewhere_now() -> None:
    kept = keep(story(("after: 2 hours\n        to: answer", "after: 2 hours\n        to: quiet")), THERE)
    assert (kept.how, kept.walk.session.scene) == (How.ELSEWHERE, "quiet")


def test_a_scene_under_another_name_is_not_elsewhere() -> None:
    kept = keep(story(("  answer:", "  reply:"), ("to: answer", "to: reply")), THERE)
    assert (kept.how, kept.walk.session.scene) == (How.ROAD, "reply")


def test_where_the_road_is_gone_the_same_scene_begins_with_the_same_state() -> None:
    kept = keep(story(("      write:", "      text-them:")), THERE)
    assert (kept.how, kept.walk.session.scene) == (How.SCENE, "answer")
    assert "`write` is not on offer in `kitchen`" in kept.why
    assert kept.walk.session.state == THERE.state  # the scene's own effect is not added a second time


def test_states_that_are_gone_or_out_of_bounds_are_left_as_they_start() -> None:
    kept = keep(
        story(
            ("      write:", "      text-them:"),
            ("  knows: false\n", ""),
            (", knows: true}", "}"),
            ("{if: knows, player", "{if: trust > 1, player"),
            ("trust: {start: 40", "trust: {start: 10, max: 30"),
        ),
        THERE,
    )
    assert (kept.how, kept.walk.session.state) == (How.SCENE, {"trust": 10, "nerve": 2})


def test_where_the_scene_is_gone_too_the_road_is_gone_as_far_as_it_goes() -> None:
    kept = keep(story(("  answer:", "  reply:"), ("to: answer", "to: reply"), ("      write:", "      x:")), THERE)
    assert (kept.how, kept.walk.session.scene, kept.walk.road.steps) == (How.PART, "kitchen", (RING,))


def test_where_nothing_is_left_it_is_the_start() -> None:
    place = place_of(walk(story(), Road(Opening("answer"), (Took("answer", "fetch"),))))
    fewer = story(
        ("  answer:", "  reply:"), ("to: answer", "to: reply"), ("  doorstep:\n", "  door:\n"), ("doorstep", "door")
    )
    kept = keep(fewer, place)
    assert (kept.how, kept.walk.session.scene, kept.walk.road) == (How.START, "kitchen", Road())


def test_what_the_road_says_of_a_scene_kept_without_it_leads_there_again() -> None:
    now = story(("      write:", "      text-them:"))
    kept = keep(now, THERE)
    again = keep(now, place_of(kept.walk))
    assert again.how is How.ROAD
    assert again.walk.session.state == kept.walk.session.state


def test_a_story_that_cannot_start_says_so() -> None:
    with pytest.raises(RoadFault):
        keep(story(("title: The kitchen", "at: day 1 10:00")), place_of(walk(story(), Road())))


@given(st.integers(0, 2**32), st.integers(0, 6), st.integers(0, 100))
def test_in_the_same_story_every_place_is_kept_as_it_is(seed: int, steps: int, trust: int) -> None:
    road = Road(Opening("kitchen", {"trust": trust}))
    for lot in range(steps):
        step = by_lot(walk(story(), road).session, seed, lot)
        if step is None:
            break
        road = road.and_then(step).and_then(Changed({"nerve": lot % 6}))
    before = walk(story(), road)
    kept = keep(story(), place_of(before))
    assert kept.how is How.ROAD
    assert (kept.walk.session.scene, kept.walk.session.offered) == (before.session.scene, before.session.offered)
    assert kept.walk.session.position.values == before.session.position.values

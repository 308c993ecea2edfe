"""A room as a whole: a lesson from the lobby to the last line, and the laws that hold whatever is asked of it."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.classroom.events import (
    Begun,
    Briefed,
    Closed,
    Debriefed,
    Decided,
    Ended,
    Opened,
    Parted,
    Released,
    Revealed,
    Voted,
    from_json,
    to_json,
)
from sim.classroom.room import Room
from sim.classroom.rules import apply, replay
from sim.classroom.rules.course import STATIONS
from sim.classroom.views import seat_view, stage_view, teacher_view
from sim.play.replay import replay as replay_road
from tests.support.happenings import happen, happening
from tests.support.rooms import room

TABLES = [("class", ("player",)), ("class", ("ex",)), ("split", ("player", "ex")), ("own", ("player",))]
tables = st.sampled_from(TABLES)
lots = st.randoms(use_true_random=False)


def everything(its: Room) -> str:
    """All that a room can show anybody, as text."""
    seats = [(seat.id, seat.proof, seat.removed, seat_view(its, seat)) for seat in its.seats.values()]
    return json.dumps([stage_view(its), teacher_view(its), seats, its.proof, its.trace.lines()])


def test_a_class_steers_a_story_to_its_debrief() -> None:
    its = room(seats=5)
    for event in (Briefed(), Begun()):
        apply(its, event)
    while not its.over:
        apply(its, Opened())
        options = [option.id for option in its.session.options]
        for number, seat in enumerate(its.present):
            apply(its, Voted(seat.id, options[0] if number < 3 else options[-1]))
        apply(its, Closed())
        apply(its, Revealed())
        apply(its, Decided(options[0], "majority"))
    for station in STATIONS:
        apply(its, Debriefed(station))
    apply(its, Released())
    apply(its, Parted("Ask first."))
    apply(its, Ended())
    assert [ballot.decided for ballot in its.ballots] == [
        decision.taken for decision in its.session.road if decision.role == "player"
    ]
    assert its.exits == ["Ask first."]


@settings(max_examples=10, deadline=None)
@given(tables, lots)
def test_a_room_is_the_replay_of_what_was_done_whatever_it_refused(
    table: tuple[str, tuple[str, ...]], lot: Random
) -> None:
    its = room(*table, seats=3)
    done = happen(its, lot, 60)
    written = [json.loads(json.dumps(to_json(event))) for event in done]
    assert everything(replay(room(*table, seats=3), map(from_json, written))) == everything(its)


@settings(max_examples=6, deadline=None)
@given(tables, lots)
def test_the_trace_of_a_room_plays_again_to_where_the_room_stands(
    table: tuple[str, tuple[str, ...]], lot: Random
) -> None:
    its = room(*table, seats=3)
    happen(its, lot, 60)
    number = its.play.numbers[-1]
    steps = {step.n: step for step in its.trace.steps}
    road = [steps[number]]
    while road[-1].parent is not None:
        road.append(steps[road[-1].parent])
    again = replay_road(its.story, road[::-1])
    assert again.stopped == ""
    assert again.session.position == its.session.position


@settings(max_examples=6, deadline=None)
@given(lots)
def test_nobody_is_counted_twice(lot: Random) -> None:
    its = room(seats=6)
    apply(its, Begun())
    for _ in range(50):
        happen(its, lot, 1)
        if its.ballot is not None and its.ballot.hands is None:
            assert sum(its.ballot.tally.values()) + its.ballot.passes == len(its.ballot.votes) <= len(its.seats)
            assert its.ballot.votes.keys() <= its.seats.keys()


@pytest.mark.parametrize("table", TABLES)
def test_every_event_goes_to_json_and_back(table: tuple[str, tuple[str, ...]]) -> None:
    its = room(*table, seats=2)
    lot = Random(1)
    for _ in range(300):
        event = happening(its, lot)
        assert from_json(json.loads(json.dumps(to_json(event)))) == event


def test_a_room_plays_a_lesson_from_its_opening_to_its_stop() -> None:
    its = room(lesson="Not yet and no")
    apply(its, Begun())
    assert (its.session.scene, its.session.state["warmth"]) == ("brushes", 50)
    while not its.over:
        apply(its, Decided(its.session.offered[0], "override"))
    assert its.session.scene == "box-room"
    assert its.session.ending is None

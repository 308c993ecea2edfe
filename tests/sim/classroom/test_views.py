"""What screens are shown: nothing that is somebody else's, and nothing of a vote before it is revealed."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.classroom.events import (
    PASS,
    Begun,
    Cast,
    Closed,
    Counted,
    Debriefed,
    Decided,
    Event,
    Opened,
    Returned,
    Revealed,
    Veiled,
    Voted,
)
from sim.classroom.room import Room
from sim.classroom.rules import apply, replay
from sim.classroom.seating import OBSERVER
from sim.classroom.views import seat_view, stage_view, teacher_view
from tests.support.happenings import happen
from tests.support.rooms import room, secret_story

BOTH = ("player", "ex")


def marks(view: object) -> set[str]:
    """The marked secrets in a view."""
    return set(re.findall(r"MARK-[a-z-]+", json.dumps(view)))


def own(role: str) -> set[str]:
    """What a role may see of the marked story while it is played."""
    return {f"MARK-{role}-{what}" for what in ("card", "only", "thought", "option")}


def begun(*events: object, mode: str = "split", roles: tuple[str, ...] = BOTH, seats: int = 4) -> Room:
    its = room(mode, roles, seats=seats, story=secret_story())
    apply(its, Begun())
    for event in events:
        apply(its, event)  # type: ignore[arg-type] # given as they are
    return its


@settings(max_examples=12, deadline=None)
@given(st.sampled_from([("split", BOTH), ("class", ("player",)), ("class", ("ex",)), ("own", ("player",))]), st.data())
def test_a_seat_is_never_shown_what_is_another_roles(table: tuple[str, tuple[str, ...]], data: st.DataObject) -> None:
    its = room(*table, seats=4, story=secret_story())
    lot = data.draw(st.randoms(use_true_random=False))
    for _ in range(30):
        happen(its, lot, 1)
        if its.phase == "debrief":
            return  # there the other side is shown on purpose
        for seat in its.present:
            allowed = set() if seat.role == OBSERVER else own(seat.role)
            assert marks(seat_view(its, seat)) <= allowed


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_projector_shows_neither_sides_secrets(lot: Random) -> None:
    its = room("split", BOTH, seats=4, story=secret_story())
    for _ in range(30):
        happen(its, lot, 1)
        if its.phase == "debrief":
            return
        assert marks(stage_view(its)) == set()


def test_the_projector_of_a_class_that_plays_one_role_shows_its_side_and_no_card_or_note() -> None:
    its = begun(mode="class", roles=("player",))
    assert marks(stage_view(its)) == own("player") - {"MARK-player-card"}


@pytest.mark.parametrize("station", ["reactions", "description", "analysis"])
def test_goals_and_the_other_side_wait_for_the_end_of_the_debrief(station: str) -> None:
    its = begun(Decided("write", "override"), Debriefed(station))
    for seat in its.present:
        assert not marks(seat_view(its, seat)) & {"MARK-ex-goal", "MARK-player-goal", "MARK-ex-only", "MARK-ex-thought"}
    apply(its, Debriefed("summary"))
    assert {"MARK-ex-goal", "MARK-player-goal", "MARK-ex-only", "MARK-ex-thought"} <= marks(stage_view(its))


def test_an_open_vote_shows_how_many_and_never_what() -> None:
    its = begun(Opened(), Voted("s1", "write"), mode="class", roles=("player",))
    one = json.dumps([stage_view(its), seat_view(its, its.seats["s2"])])
    apply(its, Voted("s1", "leave"))
    other = json.dumps([stage_view(its), seat_view(its, its.seats["s2"])])
    assert one.replace(f'"revision": {its.revision - 1}', "") == other.replace(f'"revision": {its.revision}', "")
    decision = stage_view(its)["decision"]
    assert decision is not None
    assert (decision["votes"], decision["electors"]) == (1, 4)


def test_a_closed_vote_waits_for_the_reveal() -> None:
    its = begun(Opened(), Voted("s1", "write"), Closed(), mode="class", roles=("player",))
    assert (stage_view(its)["tally"], seat_view(its, its.seats["s1"])["tally"]) == (None, None)
    assert teacher_view(its)["tally"] is not None
    apply(its, Revealed())
    tally = stage_view(its)["tally"]
    assert tally is not None
    assert [(each["letter"], each["votes"], each["share"]) for each in tally["splits"]] == [
        ("A", 1, 100),
        ("B", 0, 0),
        ("C", 0, 0),
    ]


def test_the_other_side_is_not_shown_how_a_side_voted() -> None:
    its = begun(Opened(), Voted("s1", "write"), Closed(), Revealed())
    ours, theirs = its.seats["s1"], its.seats["s2"]
    assert (ours.role, theirs.role) == BOTH
    assert seat_view(its, ours)["tally"] is not None
    assert seat_view(its, theirs)["tally"] is None
    assert stage_view(its)["tally"] is None


def test_verdicts_come_after_the_reveal_and_only_in_practice() -> None:
    its = begun(Opened(), Closed(), mode="class", roles=("player",))
    assert stage_view(its)["feedback"] is None
    apply(its, Revealed())
    assert stage_view(its)["feedback"] is not None
    performing = room("class", ("player",), practice=False, seats=1, story=secret_story())
    for event in (Begun(), Opened(), Closed(), Revealed()):
        apply(performing, event)
    assert stage_view(performing)["feedback"] is None


def test_a_pass_is_counted_with_the_votes_and_shown_for_no_seat() -> None:
    its = begun(Opened(), Voted("s1", PASS), mode="class", roles=("player",))
    decision = stage_view(its)["decision"]
    assert decision is not None
    assert decision["votes"] == 1
    assert seat_view(its, its.seats["s1"])["vote"] == PASS
    assert seat_view(its, its.seats["s2"])["vote"] is None


def test_a_veil_hides_the_story_from_every_seat_and_from_the_projector() -> None:
    its = begun(Veiled("blank"), mode="class", roles=("player",))
    assert stage_view(its)["scene"] is None
    assert seat_view(its, its.seats["s1"])["scene"] is None
    assert teacher_view(its)["scene"] is not None


def test_observers_get_something_to_watch_for_and_no_card() -> None:
    its = begun(Cast("s1", OBSERVER), mode="class", roles=("player",))
    view = seat_view(its, its.seats["s1"])
    assert 2 <= len(view["criteria"]) <= 3
    assert (view["card"], view["yours"]) == ([], False)


def test_two_lines_stand_side_by_side_with_where_they_part() -> None:
    its = begun(Decided("write", "override"), mode="class", roles=("player",))
    apply(its, Decided("thank", "override"))
    apply(its, Returned(1))
    apply(its, Decided("leave", "override"))
    apply(its, Decided("rest", "override"))
    apply(its, Debriefed("summary"))
    debrief = stage_view(its)["debrief"]
    assert debrief is not None
    assert [(line["present"], line["parts"]) for line in debrief["lines"]] == [(True, 0), (False, 1)]
    assert debrief["lines"][1]["steps"] == ["MARK-player-option write to her", "MARK-player-option thank her"]


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_room_that_was_looked_at_all_along_looks_like_one_that_was_made_anew(seed: int) -> None:
    lot, its, done = Random(seed), room(seats=3), list[Event]()
    for _ in range(25):
        done += happen(its, lot, 4)
        anew = replay(room(seats=3), done)
        assert teacher_view(its) == teacher_view(anew)
        assert stage_view(its) == stage_view(anew)


def test_the_path_carries_the_split_of_each_decision_of_its_line() -> None:
    its = begun(Counted({"write": 12, "leave": 7, "look": 9}), mode="class", roles=("player",))
    apply(its, Decided("write", "majority"))
    apply(its, Returned(1))
    apply(its, Decided("leave", "override"))
    apply(its, Debriefed("description"))
    debrief = stage_view(its)["debrief"]
    assert debrief is not None
    tally = debrief["path"][0]["tally"]
    assert tally is not None
    assert (debrief["path"][0]["text"], tally["how"]) == ("MARK-player-option leave it", "override")
    assert (tally["hands"], tally["total"]) == (False, 0)

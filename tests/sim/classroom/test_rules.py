"""What a room refuses, and what it does with the odd moments of a lesson."""

from __future__ import annotations

import pytest

from sim.classroom.events import (
    PASS,
    Begun,
    Cast,
    Closed,
    Counted,
    Debriefed,
    Decided,
    Ended,
    Event,
    Joined,
    Locked,
    Marked,
    Networked,
    Opened,
    Parted,
    Released,
    Removed,
    Returned,
    Revealed,
    Switched,
    Took,
    Undid,
    Veiled,
    Voted,
)
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.classroom.rules import apply, replay
from sim.classroom.seating import OBSERVER
from tests.support.rooms import room, secret_story


def after(*events: Event, mode: str = "class", roles: tuple[str, ...] = ("player",), practice: bool = True) -> Room:
    return replay(room(mode, roles, practice, seats=4, story=secret_story()), events)


@pytest.mark.parametrize(
    ("events", "event", "why"),
    [
        ([], Opened(), "phase `lobby`"),
        ([Begun()], Voted("s1", "write"), "no vote is open"),
        ([Begun(), Opened(), Closed()], Voted("s1", "write"), "no vote is open"),
        ([Begun(), Opened()], Voted("s1", "sing"), "not on offer"),
        ([Begun(), Opened()], Voted("s9", "write"), "no such seat"),
        ([Removed("s1"), Begun(), Opened()], Voted("s1", "write"), "no such seat"),
        ([Begun(), Opened(), Veiled("paused")], Voted("s1", "write"), "paused"),
        ([Begun(), Opened(), Networked(False)], Voted("s1", "write"), "hands"),
        ([Cast("s1", OBSERVER), Begun(), Opened()], Voted("s1", "write"), "not yours"),
        ([Begun(), Opened()], Revealed(), "phase `vote`"),
        ([Begun(), Opened()], Decided("write", "override"), "phase `vote`"),
        ([Begun()], Decided("write", "majority"), "not what most"),
        ([Begun()], Decided("sing", "override"), "not on offer"),
        ([Begun()], Decided("write", "lot"), "nobody chooses"),
        ([Begun()], Decided("write", "dice"), "majority, override or lot"),
        ([Begun()], Counted({"write": 3}), "one number for each"),
        ([Begun()], Returned(1), "no such decision"),
        ([Begun()], Switched(9), "no such line"),
        ([Begun()], Took("s1", "write"), "one road together"),
        ([Begun()], Undid("s1"), "one road together"),
        ([Locked(True)], Joined("s9", "Ninth", "token"), "locked"),
        ([], Joined("s1", "Ninth", "token"), "seat is taken"),
        ([], Joined("s9", "Seat 1", "token"), "name is taken"),
        ([Ended()], Joined("s9", "Ninth", "token"), "over"),
        ([], Cast("s1", "friend"), "nobody plays"),
        ([Begun()], Debriefed("marks"), "the debrief has"),
        ([Begun()], Released(), "phase `scene`"),
        ([Begun()], Parted("Ask first."), "phase `scene`"),
        ([Begun()], Marked("", "grade", "B"), "plus or delta"),
        ([Begun()], Marked("", "plus", "  "), "says something"),
        ([Veiled("blank"), Begun()], Marked("s1", "plus", "He asked."), "paused"),
        ([], Veiled("curtain"), "paused or blank"),
    ],
)
def test_what_does_not_fit_the_moment_is_refused_with_a_reason(events: list[Event], event: Event, why: str) -> None:
    its = after(*events)
    revision = its.revision
    with pytest.raises(Refused, match=why):
        apply(its, event)
    assert its.revision == revision


def test_the_last_vote_of_a_seat_counts() -> None:
    its = after(Begun(), Opened(), Voted("s1", "write"), Voted("s1", "leave"), Voted("s1", "leave"))
    assert its.ballot is not None
    assert its.ballot.tally == {"write": 0, "leave": 1, "look": 0}


def test_a_tie_has_no_majority_and_the_teacher_chooses() -> None:
    its = after(Begun(), Opened(), Voted("s1", "write"), Voted("s2", "leave"), Closed(), Revealed())
    for option in ("write", "leave"):
        with pytest.raises(Refused):
            apply(its, Decided(option, "majority"))
    apply(its, Decided("leave", "override"))
    assert (its.ballots[0].decided, its.ballots[0].how) == ("leave", "override")


def test_a_ballot_of_passes_has_no_majority() -> None:
    its = after(Begun(), Opened(), Voted("s1", PASS), Closed())
    assert its.ballot is not None
    assert (its.ballot.passes, its.ballot.leading) == (1, ())


def test_hands_stand_in_place_of_votes_which_are_kept() -> None:
    its = after(Begun(), Opened(), Voted("s1", "write"), Counted({"write": 1, "leave": 9, "look": 0}))
    assert its.ballot is not None
    assert (its.phase, its.ballot.leading, its.ballot.votes) == ("closed", ("leave",), {"s1": "write"})


def test_turning_the_network_off_and_on_in_a_vote_loses_no_vote() -> None:
    its = after(Begun(), Opened(), Voted("s1", "write"), Networked(False), Networked(True), Voted("s2", "write"))
    assert its.ballot is not None
    assert its.ballot.votes == {"s1": "write", "s2": "write"}


def test_a_vote_that_was_closed_opens_again_with_its_votes() -> None:
    its = after(Begun(), Opened(), Voted("s1", "write"), Closed(), Opened())
    assert its.ballot is not None
    assert its.ballot.votes == {"s1": "write"}


def test_a_seat_that_goes_takes_its_open_vote_along_and_leaves_its_earlier_ones() -> None:
    its = after(Begun(), Opened(), Voted("s1", "look"), Closed(), Decided("look", "majority"))
    for event in (Opened(), Voted("s1", "write"), Removed("s1")):
        apply(its, event)
    assert its.ballot is not None
    assert its.ballot.votes == {}
    assert its.ballots[0].votes == {"s1": "look"}


def test_recasting_a_seat_takes_back_a_vote_that_is_not_its_to_give_any_more() -> None:
    its = after(Begun(), Opened(), Voted("s1", "write"), Cast("s1", "ex"), mode="split", roles=("player", "ex"))
    assert its.ballot is not None
    assert its.ballot.votes == {}


def test_newcomers_take_the_role_that_fewest_have() -> None:
    its = after(mode="split", roles=("player", "ex"))
    assert [seat.role for seat in its.present] == ["player", "ex", "player", "ex"]
    apply(its, Removed("s1"))
    apply(its, Joined("s9", "Ninth", "token"))
    assert its.seats["s9"].role == "player"


def test_somebody_late_votes_on_the_decision_that_is_open() -> None:
    its = after(Begun(), Opened(), Joined("s9", "Ninth", "token"), Voted("s9", "write"))
    assert its.ballot is not None
    assert its.ballot.votes == {"s9": "write"}


def test_the_line_that_was_left_is_kept_and_can_be_gone_on_with() -> None:
    its = after(Begun(), Decided("write", "override"))
    first = its.play.numbers[-1]
    for event in (Returned(1), Decided("leave", "override")):
        apply(its, event)
    assert [ballot.decided for ballot in its.ballots] == ["write", "leave"]
    apply(its, Switched(first))
    assert its.session.road[0].taken == "write"


def test_going_back_and_undoing_wait_for_practice() -> None:
    its = after(Begun(), Decided("write", "override"), practice=False)
    with pytest.raises(Refused, match="practice"):
        apply(its, Returned(1))
    own = after(Begun(), Took("s1", "write"), mode="own", practice=False)
    with pytest.raises(Refused, match="practice"):
        apply(own, Undid("s1"))


def test_everybodys_own_road_is_their_own() -> None:
    its = after(Begun(), Took("s1", "write"), Took("s2", "leave"), Took("s3", PASS), Took("s1", "thank"), mode="own")
    plays = [seat.play for seat in its.present if seat.play is not None]
    assert [play.session.road[0].taken for play in plays[:2]] == ["write", "leave"]
    assert plays[0].session.ending == "at-peace"
    assert plays[3].session.steps == 0
    assert its.session.steps == 0


def test_a_role_that_nobody_plays_is_decided_by_the_storys_own_weights() -> None:
    its = after(Begun(), Decided("write", "override"), mode="split", roles=("player", "ex"))
    assert its.session.by == "ex"
    apply(its, Decided(PASS, "lot"))
    assert its.ballots[-1].decided in ("answer", "no")
    assert its.ballots[-1].how == "lot"


def test_the_story_can_be_gone_on_with_from_the_debrief() -> None:
    its = after(Begun(), Decided("write", "override"), Debriefed("reactions"), Begun())
    assert (its.phase, its.session.steps) == ("scene", 2)


def test_a_mark_belongs_to_the_step_where_the_story_stood() -> None:
    its = after(Begun(), Decided("look", "override"), Marked("s1", "plus", "Looked first."))
    assert its.marks == [(its.play.numbers[-1], "s1", "plus", "Looked first.")]

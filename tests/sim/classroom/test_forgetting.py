from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.balloting import MAJORITY, OVERRIDE
from sim.classroom.events import Begun, Closed, Decided, Event, Joined, Marked, Opened, Voted, to_json
from sim.classroom.forgetting import without
from sim.classroom.founding import CLASS, OWN, SPLIT
from sim.classroom.room import Room
from sim.classroom.rules import replay
from tests.support.random_lessons import Move, hold, moves
from tests.support.rooms import room

SIDES = ("player", "ex")
KINDS = st.sampled_from([(CLASS, ("player",)), (SPLIT, SIDES), (OWN, ("player",))])


def forget(seat: str, events: list[Event], mode: str, roles: tuple[str, ...]) -> tuple[list[Event], Room]:
    """The events without a seat, and the room that comes of them when they are replayed anew."""
    kept = [each for some in without(seat, events, room(mode, roles), room(mode, roles)) for each in some]
    return kept, replay(room(mode, roles), kept)


@given(kind=KINDS, proposed=moves, which=st.integers(0, 99))
def test_whatever_a_seat_did_the_rest_is_replayed_and_stands_where_it_stood(
    kind: tuple[str, tuple[str, ...]], proposed: list[Move], which: int
) -> None:
    its = room(*kind)
    events = hold(its, proposed)
    seat = sorted(its.seats)[which % len(its.seats)]
    kept, left = forget(seat, events, *kind)
    assert not any(seat == getattr(event, "seat", None) for event in kept)
    assert seat not in left.seats
    assert left.trace.lines() == its.trace.lines()
    assert left.play.numbers == its.play.numbers
    assert (left.phase, left.veil, left.station, left.locked) == (its.phase, its.veil, its.station, its.locked)
    assert left.exits == its.exits
    assert [mark for mark in its.marks if mark[1] != seat] == left.marks
    for name, other in left.seats.items():
        before = its.seats[name]
        assert (other.name, other.proof, other.role, other.removed) == (
            before.name,
            before.proof,
            before.role,
            before.removed,
        )
        assert (other.play and other.play.trace.lines()) == (before.play and before.play.trace.lines())
    for after, ballot in zip(left.ballots, its.ballots, strict=True):
        assert after.votes == {voter: option for voter, option in ballot.votes.items() if voter != seat}
        assert (after.decided, after.hands) == (ballot.decided, ballot.hands)


@given(proposed=moves)
def test_only_a_majority_that_hung_on_the_seat_becomes_the_teachers(proposed: list[Move]) -> None:
    events = hold(its := room(seats=0), proposed)
    _, left = forget("s1", events, CLASS, ("player",))
    for after, before in zip(left.ballots, its.ballots, strict=True):
        hung = before.how == MAJORITY and after.leading != (before.decided,)
        assert after.how == (OVERRIDE if hung else before.how)


def lesson(*votes: str) -> list[Event]:
    """A vote on the first decision by seats s1, s2, ..., and what the majority makes of it."""
    seats = range(1, len(votes) + 1)
    most = Counter(votes).most_common(1)[0][0]
    return [
        *(Joined(f"s{n}", f"Seat {n}", "token") for n in seats),
        Begun(),
        Opened(),
        *(Voted(f"s{n}", vote) for n, vote in zip(seats, votes, strict=True)),
        Closed(),
        Decided(most, MAJORITY),
    ]


def first_two() -> tuple[str, str]:
    its = replay(room(), [Begun()])
    one, two, *_ = (option.id for option in its.session.options)
    return one, two


def test_a_decision_that_the_seat_tipped_stands_and_is_told_as_the_teachers() -> None:
    one, two = first_two()
    kept, left = forget("s1", lesson(one, one, two), CLASS, ("player",))
    assert kept[-1] == Decided(one, OVERRIDE)
    assert left.ballots[0].votes == {"s2": one, "s3": two}


def test_those_who_joined_later_keep_their_sides() -> None:
    kept, left = forget("s1", [Joined(f"s{n}", f"Seat {n}", "token") for n in range(1, 6)], SPLIT, SIDES)
    assert [left.seats[f"s{n}"].role for n in range(2, 6)] == ["ex", "player", "ex", "player"]
    assert "s1" not in json.dumps([to_json(event) for event in kept])


def test_every_event_about_a_seat_calls_it_seat() -> None:
    """Which is how it is known what to forget."""
    named = {each.name for kind in Event.__subclasses__() for each in fields(kind)}
    assert {name for name in named if "seat" in name or "voter" in name or "by" in name} == {"seat"}
    assert Marked("s1", "plus", "x").seat == "s1"

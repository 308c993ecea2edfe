"""What a room's report tells of its votes, or of the roads of its seats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sim.classroom.events import (
    Begun,
    Closed,
    Counted,
    Decided,
    Marked,
    Networked,
    Opened,
    Removed,
    Returned,
    Took,
    Voted,
)
from sim.classroom.founding import OWN, SPLIT
from sim.classroom.report.gathering import Place
from sim.classroom.report.rooms import from_room
from sim.classroom.report.statements import statements
from sim.classroom.report.telling import report
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.exchange.xapi import Course
from sim.guidance.agreement import agreements
from sim.guidance.verdicts import judge
from tests.support.rooms import room
from tests.support.xapi import assert_statement


def vote(its: Room, votes: Mapping[str, int], passing: int = 0) -> None:
    """The present decision, with so many votes for each option in the order of the seats, and what most want."""
    apply(its, Opened())
    cast = [option for option, many in votes.items() for _ in range(many)]
    for seat, option in zip(its.electors(its.session.by or ""), [*cast, *[""] * passing], strict=False):
        apply(its, Voted(seat.id, option))
    apply(its, Closed())
    apply(its, Decided(max(votes, key=lambda option: votes[option]), "override"))


def begun(seats: int, **how: object) -> Room:
    its = room(seats=seats, **how)  # type: ignore[arg-type] # the room's own words
    apply(its, Begun())
    return its


def counts(its: Room) -> list[dict[str, int | None]]:
    return [
        {cell.option: cell.count for cell in each.cells if cell.offered} for each in report(from_room(its)).decisions
    ]


def offered(its: Room, *many: int) -> dict[str, int]:
    """So many votes for the first options on offer."""
    return dict(zip(its.session.offered, many, strict=False))


def test_votes_are_told_as_they_were_cast_and_a_pass_is_nobodys() -> None:
    its = begun(30)
    first, second, *_ = its.session.offered
    vote(its, {first: 14, second: 12}, passing=4)
    told = report(from_room(its))
    assert [(cell.option, cell.count) for cell in told.decisions[0].cells][:2] == [(first, 14), (second, 12)]
    assert told.decisions[0].count == 26
    assert told.participants is None
    assert told.endings == ()


def test_a_vote_of_few_is_hidden_and_another_with_it() -> None:
    its = begun(30)
    vote(its, offered(its, 20, 7, 3))
    assert [*counts(its)[0].values()][:3] == [20, None, None]


def test_hands_are_counted_like_votes_and_have_no_seats() -> None:
    its = begun(2)
    apply(its, Networked(False))
    hands = dict.fromkeys(its.session.offered, 0) | offered(its, 11, 9)
    apply(its, Counted(hands))
    apply(its, Decided(its.session.offered[0], "majority"))
    gathered = from_room(its)
    assert gathered.participants == ()
    assert gathered.size == 20
    assert counts(its)[0] == hands
    assert not any(spread.five for spread in report(gathered).spreads)


def test_a_vote_that_is_taken_again_is_another_and_both_lines_are_told() -> None:
    its = begun(20)
    first, second, *_ = its.session.offered
    vote(its, {first: 12, second: 8})
    apply(its, Returned(1))
    vote(its, {second: 15, first: 5})
    gathered = from_room(its)
    places = [ballot.place for ballot in gathered.ballots]
    assert places == [Place(its.session.road[0].scene, 1), Place(its.session.road[0].scene, 1, again=2)]
    assert [line.choices[0].option for line in gathered.lines] == [second, first]
    assert [road.steps[0][0] for road in report(gathered).roads] == [report(gathered).decisions[0].title] * 2
    assert gathered.participants[0].choices[0].place != gathered.participants[0].choices[1].place


def test_a_line_that_is_gone_again_is_told_once_and_another_from_where_it_parts() -> None:
    its = begun(20)
    for _ in range(3):
        vote(its, offered(its, 20))
    apply(its, Returned(3))
    vote(its, offered(its, 20))
    assert len(report(from_room(its)).roads) == 1
    apply(its, Returned(3))
    vote(its, offered(its, 0, 20))
    vote(its, offered(its, 20))
    present, other = report(from_room(its)).roads
    assert (present.shared, other.shared) == (0, 2)
    assert present.steps[:2] == other.steps[:2]
    assert present.steps[2] != other.steps[2]


def test_a_source_agrees_with_what_a_seat_voted_for_and_not_with_what_the_class_did() -> None:
    its = begun(12)
    while not its.over:
        options = its.session.offered
        vote(its, {options[0]: 7, options[-1]: 5} if len(options) > 1 else {options[0]: 12})
    gathered = from_room(its)
    found = {seat.pseudonym: seat.agreements for seat in gathered.participants}
    class_ = agreements(judge(its.session, its.pack, its.roles), its.pack)
    assert found["Seat 1"] == class_  # whoever voted for what was done all along
    assert found["Seat 12"] != class_


def test_where_everybody_goes_their_own_road_seats_are_told_like_plays() -> None:
    its = begun(24, mode=OWN)
    for number, seat in enumerate(its.present[:20]):
        assert seat.play is not None
        while not seat.play.over:
            options = seat.play.session.offered
            apply(its, Took(seat.id, options[0] if number < 12 else options[-1]))
    gathered = from_room(its)
    told = report(gathered)
    assert (told.unit, told.participants) == ("seat", 20)
    first = its.present[0].play
    assert first is not None
    firsts = [option.id for option in first.session.road[0].options]
    assert counts(its)[0].items() >= {firsts[0]: 12, firsts[-1]: 8}.items()
    assert {choice.place.scene for each in gathered.participants for choice in each.choices} <= gathered.reached


def test_each_side_of_a_class_has_votes_of_its_own() -> None:
    its = begun(24, mode=SPLIT, roles=("player", "ex"))
    while not its.over:
        vote(its, offered(its, 7, 5))
    told = report(from_room(its))
    assert {decision.role for decision in told.decisions} == {"player", "ex"}
    assert {decision.count for decision in told.decisions} <= {7, 12}


def test_marks_are_told_without_whose_they_are_and_a_removed_seat_keeps_its_votes() -> None:
    its = begun(10)
    scene = its.session.title
    apply(its, Marked("s3", "plus", "They asked."))
    vote(its, offered(its, 10))
    apply(its, Removed("s3"))
    told = report(from_room(its))
    assert [(mark.sign, mark.text, mark.title) for mark in told.marks] == [("plus", "They asked.", scene)]
    assert told.decisions[0].count == 10


def test_a_small_class_has_its_road_and_no_figures() -> None:
    its = begun(4)
    first, second, *_ = its.session.offered
    vote(its, {first: 3, second: 1})
    told = report(from_room(its))
    assert told.few
    assert told.marks == ()
    assert len(told.roads[0].steps) == 1
    assert all(cell.count is None for cell in told.decisions[0].cells)
    assert statements(from_room(its), Course(its.story)) == []


def test_seats_have_numbers_and_pseudonyms_only_where_they_are_asked_for() -> None:
    its = begun(12)
    vote(its, offered(its, 6, 6))
    gathered = from_room(its)
    for pseudonyms in (False, True):
        made = statements(gathered, Course(its.story), pseudonyms)
        assert len(made) == 12
        for statement in made:
            assert_statement(statement)
        actors = {statement["actor"]["name"] for statement in made}
        assert len(actors) == 12
    named = replace(
        gathered, participants=tuple(replace(each, pseudonym="Quiet Otter") for each in gathered.participants)
    )
    assert "Otter" not in str(statements(named, Course(its.story)))
    assert "Quiet Otter" in str(statements(named, Course(its.story), pseudonyms=True))


def test_the_number_of_a_seat_says_nothing_of_who_came_first() -> None:
    its = begun(20)
    vote(its, offered(its, 20))
    names = [each.pseudonym for each in from_room(its).participants]
    assert names != [seat.name for seat in its.present]
    assert names == [each.pseudonym for each in from_room(its).participants]

"""What a seat in a terminal is told: whatever is new, in whole sentences, and nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sim.classroom.events import (
    Begun,
    Briefed,
    Cast,
    Closed,
    Debriefed,
    Decided,
    Ended,
    Event,
    Networked,
    Opened,
    Released,
    Revealed,
    Took,
    Voted,
)
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.classroom.seating import OBSERVER
from sim.classroom.views import seat_view
from tests.support.rooms import room, secret_story
from tui.joining.lines import View
from tui.joining.telling import card, news


class Seat:
    """A seat of a room, and what it is told."""

    def __init__(self, its: Room, name: str = "s1") -> None:
        self.room, self.name = its, name
        self._before: View | None = None

    def after(self, *events: Event) -> str:
        """What is told once these things happened, a line each."""
        for event in events:
            apply(self.room, event)
        view = seat_view(self.room, self.room.seats[self.name])
        lines = [line.text for line in news(self._before, view)]
        self._before = view
        return "\n".join(lines)

    def card(self) -> str:
        return "\n".join(line.text for line in card(seat_view(self.room, self.room.seats[self.name])))


def options(its: Room) -> list[str]:
    return [option.id for option in its.session.options]


def in_order(text: str, parts: Iterable[str]) -> bool:
    return re.search(".*".join(map(re.escape, parts)), text, re.DOTALL) is not None


def test_a_lesson_is_told_from_the_lobby_to_the_end() -> None:
    seat = Seat(room(seats=3))
    assert in_order(seat.after(), ("You play Sam", "The Dishwasher Treaty", "Your teacher begins"))
    assert in_order(seat.after(Briefed()), ("Before we begin", "What comes up in it", "Pass whenever you like"))
    assert in_order(seat.after(Begun()), ("Half a cycle. Day 1, 21:00.", "Monday, nine in the evening"))
    assert in_order(seat.after(Opened()), ("What does Sam do?", "1 or A: ", "2 or B: ", "Type a number or a letter"))
    first, second, *_ = options(seat.room)
    assert seat.after(Voted("s1", first), Voted("s2", first), Voted("s3", second)) == ""
    assert seat.after(Closed()).startswith("The vote is closed.")
    told = seat.after(Revealed())
    assert in_order(told, ("How the class voted", "A: 2 votes, 67 per cent, most votes", "B: 1 vote, 33 per cent"))
    assert in_order(told, ("What the articles make of it", "(the house)"))
    assert in_order(seat.after(Decided(first, "majority")), ("The class chose A", "Day"))
    for number, station in enumerate(("reactions", "description", "analysis", "summary"), start=1):
        assert f"Debrief {number} of 4: {station}" in seat.after(Debriefed(station))
    assert in_order(seat.after(Released()), ("Out of role", "Type say"))
    assert "The lesson is over" in seat.after(Ended())


def test_the_votes_of_others_are_not_news() -> None:
    seat = Seat(room(seats=3))
    seat.after(Briefed(), Begun(), Opened())
    for other in ("s2", "s3"):
        assert seat.after(Voted(other, "")) == ""


def test_the_other_side_is_told_to_wait_and_is_told_no_options() -> None:
    its = room("split", ("player", "ex"), seats=2, story=secret_story())
    seat = Seat(its, "s2")
    told = seat.after(Briefed(), Begun(), Opened())
    assert "Sam decides now. That is the other side's vote." in told
    assert "MARK-player" not in told
    assert "MARK-ex-card" in seat.card()


def test_whoever_watches_is_told_what_to_watch_for() -> None:
    seat = Seat(room(seats=2))
    seat.after(Briefed(), Begun())
    assert "You watch." in seat.after(Cast("s1", OBSERVER))
    assert "where their limit is" in seat.card()
    assert "Watch, and note what you see." in seat.after(Opened())


def test_a_card_waits_for_the_story() -> None:
    seat = Seat(room(seats=1))
    assert "There is nothing on your card" in seat.card()
    seat.after(Briefed(), Begun())
    assert "Your card: Sam" in seat.card() or "There is nothing on your card" in seat.card()


def test_hands_are_told_in_the_middle_of_a_vote() -> None:
    seat = Seat(room(seats=2))
    seat.after(Briefed(), Begun(), Opened())
    assert "Hands are counted this time" in seat.after(Networked(False))
    assert "Type a number or a letter" in seat.after(Networked(True))


def test_one_who_comes_back_is_told_where_things_stand_and_what_it_voted() -> None:
    its = room(seats=2)
    for event in (Briefed(), Begun(), Opened(), Voted("s1", options(its)[1])):
        apply(its, event)
    assert in_order(Seat(its).after(), ("You play Sam", "Half a cycle", "2 or B", "You have voted: B."))


def test_a_road_of_ones_own_is_told_up_to_its_end() -> None:
    seat = Seat(room("own", seats=1))
    seat.after(Briefed())
    told = seat.after(Begun())
    own = seat.room.seats["s1"].play
    assert own is not None
    while not own.over:
        assert in_order(told, ("1 or A", "What do you do?"))
        told = seat.after(Took("s1", own.session.options[0].id))
    assert "You are at the end of your road." in told

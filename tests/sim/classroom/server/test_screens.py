"""What goes over the network is each seat's own view, whatever is shared in working it out."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.classroom.events import Begun, Briefed, Event, Opened, Voted
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.classroom.server.screens import seat_screens, teacher_screen
from sim.classroom.views import seat_view, teacher_view
from tests.support.happenings import happen
from tests.support.rooms import room, secret_story


@pytest.mark.parametrize(("mode", "roles"), [("class", ("player",)), ("split", ("player", "ex")), ("own", ("player",))])
@settings(max_examples=10, deadline=None)
@given(lot=st.randoms(use_true_random=False))
def test_every_screen_is_the_view_of_its_seat(mode: str, roles: tuple[str, ...], lot: Random) -> None:
    its = room(mode, roles, seats=5, story=secret_story())
    begun: list[Event] = [Briefed(), Begun()]
    for event in begun if mode == "own" else [*begun, Opened(), Voted("s1", "write")]:
        apply(its, event)
        check(its)
    for _ in range(40):
        happen(its, lot, 1)
        check(its)


def check(its: Room) -> None:
    for seat, screen in seat_screens(its, its.present):
        assert screen == seat_view(its, seat)


def test_the_teachers_screen_knows_who_is_connected_and_where() -> None:
    its = room(seats=2)
    screen = teacher_screen(its, ["s2"], "http://127.0.0.1:8000")
    assert (screen["online"], screen["address"]) == (["s2"], "http://127.0.0.1:8000")
    assert {name: value for name, value in screen.items() if name not in ("online", "address")} == teacher_view(its)

"""What several rules ask of a room before they change anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from sim.classroom.events import Event
from sim.classroom.refusals import Refused
from sim.classroom.room import PLAYING, Room
from sim.classroom.seating import Seat

Rules: TypeAlias = dict[type[Event], Callable[[Room, Any], None]]


def must(holds: bool, why: str) -> None:
    """Raises Refused where something does not hold."""
    if not holds:
        raise Refused(why)


def phase_is(room: Room, *phases: str) -> None:
    """Raises Refused in any other phase."""
    must(room.phase in phases, f"that does not go in the phase `{room.phase}`")


def playing(room: Room) -> None:
    """Raises Refused where no story is being played."""
    phase_is(room, *PLAYING)


def unveiled(room: Room) -> None:
    """Raises Refused while every screen is veiled."""
    must(not room.veil, "the lesson is paused")


def seat_of(room: Room, name: str) -> Seat:
    """A seat that is there. Raises Refused."""
    seat = room.seats.get(name)
    if seat is None or seat.removed:
        raise Refused("there is no such seat in this room")
    return seat

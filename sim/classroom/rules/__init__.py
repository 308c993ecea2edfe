"""What each event asks of a room, and what it does to it: a function for each kind, by what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from sim.classroom.events import Event
from sim.classroom.room import Room
from sim.classroom.rules import course, notes, roads, seats, votes
from sim.classroom.rules.asking import Rules

RULES: Rules = {
    **course.RULES,
    **notes.RULES,
    **roads.RULES,
    **seats.RULES,
    **votes.RULES,
}


def apply(room: Room, event: Event) -> None:
    """Do what an event says. Raises Refused, and RoadFault where the story cannot go on; both change nothing."""
    RULES[type(event)](room, event)
    room.revision += 1


def replay(room: Room, events: Iterable[Event]) -> Room:
    """The room after these events. Raises what `apply` raises."""
    for event in events:
        apply(room, event)
    return room

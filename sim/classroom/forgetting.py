"""Forgetting a seat: the events of a room without those of one seat, so that the class's road stays as it was.

The seat's own events go: that it joined, its role, its votes, its marks, its own road. What others did stays. Where a
majority hung on one of its votes, the decision stands as the teacher's, and where the roles of those who joined later
hung on it, they are cast. A line that somebody left behind at the end has no seat, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sim.classroom.balloting import MAJORITY, OVERRIDE
from sim.classroom.events import Cast, Decided, Event, Joined
from sim.classroom.room import Room
from sim.classroom.rules import apply


def without(seat: str, events: Iterable[Event], told: Room, left: Room) -> Iterator[tuple[Event, ...]]:
    """What becomes of each event: nothing, itself, or what stands for it.

    `told` and `left` are two rooms at their first moment; afterwards they are what the events made of them, with the
    seat and without it. Raises what `apply` raises, for events that are no road of this room.
    """
    for event in events:
        apply(told, event)
        kept = () if getattr(event, "seat", None) == seat else (_standing(event, left),)
        for each in kept:
            apply(left, each)
        yield kept + tuple(_cast(event, told, left) if kept else ())


def _standing(event: Event, left: Room) -> Event:
    """The event, or a decision for which there is no majority any more as the teacher's."""
    if isinstance(event, Decided) and event.how == MAJORITY:
        ballot = left.ballot
        if ballot is None or ballot.leading != (event.option,):
            return replace(event, how=OVERRIDE)
    return event


def _cast(event: Event, told: Room, left: Room) -> Iterator[Event]:
    """The role of somebody who has just joined, where it would be another one now."""
    if isinstance(event, Joined) and left.seats[event.seat].role != told.seats[event.seat].role:
        cast = Cast(event.seat, told.seats[event.seat].role)
        apply(left, cast)
        yield cast

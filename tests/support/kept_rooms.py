"""Rooms on disk, for tests of what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sim.classroom.events import Begun, Briefed, Closed, Decided, Event, Joined, Marked, Opened, Voted
from sim.classroom.journal import Journal, found
from tests.support.rooms import founding, story_of


def keep_room(home: Path, events: Iterable[Event] = (), story: str = "dishwasher-treaty") -> Journal:
    """A room in a home, its journal still open."""
    journal = found(home / "rooms", founding(story_of(story).scenario))
    journal.append(events, "2026-11-02T09:01:00Z")
    return journal


def tipped() -> list[Event]:
    """A lesson of three seats, named by colours, in which one vote tips the first decision, and two wrote a note."""
    one, two = "treaty", "her-things"
    names = {"s1": "Red Otter", "s2": "Blue Heron", "s3": "Green Newt"}
    return [
        *(Joined(seat, name, f"token {seat}") for seat, name in names.items()),
        Briefed(),
        Begun(),
        Opened(),
        Voted("s1", one),
        Voted("s2", one),
        Voted("s3", two),
        Marked("s1", "plus", "They asked first."),
        Marked("s2", "delta", "Too many questions."),
        Closed(),
        Decided(one, "majority"),
    ]

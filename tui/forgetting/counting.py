"""How much there is to forget, in words."""

from __future__ import annotations

from collections.abc import Iterable

from sim.classroom.events import Event, Joined, Marked, Parted, Took, Voted
from tui.forgetting.things import IN_WORDS, Thing

EVENTS = (
    ((Joined,), ("seat", "seats")),
    ((Voted, Took), ("vote", "votes")),
    ((Marked,), ("note", "notes")),
    ((Parted,), ("line at the end", "lines at the end")),
)


def things_in_words(things: Iterable[Thing]) -> str:
    """`3 plays, 1 room`."""
    kinds = [thing.kind for thing in things]
    return _joined((kinds.count(kind), words) for kind, words in IN_WORDS.items())


def events_in_words(events: Iterable[Event]) -> str:
    """`12 seats, 40 votes`: what people did in a room, and nothing of how it was led."""
    events = tuple(events)
    return _joined((sum(isinstance(event, kinds) for event in events), words) for kinds, words in EVENTS)


def _joined(numbers: Iterable[tuple[int, tuple[str, str]]]) -> str:
    return ", ".join(f"{number} {one if number == 1 else many}" for number, (one, many) in numbers if number) or "empty"

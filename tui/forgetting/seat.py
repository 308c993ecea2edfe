"""Forgetting one seat of a room that is kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from sim.classroom.events import Decided, Event, Joined
from sim.classroom.forgetting import without
from sim.classroom.journal import JournalRead, NoJournal, read_journal, rewrite
from sim.classroom.refusals import Refused
from sim.play.lesson import NoSuchLesson
from sim.play.locking import InUse, in_use
from sim.play.session import RoadFault
from sim.story.library import Folders
from tui.forgetting.deleting import BUSY, Forgotten, Left, delete
from tui.forgetting.things import ROOM, SEAT, Thing, copies_of
from tui.shelf.rooms import anew
from tui.shelf.stories import Faulty, open_story, story_of
from tui.shelf.trouble import Trouble


class LeftOut(NamedTuple):
    """A journal without a seat: its events with their times, what the seat did, and how many decisions hung on that."""

    read: JournalRead
    seat: str
    name: str
    events: list[tuple[Event, str]]
    dropped: list[Event]
    decisions: int


def sort_out(path: Path) -> Forgotten:
    """The seat as what would go, or the room as what is in use. Copies of the room that were set aside hold it too."""
    things = [Thing(SEAT, path), *copies_of(path)]
    return Forgotten([], [Left(thing, BUSY[ROOM]) for thing in things]) if in_use(path) else Forgotten(things, [])


def forget(path: Path, without: LeftOut) -> Forgotten:
    """Write the journal anew without the seat; everything stays where a lesson has begun again. Raises OSError."""
    seat, *copies = sort_out(path).gone
    try:
        rewrite(path, without.read, without.events)
    except InUse:
        return Forgotten([], [Left(thing, BUSY[ROOM]) for thing in (seat, *copies)])
    gone, left = delete(copies)
    return Forgotten([seat, *gone], left)


def leave_out(seat: str, path: Path, library: Folders) -> LeftOut:
    """The journal without a seat, by its id or its name. Raises Trouble, and click.UsageError where it is not one."""
    try:
        read = read_journal(path)
    except NoJournal as fault:
        raise Trouble(f"{path}: {fault}", "Forget it as a whole: heartwork forget room") from None
    joined = _seat_named(seat, read)
    try:
        made = anew(read.founding, open_story(story_of(read.founding.header, library), library), library)
        became = [*without(joined.seat, read.events, made(), made())]
    except (Refused, RoadFault, NoSuchLesson, Faulty) as fault:
        told = f"this room cannot be played again, so nothing of it can be taken out: {fault}"
        raise Trouble(told, f"Forget the whole of it: heartwork forget room {path.stem}") from None
    events = [(event, at) for kept, at in zip(became, read.times, strict=True) for event in kept]
    return LeftOut(read, joined.seat, joined.name, events, *_changed(read.events, became))


def _changed(before: tuple[Event, ...], became: list[tuple[Event, ...]]) -> tuple[list[Event], int]:
    pairs = [*zip(before, became, strict=True)]
    dropped = [event for event, kept in pairs if not kept]
    return dropped, sum(kept != (event,) and isinstance(event, Decided) for event, kept in pairs)


def _seat_named(name: str, read: JournalRead) -> Joined:
    found = [event for event in read.events if isinstance(event, Joined)]
    for same in (lambda event: event.seat == name, lambda event: event.name.casefold() == name.casefold()):
        matching = [*filter(same, found)]
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise click.UsageError(f"several seats are called {name}: {', '.join(event.seat for event in matching)}")
    known = ", ".join(f"{event.name} ({event.seat})" for event in found)
    raise click.UsageError(f"this room has no seat {name}: {f'there are {known}' if known else 'nobody joined it'}")

"""Lessons that were not ended: somebody who opens the same story again may want to go on with theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sim.classroom.events import Decided, Ended
from sim.classroom.journal import JournalRead, NoJournal, read_journal, rooms
from sim.play.locking import in_use
from sim.story.library import Folders
from tui.shelf.rooms import rooms_folder
from tui.shelf.stories import story_of

LOOK_BACK = 20  # rooms, the latest first; who opens a lesson waits for it


def unfinished(story: str, lesson: str | None, library: Folders, home: Path) -> tuple[Path, str] | None:
    """The latest room of a story and lesson that was begun, not ended, and is not open elsewhere; and about it, in a
    sentence."""
    path = library.find("", story)
    if path is None:
        return None
    for journal, read in _readable(home):
        header = read.founding.header
        begun, ended = bool(read.events), any(isinstance(event, Ended) for event in read.events)
        found = library.find("", story_of(header, library))
        same = found is not None and found.resolve() == path.resolve() and header.lesson == (lesson or "")
        if begun and same and not ended and not in_use(journal):
            return journal, _about(read)
    return None


def _readable(home: Path) -> Iterator[tuple[Path, JournalRead]]:
    for path in rooms(rooms_folder(home))[:LOOK_BACK]:
        try:
            yield path, read_journal(path)
        except (NoJournal, OSError):
            continue


def _about(read: JournalRead) -> str:
    """`A lesson of 2 November, 3 decisions far, was not ended.`"""
    decisions = sum(isinstance(event, Decided) for event in read.events)
    far = f"{decisions} {'decision' if decisions == 1 else 'decisions'} far"
    return f"A lesson on this story, begun on {read.founding.header.started[:10]} and {far}, was not ended."

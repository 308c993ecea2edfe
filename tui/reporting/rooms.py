"""From the journal of a room to what a report is made of."""

from __future__ import annotations

from pathlib import Path

from sim.classroom.journal import JournalRead, NoJournal, read_journal
from sim.classroom.refusals import Refused
from sim.classroom.report.rooms import from_room
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.play.lesson import NoSuchLesson
from sim.play.session import RoadFault
from sim.story.library import Folders, fingerprint
from tui.reporting.finding import Found
from tui.shelf.packs import open_pack
from tui.shelf.stories import Opened, open_story, story_of
from tui.shelf.trouble import Trouble


def find_room(path: Path, folders: Folders, story: str | None, guidance: str | None) -> Found:
    """What the journal of a room holds, as far as it can be followed. Raises Trouble and Faulty."""
    try:
        read = read_journal(path)
    except NoJournal as fault:
        raise Trouble(f"{path}: {fault}", "It may be of a later version, or not a room at all.") from None
    header = read.founding.header
    opened = open_story(story or story_of(header, folders), folders)
    pack = open_pack(guidance or header.pack or opened.scenario.guidance, opened, folders)
    try:
        room = Room(read.founding, opened.story(), pack)
    except NoSuchLesson as fault:
        raise Trouble(f"{path}: {fault}", "The story was changed since.") from None
    except RoadFault as fault:
        raise Trouble(f"this story cannot start: {fault}", "That is its author's fault, not yours.", code=1) from None
    notices = [*_damage(path, read), *_followed(path, room, read), *_edits(path, opened, read)]
    gathered = from_room(room)
    if not gathered.size:
        raise Trouble(f"{path}: nobody has decided anything in this room yet", "Report it when the class has played.")
    return Found(gathered, fingerprint(opened.path), notices, left_out=bool(read.trouble))


def _damage(path: Path, read: JournalRead) -> list[str]:
    torn = [f"{path}: cut off in the middle of a line; that line is lost."] if read.torn else []
    return [*torn, f"{path}: {read.trouble}."] if read.trouble else torn


def _followed(path: Path, room: Room, read: JournalRead) -> list[str]:
    """Play the room again, and say where that had to end."""
    for number, event in enumerate(read.events, start=2):
        try:
            apply(room, event)
        except (Refused, RoadFault) as fault:
            return [f"{path}: line {number} could not be followed ({fault}); this is about what came before it."]
    return []


def _edits(path: Path, opened: Opened, read: JournalRead) -> list[str]:
    past = read.founding.header.hash
    return [f"{path}: the story was changed since."] if past not in ("", fingerprint(opened.path)) else []

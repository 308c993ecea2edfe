"""From the name of a trace to what a debrief needs: its road played again, and the pack to judge it by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.guidance.model import Pack
from sim.play.replay import Replayed, replay
from sim.play.session import Session
from sim.play.store import plays, read_trace
from sim.play.trace import Header
from sim.story.library import Folders, fingerprint
from tui.shelf.folders import library, plays_folder
from tui.shelf.packs import open_pack
from tui.shelf.stories import Faulty, Opened, begin, open_story, story_of
from tui.shelf.trouble import Trouble

LAST = "last"


@dataclass(frozen=True, slots=True)
class FoundPlay:
    """A play ready for its debrief; `notices` are sentences on what differs from the play as it was."""

    session: Session
    pack: Pack
    persons: tuple[str, ...]
    notices: tuple[str, ...]


def find_play(name: str, guidance: str | None) -> FoundPlay:
    """The play of a trace, `last` being the newest that was kept. Raises Trouble and Faulty."""
    folders = library()
    read = read_trace(_newest() if name == LAST else Path(name))
    if read.trace is None:
        raise Faulty(read.faults, {})
    notices = ["The play was cut off in the middle of a step; that step is lost."] if read.torn else []
    notices += [f"Line {fault.place.line} of the trace is damaged: {fault.message}." for fault in read.faults]
    header = read.trace.header
    opened = open_story(story_of(header, folders), folders)
    story = opened.story(header.cast)
    fresh = begin(story)
    road = read.trace.road()
    replayed = replay(story, road) if road else Replayed(fresh, 0, 0)
    pack, changes = _load_pack(guidance, header, opened, folders)
    persons = tuple(role for role in header.persons if role in opened.scenario.cast)
    return FoundPlay(replayed.session, pack, persons, (*notices, *_edits(replayed, header, opened), *changes))


def _newest() -> Path:
    for path in plays(plays_folder()):
        read = read_trace(path)
        if read.trace is not None and len(read.trace.road()) > 1:
            return path
    raise Trouble(
        "no play has been kept yet", "Play a story first (`heartwork list` tells them), or name a trace file."
    )


def _edits(replayed: Replayed, header: Header, opened: Opened) -> list[str]:
    if replayed.stopped:
        how_far = f"{replayed.taken} of {replayed.whole} decisions could be played again"
        return [f"The story was changed since: {how_far} ({replayed.stopped}). This is about that part of the road."]
    if header.hash and header.hash != fingerprint(opened.path):
        return ["The story was changed since; every decision of this play still holds."]
    return []


def _load_pack(guidance: str | None, header: Header, opened: Opened, folders: Folders) -> tuple[Pack, list[str]]:
    name = guidance or header.pack or opened.scenario.guidance
    pack = open_pack(name, opened, folders)
    path = folders.find("guidance", name)
    assert path is not None
    changed = guidance is None and header.pack_hash not in ("", fingerprint(path))
    return pack, ["The guidance was changed since; the play is judged by it as it is now."] if changed else []

"""From a kept play to what a debrief needs: its road played again, the pack to judge it by, the player's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sim.guidance.model import Pack
from sim.play.notes import Notes, notes_path
from sim.play.replay import Replayed
from sim.play.session import Session
from sim.play.trace import Header
from sim.story.library import Folders, fingerprint
from tui.debriefing.written import Written
from tui.shelf.folders import library, plays_folder
from tui.shelf.kept import Kept, kept_plays, read_play
from tui.shelf.packs import open_pack
from tui.shelf.stories import Faulty, Opened, open_story, play_again, story_of
from tui.shelf.trouble import Trouble

LAST = "last"


@dataclass(frozen=True, slots=True)
class FoundPlay:
    """A play ready for its debrief; `notices` are sentences on what differs from the play as it was.

    `numbers` are those of the trace's steps, one for each decision of the road, by which notes are kept; `header` is
    the trace's own, and `revision` the fingerprint of the story's file as it is now.
    """

    session: Session
    pack: Pack
    persons: tuple[str, ...]
    notices: tuple[str, ...]
    notes: Notes
    numbers: tuple[int, ...]
    header: Header
    revision: str

    @property
    def written(self) -> Written:
        """The players' own words as they stand now."""
        by_number = self.notes.by_step
        remarks = {step: by_number[number] for step, number in enumerate(self.numbers, 1) if number in by_number}
        marks = {
            step: [mark for mark in self.notes.marks if mark.step == number]
            for step, number in enumerate(self.numbers, 1)
        }
        return Written(remarks, dict(self.notes.by_question), marks, dict(self.notes.guesses))


def find_play(name: str, guidance: str | None) -> FoundPlay:
    """The play of a trace file, `last` being the newest that was kept. Raises Trouble and Faulty."""
    return found(_newest() if name == LAST else read_play(Path(name)), library(), guidance)


def found(kept: Kept, folders: Folders, guidance: str | None = None) -> FoundPlay:
    """A kept play, judged by `guidance` (an id or a path) or else by its own pack. Raises Trouble and Faulty."""
    header, road = kept.trace.header, kept.trace.road()
    opened = open_story(story_of(header, folders), folders)
    story = opened.story(header.cast)
    replayed = play_again(story, kept.trace)
    pack, changes = _load_pack(guidance, header, opened, folders)
    return FoundPlay(
        replayed.session,
        pack,
        tuple(role for role in header.persons if role in opened.scenario.cast),
        (*_damage(kept), *_edits(replayed, header, opened), *changes),
        Notes(notes_path(kept.path) if kept.path.is_file() else None),
        tuple(step.n for step in road[1 : replayed.taken + 1]),
        header,
        fingerprint(opened.path),
    )


def found_or_by_its_own(kept: Kept, folders: Folders, guidance: str | None) -> FoundPlay:
    """The same for a pack that is preferred in general: where it cannot judge this story, the play's own does."""
    if guidance is not None:
        try:
            return found(kept, folders, guidance)
        except Faulty:
            play = found(kept, folders)  # where the story is to blame, this says so
            notice = f"Your settings ask for the guidance of {guidance}, which cannot judge this story; its own does."
            return replace(play, notices=(*play.notices, notice))
    return found(kept, folders)


def _newest() -> Kept:
    for kept in kept_plays(plays_folder()):
        return kept
    raise Trouble(
        "no play has been kept yet", "Play a story first (`heartwork list` tells them), or name a trace file."
    )


def _damage(kept: Kept) -> Iterator[str]:
    if kept.torn:
        yield "The play was cut off in the middle of a step; that step is lost."
    for fault in kept.faults:
        yield f"Line {fault.place.line} of the trace is damaged: {fault.message}."


def _edits(replayed: Replayed, header: Header, opened: Opened) -> Iterator[str]:
    if replayed.stopped:
        how_far = f"{replayed.taken} of {replayed.whole} decisions could be played again"
        yield f"The story was changed since: {how_far} ({replayed.stopped}). This is about that part of the road."
    elif header.hash and header.hash != fingerprint(opened.path):
        yield "The story was changed since; every decision of this play still holds."


def _load_pack(guidance: str | None, header: Header, opened: Opened, folders: Folders) -> tuple[Pack, list[str]]:
    name = guidance or header.pack or opened.scenario.guidance
    pack = open_pack(name, opened, folders)
    path = folders.find("guidance", name)
    assert path is not None
    changed = guidance is None and header.pack_hash not in ("", fingerprint(path))
    return pack, ["The guidance was changed since; the play is judged by it as it is now."] if changed else []

"""What heartwork keeps, file by file. Only files of its own making and naming are ever found here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sim.classroom.journal import COPY, NoJournal, damaged_copies, read_journal
from sim.play.notes import notes_path
from sim.play.store import SUFFIX, plays, read_trace
from tui.hosting.keyring import SUFFIX as KEY_SUFFIX
from tui.hosting.keyring import keyring_of
from tui.joining.tokens import NAME as SEATS

PLAY, NOTES, ROOM, SEAT, DAMAGED, KEY = "play", "notes", "room", "seat", "damaged", "key"
TOKENS, SETTINGS, HALF, STORY = "tokens", "settings", "unfinished", "story"
IN_WORDS = {
    PLAY: ("play", "plays"),
    NOTES: ("file of notes", "files of notes"),
    ROOM: ("room", "rooms"),
    SEAT: ("seat", "seats"),
    DAMAGED: ("copy of a damaged room", "copies of damaged rooms"),
    KEY: ("key of a teacher", "keys of teachers"),
    TOKENS: ("list of seats taken from here", "lists of seats taken from here"),
    SETTINGS: ("file of settings", "files of settings"),
    HALF: ("unfinished file", "unfinished files"),
    STORY: ("file that you wrote", "files that you wrote"),
}
LEARNERS: Mapping[str, tuple[str, ...]] = {
    ROOM: ("rooms/*.jsonl",),
    DAMAGED: (f"rooms/*.jsonl{COPY}*",),
    KEY: (f"rooms/*{KEY_SUFFIX}",),
    PLAY: ("plays/*.jsonl", "plays/set-aside/*.jsonl"),
    NOTES: ("plays/*.notes", "plays/set-aside/*.notes"),
    TOKENS: (SEATS,),
    SETTINGS: ("settings.json", "settings.damaged*.json"),
    HALF: ("rooms/.*.part", "plays/.*.part", f".{SEATS}.*", ".settings.json.*"),
}
AUTHORS: Mapping[str, tuple[str, ...]] = {
    STORY: (
        *(f"scenarios{part}/*.{end}" for part in ("", "/guidance", "/vocabulary") for end in ("yaml", "yml")),
        "help-lines.json",
    ),
}
FOLDERS = ("rooms", "plays/set-aside", "plays", "scenarios/guidance", "scenarios/vocabulary", "scenarios", ".")


class Thing(NamedTuple):
    """A file, and what it is."""

    kind: str
    path: Path

    @property
    def of(self) -> Path:
        """The file that it belongs to, which may be itself."""
        if self.kind in (NOTES, KEY):
            return self.path.with_suffix(SUFFIX)
        return self.path.with_name(self.path.name.partition(COPY)[0]) if self.kind == DAMAGED else self.path


def everything(home: Path, stories: bool) -> list[Thing]:
    """All that is kept in a home, and what its owner wrote for others only if that is asked for as well."""
    patterns = {**LEARNERS, **(AUTHORS if stories else {})}
    return [
        Thing(kind, path)
        for kind, places in patterns.items()
        for place in places
        for path in sorted(home.glob(place))
        if path.is_file()
    ]


def copies_of(room: Path) -> list[Thing]:
    """The copies of a room that were set aside when it was damaged."""
    return [Thing(DAMAGED, path) for path in damaged_copies(room)]


def with_its_own(room: Path, plays_in: Path) -> list[Thing]:
    """A room, what belongs to it, and what the class played in it, where that was kept among the plays."""
    key = keyring_of(room)
    return [
        Thing(ROOM, room),
        *copies_of(room),
        *([Thing(KEY, key)] if key.is_file() else []),
        *with_notes(_played_in(room, plays_in)),
    ]


def _played_in(room: Path, plays_in: Path) -> Iterator[Path]:
    """The plays that begin as the play of a room does."""
    try:
        header = read_journal(room).founding.header
    except (NoJournal, OSError):
        return
    for path in plays(plays_in):
        trace = read_trace(path, with_steps=False).trace
        if trace is not None and trace.header == header:
            yield path


def with_notes(traces: Iterable[Path]) -> Iterator[Thing]:
    """Plays, and the notes on each."""
    for path in traces:
        yield Thing(PLAY, path)
        if notes_path(path).is_file():
            yield Thing(NOTES, notes_path(path))

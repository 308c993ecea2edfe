"""Stories on a person's own shelf, and plays of them, written as the app writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sim.play.playthrough import Playthrough, decide
from sim.play.session import Session
from sim.play.store import new_file
from sim.play.trace import Header
from sim.story.library import Folders, fingerprint
from tests.support.command import STORY
from tui.shelf.kept import Kept, read_play
from tui.shelf.request import Request
from tui.shelf.seat import sit_down
from tui.shelf.stories import open_story

EARLY = "2026-01-01T00:00:00Z"


def shelve(home: Path, name: str = "key", text: str = STORY) -> Path:
    """A story in the person's own folder; its path."""
    folder = home / "scenarios"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def keep(
    home: Path,
    *entries: str,
    story: str = "key",
    started: str = "2026-01-01T00:00:00Z",
    continues: str = "",
    roles: Mapping[str, str] | None = None,
) -> Path:
    """A kept play: options by id, `>scene` for how a chance falls, `<` to undo; the path of its trace."""
    opened = open_story(story, Folders(home))
    header = Header(story, hash=fingerprint(opened.path), started=started, continues=continues, roles=roles or {})
    file = new_file(home / "plays", header)
    play = Playthrough(Session(opened.story()), header, file.record)
    go_on(play, entries)
    file.close()
    return file.path


def go_on(play: Playthrough, entries: Sequence[str]) -> None:
    """Go on along a play: options by id, `>scene` for how a chance falls, `<` to undo."""
    for entry in entries:
        if entry == "<":
            play.undo()
        elif entry.startswith(">"):
            play.settle(entry[1:])
        else:
            play.take(entry)


def keep_by_lot(home: Path, story: str, seed: int, decisions: int | None = None) -> Kept:
    """A kept play in which the weights decide for everybody, to its end or so many times."""
    seat = sit_down(Request(story=story, seed=seed), Folders(home), home / "plays", lambda text: None)
    while seat.session.ending is None and decisions != 0:
        decide(seat.play)
        decisions = None if decisions is None else decisions - 1
    seat.leave()
    assert seat.keeper.path is not None
    return read_play(seat.keeper.path)

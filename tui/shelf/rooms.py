"""Rooms that are kept: where they are, how one is found, and how it is made anew from its founding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sim.classroom.founding import Founding
from sim.classroom.journal import rooms
from sim.classroom.room import Room
from sim.play.store import SUFFIX
from sim.story.library import Folders
from tui.shelf.packs import open_pack
from tui.shelf.stories import Opened
from tui.shelf.trouble import Trouble

LAST = "last"


def rooms_folder(home: Path) -> Path:
    """Where rooms are kept."""
    return home / "rooms"


def find_room(name: str, home: Path) -> Path:
    """The journal of a room: by its path, by its name in the folder of rooms, or the last one that was open.

    Raises Trouble.
    """
    folder = rooms_folder(home)
    known = rooms(folder)
    if name == LAST:
        if not known:
            raise Trouble("there is no room yet", "`heartwork host STORY` opens one.")
        return known[0]
    for path in (Path(name), folder / name, folder / f"{name}{SUFFIX}"):
        if path.is_file():
            return path
    told = ", ".join(path.stem for path in known[:5])
    raise Trouble(f"there is no room {name!r}", f"The last ones are {told}." if told else "There is none yet.")


def anew(founding: Founding, opened: Opened, library: Folders) -> Callable[[], Room]:
    """How the room of a founding is made anew, as often as that is wanted.

    Raises Faulty; what it gives raises NoSuchLesson, and RoadFault where the story cannot even start.
    """
    header = founding.header
    story, pack = opened.story(header.cast), open_pack(header.pack, opened, library)
    return lambda: Room(founding, story, pack)

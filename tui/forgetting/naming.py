"""Finding by name what somebody wants forgotten. Nothing that is not heartwork's own is ever found."""

from __future__ import annotations

from pathlib import Path

from sim.classroom.events import Event
from sim.classroom.journal import NoJournal, read_journal
from sim.play.store import SUFFIX, read_trace
from tui.shelf.rooms import find_room, rooms_folder
from tui.shelf.trouble import Trouble


def room_named(name: str, home: Path) -> Path:
    """The journal of a room: by its name, the path of its file, or `last`. Raises Trouble.

    Outside the folder of rooms a file has to be a journal, so that nothing else is ever deleted.
    """
    path = find_room(name, home)
    if path.parent != rooms_folder(home):
        try:
            read_journal(path)
        except NoJournal as fault:
            raise Trouble(f"{path} is left as it is: {fault}", "Name a room.") from None
    return path


def events_of(path: Path) -> tuple[Event, ...]:
    """What happened in a room, as far as it can be read."""
    try:
        return read_journal(path).events
    except (NoJournal, OSError):
        return ()


def play_named(name: str, folder: Path) -> Path:
    """The trace of a play: by the path of its file, or by its name in the folder of plays. Raises Trouble."""
    path = next((each for each in (Path(name), folder / name, folder / f"{name}{SUFFIX}") if each.is_file()), None)
    if path is None:
        raise Trouble(f"there is no play {name}", f"Your plays are in {folder}.")
    read = read_trace(path, with_steps=False)
    if read.trace is None and not read.later:
        raise Trouble(f"{path} is left as it is: {read.faults[0].message}", "Name the file of a play.")
    return path

"""Deleting what was found; what is in use is left, and so is what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sim.play.locking import InUse, in_use
from sim.play.store import remove
from tui.forgetting.things import FOLDERS, PLAY, ROOM, Thing

BUSY = {PLAY: "it is being played in another window", ROOM: "a lesson is being held in it"}


class Left(NamedTuple):
    """A file that stays, and why."""

    thing: Thing
    why: str


class Forgotten(NamedTuple):
    """What went, or would go, and what stays."""

    gone: list[Thing]
    left: list[Left]


def sort_out(things: Iterable[Thing]) -> Forgotten:
    """What would go and what is in use, without touching anything."""
    return _each(things, delete=False)


def delete(things: Iterable[Thing]) -> Forgotten:
    """Delete what is not in use. Never raises for what a file system says; it is told of the file."""
    return _each(things, delete=True)


def _each(things: Iterable[Thing], delete: bool) -> Forgotten:
    forgotten = Forgotten([], [])
    whys: dict[Path, str] = {}  # what belongs to a file stays with it
    for thing in things:
        why = whys.get(thing.of) or (_delete(thing) if delete else _use(thing))
        if why:
            whys[thing.path] = why
            forgotten.left.append(Left(thing, why))
        else:
            forgotten.gone.append(thing)
    return forgotten


def _use(thing: Thing) -> str:
    return BUSY[thing.kind] if thing.kind in BUSY and in_use(thing.path) else ""


def _delete(thing: Thing) -> str:
    """Delete a file; why it stays, where it does."""
    try:
        if thing.kind in BUSY:
            remove(thing.path)
        else:
            thing.path.unlink()
    except InUse:
        return BUSY[thing.kind]
    except FileNotFoundError:
        return ""  # somebody else was faster
    except OSError as error:
        return error.strerror or str(error)
    return ""


def tidy(home: Path, forgotten: Forgotten) -> Forgotten:
    """Take away the folders of a home that are empty now that something was forgotten."""
    for name in FOLDERS:
        with suppress(OSError):
            (home / name).rmdir()
    return forgotten

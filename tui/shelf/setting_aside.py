"""Setting damaged plays aside: what is no trace of a play leaves the folder of plays, and is never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from sim.play.locking import InUse, held
from sim.play.notes import notes_path
from sim.play.store import plays, read_trace

ASIDE = "set-aside"
DAMAGED = "damaged"


def look_after(folder: Path) -> list[str]:
    """Set aside whatever is damaged in a folder of plays; sentences on that, and on what cannot be read at all."""
    told = [_why_closed(folder)]
    moved: list[Path] = []
    for path in plays(folder):
        try:
            why = _why_no_play(path)
            aside = set_aside(path) if why == DAMAGED else None
        except (InUse, FileNotFoundError):
            continue  # another window has it in hand
        except OSError as error:
            told.append(f"{path.name} is damaged and could not be set aside ({error.strerror}).")
            continue
        if aside is not None:
            moved.append(aside)
        elif why != DAMAGED:
            told.append(why)
    return [*filter(None, told), *_tell_moved(moved, folder)]


def set_aside(path: Path) -> Path | None:
    """Move a file that is no trace of a play into `set-aside`, with its notes; where it is now, None if it stays.

    An empty file stays: another window may just be about to write its first line. Raises InUse for one that is being
    played, and OSError.
    """
    if path.stat().st_size == 0:
        return None
    with held(path):
        if _why_no_play(path) != DAMAGED:
            return None  # another window has just written it
        aside = _free_name(path)
        try:
            path.replace(aside)
        except OSError:
            aside.unlink()
            raise
    with suppress(OSError):
        notes_path(path).replace(notes_path(aside))
    return aside


def _why_no_play(path: Path) -> str:
    """Why a file cannot be read as a play, DAMAGED where that is for good; empty where it can be."""
    read = read_trace(path, with_steps=False)
    if read.trace is not None:
        return ""
    fault = read.faults[0]
    if fault.code != "HW901" or read.later:
        return f"{path.name} could not be read: {fault.message}."
    return DAMAGED


def _free_name(path: Path) -> Path:
    """A name in `set-aside` that is this file's own from now on: an empty file holds it."""
    folder = path.parent / ASIDE
    folder.mkdir(exist_ok=True)
    for again in count(1):
        aside = folder / (path.name if again == 1 else f"{path.stem}-{again}{path.suffix}")
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        return aside
    raise AssertionError("there is always another name")


def _why_closed(folder: Path) -> str:
    """Why a folder of plays cannot be looked into; nothing where it can, or where there is none yet."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        file = next((path for path in (folder, *folder.parents) if path.exists()), folder)
        return f"No play can be kept: {file} is a file where a folder should be. Move it away to mend that."
    except OSError as error:
        return f"The plays in {folder} cannot be read ({error.strerror}). Check who may open that folder."
    return ""


def _tell_moved(moved: list[Path], folder: Path) -> Iterator[str]:
    if len(moved) == 1:
        yield f"{moved[0].name} was damaged and holds no play any more. It is set aside in {folder / ASIDE}."
    elif moved:
        yield f"{len(moved)} files were damaged and hold no play any more. They are set aside in {folder / ASIDE}."

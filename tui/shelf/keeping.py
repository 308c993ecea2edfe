"""Keeping a play: the trace file that grows with it, from a new play's first decision on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sim.play.locking import InUse
from sim.play.store import TraceFile, new_file
from sim.play.trace import Header, Step
from tui.shelf.trouble import Trouble

Tell = Callable[[str], None]


def now() -> str:
    """The present moment as an ISO time."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


@dataclass(slots=True)
class Keeper:
    """Writes the steps of a play to its file; where that fails, says so once, and the play goes on.

    `target` is a file, or the folder in which a new one gets its name. Steps wait until `release`, so that what
    turns out to be wrong usage writes nothing, and in a folder until a decision is among them, so that looking at
    a story leaves nothing behind.
    """

    target: Path
    in_folder: bool
    header: Header
    tell: Tell
    _waiting: list[Step] = field(default_factory=list)
    _released: bool = False
    _file: TraceFile | None = None

    @property
    def path(self) -> Path | None:
        """Where the play is kept; None while, or because, it is not."""
        return None if self._file is None or self._file.lost else self._file.path

    def release(self) -> None:
        """Write what has been waiting, and everything from now on as it comes."""
        self._released = True
        if not self.in_folder or len(self._waiting) > 1:
            self._open()

    def append_to(self, path: Path) -> bool:
        """Go on in a file that is there; False, and nothing done, where it is being played in another window."""
        file = TraceFile(path, self.header, fresh=False)
        if isinstance(file.trouble, InUse):
            return False
        self._released = True
        self._use(file)
        return True

    def record(self, step: Step) -> None:
        """Keep a step."""
        if self._file is not None:
            self._write(self._file, step)
            return
        self._waiting.append(step)
        if self._released and step.n > 0:
            self._open()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def _open(self) -> None:
        if self.in_folder:
            file = self._use(new_file(self.target, self.header))
        else:
            _make_way(self.target)
            file = self._use(TraceFile(self.target, self.header))
        for step in self._waiting:
            self._write(file, step)
        self._waiting.clear()

    def _write(self, file: TraceFile, step: Step) -> None:
        lost = file.lost
        file.record(step)
        if file.lost and not lost:
            self._tell_lost(file)

    def _use(self, file: TraceFile) -> TraceFile:
        self._file = file
        if file.lost:
            self._tell_lost(file)
        return file

    def _tell_lost(self, file: TraceFile) -> None:
        self.tell(f"This play is not being kept any more, but it goes on. {file.path}: {file.lost}")


def keep_in(file: Path | None, folder: Path, header: Header, tell: Tell) -> Keeper:
    """A keeper for a new play: in `file`, or in a new file of the folder. Raises Trouble where a play is in the way."""
    if file is None:
        return Keeper(folder, True, header, tell)
    if _is_in_the_way(file):
        raise Trouble(f"{file} is there already", "Name another file, or go on with a play by `--resume FILE`.")
    return Keeper(file, False, header, tell)


def _is_in_the_way(file: Path) -> bool:
    """No play is ever written over; an empty file may be replaced, and a device holds none."""
    try:
        return file.exists() and not file.is_char_device() and not (file.is_file() and file.stat().st_size == 0)
    except OSError:
        return False  # out of reach, which the keeper tells


def _make_way(file: Path) -> None:
    try:
        if file.is_file() and file.stat().st_size == 0:
            file.unlink()
    except OSError:
        return  # the keeper tells that it cannot write there

"""Traces on disk: one append-only file a play, a line a step, flushed as the play goes.

Killed at any moment a play loses at most its last step. A file that somebody is playing is locked. When it
cannot be written any more the play goes on, and whoever asks is told why it is not being kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from errno import ENOTDIR
from itertools import count
from pathlib import Path
from typing import BinaryIO

from sim.play.locking import held, lock, still_there
from sim.play.notes import notes_path
from sim.play.trace import Header, LaterVersion, Step, Trace, header_line, parse_header, parse_step, step_line
from sim.source.diagnostics import Diagnostic, Place

SUFFIX = ".jsonl"
LONGEST_LINE = 1_000_000
NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)  # what strange JSON raises


class TraceFile:
    """The file of one play. `trouble` says why it is not being kept; None while it is."""

    def __init__(self, path: Path, header: Header, fresh: bool = True) -> None:
        self.path = path
        self.trouble: OSError | None = None
        self._file: BinaryIO | None = None
        try:
            self._open(header, fresh)
        except OSError as error:
            self._give_up(error)

    @property
    def lost(self) -> str | None:
        """The same in words."""
        return None if self.trouble is None else self.trouble.strerror or str(self.trouble)

    def _open(self, header: Header, fresh: bool) -> None:
        _make_folder(self.path.parent)
        self._file = self.path.open("wb" if fresh and self.path.is_char_device() else "xb" if fresh else "r+b")
        lock(self._file)
        still_there(self._file, self.path)
        if fresh:
            self._write(header_line(header))
        else:
            self._go_to_end()

    def _go_to_end(self) -> None:
        """Behind the last whole line; what a crash left of one that was never finished goes."""
        assert self._file is not None
        whole = end_of_whole_lines(self._file)
        if self._file.seek(0, 2) != whole:  # a file that is only opened keeps the time at which it was last played
            self._file.seek(whole)
            self._file.truncate()

    def record(self, step: Step) -> None:
        """Append a step. Does nothing once the file is lost."""
        if self._file is None:
            return
        try:
            self._write(step_line(step))
        except OSError as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _write(self, line: str) -> None:
        assert self._file is not None
        self._file.write(line.encode() + b"\n")
        self._file.flush()

    def _give_up(self, error: OSError) -> None:
        self.trouble = error
        self.close()


def new_file(folder: Path, header: Header) -> TraceFile:
    """A file for a new play, under the first free name of a folder; two windows that ask at once get two."""
    for path in names(folder, header.story, header.started):
        file = TraceFile(path, header)
        if not isinstance(file.trouble, FileExistsError):
            return file
    raise AssertionError("there is always another name")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(ENOTDIR, f"{folder} is a file, not a folder") from None


def end_of_whole_lines(file: BinaryIO) -> int:
    """Where the last finished line of a file ends."""
    file.seek(0)
    return file.read().rfind(b"\n") + 1


@dataclass(frozen=True, slots=True)
class Read:
    """A trace file as read; `torn` if its last line was never finished, `later` if a later version wrote it."""

    trace: Trace | None
    faults: tuple[Diagnostic, ...] = ()
    torn: bool = False
    later: bool = False


def read_trace(path: Path, with_steps: bool = True) -> Read:
    """The trace of a file, up to the first line that is none. Never raises for what a file holds.

    Without steps it is a fraction of the work, and enough to see whether a file holds a play at all.
    """
    from sim.source.files import read_bytes

    data = read_bytes(path)
    if isinstance(data, Diagnostic):
        return Read(None, (data,))
    lines = data.split(b"\n")
    torn = lines.pop() != b""
    if not lines:
        return Read(None, (_fault(path, 1, "HW901", "the file holds no trace of a play"),), torn)
    try:
        trace = Trace(parse_header(_json(lines[0])))
    except NOT_OURS as error:
        fault = _fault(path, 1, "HW901", f"the file is not the trace of a play ({_why(error)})")
        return Read(None, (fault,), torn, isinstance(error, LaterVersion))
    return _read_steps(path, trace, lines[1:] if with_steps else [], torn)


def _read_steps(path: Path, trace: Trace, lines: Sequence[bytes], torn: bool) -> Read:
    for number, line in enumerate(lines, start=2):
        try:
            step = parse_step(_json(line))
            if step.n != len(trace.steps) or not _has_parent(step):
                raise ValueError("it does not follow from the lines before it")
        except NOT_OURS as error:
            message = f"this line is no step of a play ({_why(error)}); what comes after it is not read"
            return Read(trace, (_fault(path, number, "HW902", message),), torn)
        trace.steps.append(step)
    return Read(trace, (), torn)


def _has_parent(step: Step) -> bool:
    return step.parent is None if step.n == 0 else step.parent is not None and 0 <= step.parent < step.n


def _json(line: bytes) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise ValueError("the line is too long")
    import json  # only where a trace is read

    data = json.loads(line)
    if not isinstance(data, dict):
        raise TypeError("not an object")
    return data


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error).split("\n")[0][:120]


def _fault(path: Path, line: int, code: str, message: str) -> Diagnostic:
    return Diagnostic(code, message, Place(str(path), line, 1))


def names(folder: Path, story: str, started: str) -> Iterator[Path]:
    """Names for a new play of a story without end; `started` is an ISO time, by which a folder is in order."""
    stamp = "".join(each for each in started[:19] if each.isdigit())
    yield folder / f"{story}-{stamp}.jsonl"
    yield from (folder / f"{story}-{stamp}-{again}.jsonl" for again in count(2))


def plays(folder: Path) -> list[Path]:
    """The files of all plays of a folder, the one played last first. A folder that cannot be read has none."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # another window has just taken it away
                if entry.name.endswith(SUFFIX) and entry.is_file():
                    found.append((entry.stat().st_mtime_ns, entry.name))
    return [folder / name for _, name in sorted(found, reverse=True)]


def remove(path: Path) -> None:
    """Delete a play with its notes. Raises InUse where it is being played, and OSError."""
    with held(path):
        path.unlink()
    notes_path(path).unlink(missing_ok=True)

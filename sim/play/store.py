"""Traces on disk: one append-only file a play, a line a step, flushed as the play goes.

Killed at any moment a play loses at most its last step. A file that somebody is playing is locked. When it
cannot be written any more the play goes on, and whoever asks is told why it is not being kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sim.play.trace import Header, Step, Trace, header_line, parse_header, parse_step, step_line
from sim.source.diagnostics import Diagnostic, Place

LONGEST_LINE = 1_000_000
NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)  # what strange JSON raises


class TraceFile:
    """The file of one play. `lost` says why it is not being kept; None while it is."""

    def __init__(self, path: Path, header: Header, fresh: bool = True) -> None:
        self.path = path
        self.lost: str | None = None
        self._file: BinaryIO | None = None
        try:
            self._open(header, fresh)
        except OSError as error:
            self._give_up(error)

    def _open(self, header: Header, fresh: bool) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("wb" if fresh and self.path.is_char_device() else "xb" if fresh else "r+b")
        lock(self._file)
        if fresh:
            self._write(header_line(header))
        else:
            self._file.seek(end_of_whole_lines(self._file))
            self._file.truncate()  # what a crash left of a line that was never finished

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
        self.lost = error.strerror or str(error)
        self.close()


class InUse(OSError):
    """Somebody else is playing this play."""


def lock(file: BinaryIO) -> None:
    """Hold the file for this process. Raises InUse. Does nothing where the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse(error.errno, "it is being played in another window") from error


def end_of_whole_lines(file: BinaryIO) -> int:
    """Where the last finished line of a file ends."""
    file.seek(0)
    return file.read().rfind(b"\n") + 1


@dataclass(frozen=True, slots=True)
class Read:
    """A trace file as read; `torn` if its last line was never finished."""

    trace: Trace | None
    faults: tuple[Diagnostic, ...] = ()
    torn: bool = False


def read_trace(path: Path) -> Read:
    """The trace of a file, up to the first line that is none. Never raises for what a file holds."""
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
        return Read(None, (_fault(path, 1, "HW901", f"the file is not the trace of a play ({_why(error)})"),), torn)
    return _read_steps(path, trace, lines[1:], torn)


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


def new_path(folder: Path, story: str, started: str) -> Path:
    """A file for a new play of a story; `started` is an ISO time, which orders the files of a folder."""
    stamp = "".join(each for each in started[:19] if each.isdigit())
    path = folder / f"{story}-{stamp}.jsonl"
    again = 2
    while path.exists():
        path = folder / f"{story}-{stamp}-{again}.jsonl"
        again += 1
    return path


def plays(folder: Path) -> Iterator[Path]:
    """The files of all plays of a folder, the newest first."""
    files = [path for path in folder.glob("*.jsonl") if path.is_file()] if folder.is_dir() else []
    yield from sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)

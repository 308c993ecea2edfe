"""The journal of a room: one append-only file, its founding and then an event a line, on disk before anybody is told.

A line carries its number and the time at which it was written; the room is what the lines say and nothing else. What a
crash left of a line that was never finished is taken away when the journal is opened again. A journal that was damaged
in its middle is set aside whole, beside what could be read of it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from errno import EWOULDBLOCK
from glob import escape
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sim.classroom.events import Event, from_json, to_json
from sim.classroom.founding import Founding, parse_founding
from sim.play.locking import InUse, held, lock, still_there
from sim.play.store import LONGEST_LINE, NOT_OURS, SUFFIX, names

COPY = ".damaged"  # how the name of a journal goes on that was set aside


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal says, up to the first line that is none; `trouble` says which that is and what is wrong with it,
    `whole` is how many bytes were read, `torn` whether the last line was never finished."""

    founding: Founding
    events: tuple[Event, ...]
    times: tuple[str, ...]
    whole: int
    torn: bool
    trouble: str = ""


class NoJournal(ValueError):
    """A file is not the journal of a room; the message says why."""


class Journal:
    """A journal that is being written. It is locked for as long as it is open."""

    def __init__(self, path: Path, file: BinaryIO, lines: int, end: int) -> None:
        """`file` is unbuffered; `end` is where its last whole line ends."""
        self.path = path
        self._file = file
        self._lines, self._end = lines, end

    def append(self, events: Iterable[Event], at: str) -> None:
        """Write events and wait until they are on disk. Raises OSError; then nothing of them may count."""
        data = bytearray()
        lines = self._lines
        for lines, event in enumerate(events, start=self._lines + 1):
            data += line({"n": lines, "at": at, **to_json(event)})
        self._cut()  # what an earlier failure left behind, where the disk did not even let that be taken back
        try:
            _write(self._file, data)
            os.fsync(self._file.fileno())
        except OSError:
            with suppress(OSError):
                self._cut()
            raise
        self._lines, self._end = lines, self._end + len(data)

    def _cut(self) -> None:
        """Go behind the last line that counts, and let nothing be there."""
        self._file.seek(self._end)
        self._file.truncate()

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._file.close()

    def remove(self) -> None:
        """Take the file away, and the copies of it that were set aside, for good. Raises OSError."""
        for path in (self.path, *damaged_copies(self.path)):
            path.unlink(missing_ok=True)
        _on_disk(self.path.parent)
        self.close()


class Reopened(NamedTuple):
    """A journal that goes on, what it says, and where the original is where it was damaged."""

    journal: Journal
    read: JournalRead
    aside: Path | None


def found(folder: Path, founding: Founding) -> Journal:
    """A new journal in a folder, its founding on disk. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    first = founding.line().encode() + b"\n"
    for path in names(folder, founding.header.story, founding.header.started):
        try:
            file = path.open("xb", buffering=0)
        except FileExistsError:
            continue
        try:
            lock(file)
            _write(file, first)
            os.fsync(file.fileno())
        except OSError:
            file.close()
            path.unlink(missing_ok=True)
            raise
        _on_disk(folder)
        return Journal(path, file, 0, len(first))
    raise AssertionError("there is always another name")


def reopen(path: Path) -> Reopened:
    """Go on with a journal. Raises NoJournal, InUse where it is being written, and OSError."""
    file = path.open("r+b", buffering=0)
    try:
        lock(file)
        still_there(file, path)
        read = parse_journal(file.read())
        aside = _set_aside(path) if read.trouble else None
    except (OSError, NoJournal):
        file.close()
        raise
    return Reopened(Journal(path, file, len(read.events), read.whole), read, aside)


def damaged_copies(path: Path) -> list[Path]:
    """The copies of a journal that were set aside when it was damaged."""
    return sorted(path.parent.glob(f"{escape(path.name)}{COPY}*"))


def _set_aside(path: Path) -> Path:
    """A copy of a damaged journal beside it, on disk before anything of the journal is taken away."""
    for number in count(1):
        aside = path.with_name(f"{path.name}{COPY}{'' if number == 1 else f'-{number}'}")
        try:
            file = aside.open("xb", buffering=0)
        except FileExistsError:
            continue
        with file:
            _write(file, path.read_bytes())
            os.fsync(file.fileno())
        _on_disk(path.parent)
        return aside
    raise AssertionError("there is always another name")


def _write(file: BinaryIO, data: bytes | bytearray) -> None:
    """Write all of it: a disk that is nearly full takes a part, and says so only when it is asked for the rest."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def rewrite(path: Path, read: JournalRead, events: Iterable[tuple[Event, str]]) -> None:
    """Put other events, with the time of each, in the place of those that were read of a journal: all, or none.

    Raises InUse where it is being written or was written since, and OSError; then the old journal is as it was.
    """
    with held(path):
        if read_journal(path) != read:
            raise InUse(EWOULDBLOCK, "it has been written since it was read")
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("xb") as file:
                file.write(read.founding.line().encode() + b"\n")
                for number, (event, at) in enumerate(events, start=1):
                    file.write(line({"n": number, "at": at, **to_json(event)}))
                file.flush()
                os.fsync(file.fileno())
            shutil.copymode(path, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    _on_disk(path.parent)


def read_journal(path: Path) -> JournalRead:
    """What a journal says. Raises NoJournal for anything else, and OSError."""
    return parse_journal(path.read_bytes())


def parse_journal(data: bytes) -> JournalRead:
    """The same of its bytes. Raises NoJournal."""
    lines = data.split(b"\n")
    torn = lines.pop() != b""
    if not lines:
        raise NoJournal("the file holds no room")
    try:
        founding = parse_founding(_object(lines[0]))
    except NOT_OURS as error:
        raise NoJournal(f"the file is not the journal of a room ({_why(error)})") from None
    events, times, whole, trouble = [], [], len(lines[0]) + 1, ""
    for number, text in enumerate(lines[1:], start=1):
        try:
            data_ = _object(text)
            if data_.pop("n") != number:
                raise ValueError("it does not follow from the lines before it")
            at = str(data_.pop("at"))
            events.append(from_json(data_))
        except NOT_OURS as error:
            trouble = f"line {number + 1} says nothing of a room ({_why(error)}); what comes after it is not read"
            break
        times.append(at)
        whole += len(text) + 1
    return JournalRead(founding, tuple(events), tuple(times), whole, torn, trouble)


def rooms(folder: Path) -> list[Path]:
    """The journals of a folder, the latest first; a folder that is not there has none."""
    try:
        found_ = [path for path in folder.iterdir() if path.name.endswith(SUFFIX)]
        return sorted(found_, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    except OSError:
        return []


def line(data: dict[str, object]) -> bytes:
    """One line of a journal."""
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def _object(text: bytes) -> dict[str, object]:
    if len(text) > LONGEST_LINE:
        raise ValueError("the line is too long")
    data = json.loads(text)
    if not isinstance(data, dict):
        raise TypeError("not an object")
    return data


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error).split("\n")[0][:120]


def _on_disk(folder: Path) -> None:
    """That the file is in its folder is on disk too, where a system can say so of folders."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)

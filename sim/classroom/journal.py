"""The journal of a room: one append-only file, its founding and then an event a line, on disk before anybody is told.

A line carries its number and the time at which it was written; the room is what the lines say and nothing else. What a
crash left of a line that was never finished is taken away when the journal is opened again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sim.classroom.events import Event, from_json, to_json
from sim.classroom.founding import Founding, parse_founding
from sim.play.locking import lock, still_there
from sim.play.store import LONGEST_LINE, NOT_OURS, SUFFIX, names


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

    def __init__(self, path: Path, file: BinaryIO, lines: int) -> None:
        self.path = path
        self._file = file
        self._lines = lines

    def append(self, events: Iterable[Event], at: str) -> None:
        """Write events and wait until they are on disk. Raises OSError; then nothing of them may count."""
        data = bytearray()
        lines = self._lines
        for lines, event in enumerate(events, start=self._lines + 1):
            data += line({"n": lines, "at": at, **to_json(event)})
        start = self._file.tell()
        try:
            self._file.write(data)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            self._take_back(start)
            raise
        self._lines = lines

    def _take_back(self, start: int) -> None:
        """What was half written goes, as far as the disk lets it."""
        self._file.seek(start)
        self._file.truncate()

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._file.close()


def found(folder: Path, founding: Founding) -> Journal:
    """A new journal in a folder, its founding on disk. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in names(folder, founding.header.story, founding.header.started):
        try:
            file = path.open("xb", buffering=0)
        except FileExistsError:
            continue
        lock(file)
        file.write(founding.line().encode() + b"\n")
        os.fsync(file.fileno())
        _on_disk(folder)
        return Journal(path, file, 0)
    raise AssertionError("there is always another name")


def reopen(path: Path, read: JournalRead) -> Journal:
    """Go on with a journal behind what was read of it. Raises InUse where it is being written, and OSError."""
    file = path.open("r+b", buffering=0)
    try:
        lock(file)
        still_there(file, path)
        file.truncate(read.whole)
        file.seek(read.whole)
    except OSError:
        file.close()
        raise
    return Journal(path, file, len(read.events))


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

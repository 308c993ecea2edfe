"""The journal of a room on a disk that fills up, in a process that dies, and after somebody damaged it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from sim.classroom.events import Begun, Briefed, Event, Joined, Locked, Opened, Voted
from sim.classroom.journal import Journal, NoJournal, found, parse_journal, read_journal, reopen, rooms
from sim.play.locking import InUse
from tests.support.rooms import founding, story_of

AT = "2026-11-02T09:00:00Z"
EVENTS: tuple[Event, ...] = (
    Joined("s1", "Sunny Lake", "digest"),
    Briefed(),
    Begun(),
    Opened(),
    Voted("s1", "ask"),
    Locked(True),
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    its = found(tmp_path, founding(story_of().scenario))
    its.append(EVENTS[:2], AT)
    its.append(EVENTS[2:], AT)
    yield its
    its.close()


def damaged(path: Path, line: int) -> bytes:
    """Put nonsense in the place of a line; what the file holds then."""
    lines = path.read_bytes().split(b"\n")
    lines[line] = b"\x00\xff" + lines[line][:10]
    path.write_bytes(b"\n".join(lines))
    return path.read_bytes()


def test_what_was_written_is_read_in_its_order(journal: Journal) -> None:
    read = read_journal(journal.path)
    assert read.founding == founding(story_of().scenario)
    assert read.events == EVENTS
    assert read.times == (AT,) * len(EVENTS)
    assert (read.torn, read.trouble) == (False, "")


def test_cut_at_any_byte_it_says_what_its_whole_lines_say(journal: Journal) -> None:
    data = journal.path.read_bytes()
    first = data.index(b"\n") + 1
    for end in range(first, len(data) + 1):
        read = parse_journal(data[:end])
        assert read.events == EVENTS[: data[first:end].count(b"\n")]
        assert read.torn == (data[end - 1 : end] != b"\n")
        assert not read.trouble
    for end in range(first):
        with pytest.raises(NoJournal):
            parse_journal(data[:end])


def test_one_that_was_cut_goes_on_behind_its_last_whole_line(journal: Journal) -> None:
    journal.close()
    data = journal.path.read_bytes()
    journal.path.write_bytes(data[:-7])
    again, read, aside = reopen(journal.path)
    again.append([Locked(False)], AT)
    again.close()
    assert (read.torn, aside) == (True, None)
    assert read_journal(journal.path).events == (*EVENTS[:-1], Locked(False))


def test_one_that_is_damaged_in_the_middle_is_set_aside_whole_before_it_goes_on(journal: Journal) -> None:
    journal.close()
    data = damaged(journal.path, 4)
    again, read, aside = reopen(journal.path)
    again.append([Locked(False)], AT)
    again.close()
    assert "line 5" in read.trouble
    assert aside is not None
    assert aside.read_bytes() == data
    assert read_journal(journal.path).events == (*EVENTS[:3], Locked(False))
    assert rooms(journal.path.parent) == [journal.path]


def test_one_that_is_damaged_again_takes_nothing_from_what_was_set_aside(journal: Journal) -> None:
    journal.close()
    kept = []
    for line in (5, 3):
        data = damaged(journal.path, line)
        again, _, aside = reopen(journal.path)
        again.close()
        assert aside is not None
        kept.append((aside, data))
    assert all(aside.read_bytes() == data for aside, data in kept)


def test_a_line_that_is_missing_is_seen(journal: Journal) -> None:
    lines = journal.path.read_bytes().split(b"\n")
    del lines[3]
    read = parse_journal(b"\n".join(lines))
    assert read.events == EVENTS[:2]
    assert "does not follow" in read.trouble


def test_one_that_is_being_written_is_not_opened_twice(journal: Journal) -> None:
    with pytest.raises(InUse):
        reopen(journal.path)


def test_what_is_no_journal_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"trace": 1}\nmore')
    with pytest.raises(NoJournal):
        reopen(path)
    assert path.read_bytes() == b'{"trace": 1}\nmore'


def failing(real: Callable[[int], None], times: int) -> Callable[[int], None]:
    """A call that fails a few times before it works."""
    left = [times]

    def call(handle: int) -> None:
        if left[0]:
            left[0] -= 1
            raise OSError(28, "No space left on device")
        real(handle)

    return call


def test_where_the_disk_fails_nothing_of_it_counts_and_the_next_line_does(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal.path.read_bytes()
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 1))
    with pytest.raises(OSError, match="No space"):
        journal.append([Locked(False)], AT)
    assert journal.path.read_bytes() == before
    journal.append([Locked(True)], AT)
    assert read_journal(journal.path).events == (*EVENTS, Locked(True))


class Disk:
    """A file whose disk takes so many bytes at a time and so many in all, and may not let anything be taken back."""

    def __init__(self, file: BinaryIO, room: int, at_once: int = 1_000) -> None:
        self._file, self.room, self.at_once, self.stuck = file, room, at_once, False

    def write(self, data: memoryview) -> int:
        if not self.room:
            raise OSError(28, "No space left on device")
        taken = min(len(data), self.room, self.at_once)
        self.room -= taken
        return self._file.write(data[:taken])

    def truncate(self) -> int:
        if self.stuck and not self.room:
            raise OSError(5, "Input/output error")
        return self._file.truncate()

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


def test_half_a_line_that_could_not_be_taken_back_goes_before_the_next_is_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal.path.read_bytes()
    disk = Disk(journal._file, room=20)
    disk.stuck = True
    monkeypatch.setattr(journal, "_file", disk)
    with pytest.raises(OSError, match="No space"):
        journal.append([Locked(False)], AT)
    assert len(journal.path.read_bytes()) == len(before) + 20
    assert read_journal(journal.path).events == EVENTS
    disk.room = 1_000
    journal.append([Locked(True)], AT)
    assert read_journal(journal.path).events == (*EVENTS, Locked(True))


def test_a_disk_that_takes_a_line_bit_by_bit_has_it_whole(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_file", Disk(journal._file, room=1_000, at_once=7))
    journal.append([Locked(True)], AT)
    assert read_journal(journal.path).events == (*EVENTS, Locked(True))


def test_two_rooms_of_the_same_second_have_a_journal_each(tmp_path: Path) -> None:
    its = founding(story_of().scenario)
    one, other = found(tmp_path, its), found(tmp_path, its)
    assert one.path != other.path
    one.close()
    other.close()


def test_one_that_is_removed_is_gone(journal: Journal) -> None:
    journal.remove()
    assert not journal.path.exists()

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.classroom.events import Begun, Briefed, Event, Joined
from sim.classroom.journal import found, read_journal, reopen, rewrite
from sim.play.locking import InUse
from tests.support.rooms import founding, story_of

FOUNDING = founding(story_of().scenario)
EVENTS = [(Joined("s1", "Seat 1", "token"), "2026-11-02T09:00:01Z"), (Begun(), "2026-11-02T09:05:00Z")]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    made = found(tmp_path, FOUNDING)
    made.append([Briefed()], "2026-11-02T09:00:00Z")
    made.close()
    return made.path


def test_other_events_stand_in_the_place_of_a_journals_own(journal: Path) -> None:
    journal.chmod(0o600)
    rewrite(journal, read_journal(journal), EVENTS)
    read = read_journal(journal)
    assert (read.founding, [*zip(read.events, read.times, strict=True)]) == (FOUNDING, EVENTS)
    assert (read.trouble, read.torn, read.whole) == ("", False, journal.stat().st_size)
    assert journal.stat().st_mode & 0o777 == 0o600
    assert [*journal.parent.iterdir()] == [journal]


def test_whoever_stops_in_between_leaves_the_old_journal_as_it_was(journal: Path) -> None:
    before = journal.read_bytes()

    def broken() -> Iterator[tuple[Event, str]]:
        yield EVENTS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rewrite(journal, read_journal(journal), broken())
    assert journal.read_bytes() == before
    assert [*journal.parent.iterdir()] == [journal]


def test_the_journal_of_a_lesson_that_is_going_on_is_left(tmp_path: Path) -> None:
    going_on = found(tmp_path, FOUNDING)
    with pytest.raises(InUse):
        rewrite(going_on.path, read_journal(going_on.path), EVENTS)
    assert read_journal(going_on.path).events == ()
    going_on.close()


def test_what_was_written_since_it_was_read_is_never_lost(journal: Path) -> None:
    again, read, _ = reopen(journal)
    again.append([Begun()], "2026-11-02T09:05:00Z")
    again.close()
    with pytest.raises(InUse):
        rewrite(journal, read, EVENTS)
    assert read_journal(journal).events == (Briefed(), Begun())


def test_wiping_a_room_takes_the_copies_with_it_that_were_set_aside(journal: Path) -> None:
    other = journal.with_name(f"other-{journal.name}")
    other.write_bytes(journal.read_bytes())
    with journal.open("ab") as file:
        file.write(b"rubbish\n")
    again, _, aside = reopen(journal)
    assert aside is not None
    assert aside.exists()
    again.remove()
    assert [*journal.parent.iterdir()] == [other]

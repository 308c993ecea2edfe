from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.classroom.events import Begun, Briefed, Event, Joined
from sim.classroom.journal import found, read_journal, rewrite
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
    rewrite(journal, FOUNDING, EVENTS)
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
        rewrite(journal, FOUNDING, broken())
    assert journal.read_bytes() == before
    assert [*journal.parent.iterdir()] == [journal]


def test_the_journal_of_a_lesson_that_is_going_on_is_left(tmp_path: Path) -> None:
    going_on = found(tmp_path, FOUNDING)
    with pytest.raises(InUse):
        rewrite(going_on.path, FOUNDING, EVENTS)
    assert read_journal(going_on.path).events == ()
    going_on.close()

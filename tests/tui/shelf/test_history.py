from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sim.play.locking import held
from sim.play.notes import Notes, notes_path
from sim.story.library import Folders
from tests.support.command import STORY, write_story
from tests.support.plays import keep_play
from tui.shelf.history import Entry, History, in_batches, when
from tui.shelf.request import Request
from tui.shelf.seat import sit_down

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2026, 11, 14, 15, 30, tzinfo=ZONE)


class Room:
    """A home with stories and plays."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.story = write_story(home)

    def keep(self, taken: str, **asked: object) -> Path:
        request = Request(story=self.story, seed=1, taken=taken, **asked)  # type: ignore[arg-type] # as it was asked
        seat = sit_down(request, Folders(self.home), self.home / "plays", lambda text: None)
        seat.leave()
        assert seat.keeper.path is not None
        return seat.keeper.path

    def entries(self, story: str | None = None) -> list[Entry]:
        return list(History(Folders(self.home), self.home / "plays").entries(story))

    def facts(self) -> tuple[str, ...]:
        return self.entries()[0].facts


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 14, 0, 0, tzinfo=ZONE), "today 00:00"),
        (datetime(2026, 11, 14, 14, 20, tzinfo=ZONE), "today 14:20"),
        (datetime(2026, 11, 13, 23, 59, tzinfo=ZONE), "yesterday"),
        (datetime(2026, 11, 12, 23, 59, tzinfo=ZONE), "12 November 2026"),
        (datetime(2027, 1, 2, 3, 4, tzinfo=ZONE), "2 January 2027"),
    ],
)
def test_when_a_play_was_played_is_told_as_people_say_it(at: datetime, said: str) -> None:
    assert when(at.timestamp(), NOW) == said


def test_a_play_is_told_by_its_title_with_its_own_names_and_by_its_ending(room: Room) -> None:
    room.keep("keep,stop", names=("ex=Kim [b]",))
    (entry,) = room.entries()
    assert (entry.title, entry.facts) == ("The Spare Key of Kim [b]", ("At peace",))


def test_an_unfinished_play_is_told_by_how_far_it_has_come(room: Room) -> None:
    room.keep("look")
    assert room.facts() == ("Day 1, 21:00, 1 decision so far",)


def test_only_what_the_player_decided_is_counted(room: Room) -> None:
    on = "talk: {text: You talk., choices: {on: {text: Go on., to: quiet}}}"
    write_story(room.home, STORY.replace("talk: {text: You talk., ending: door-open}", on))
    room.keep("keep,ring")
    assert room.facts() == ("Day 3, 21:00, 1 decision so far",)


def test_another_seat_other_roads_and_notes_are_told(room: Room) -> None:
    path = room.keep("look", role="ex")
    Notes(notes_path(path)).about_step(1, "Mine.")
    assert room.facts()[1:] == ("as Noor", "with notes")
    keep_play(room.home / "plays", "tree", ("x", "y", "z"), parents=(0, 0, 1))
    assert "2 roads tried" in room.facts()


def test_a_play_that_is_being_played_is_told(room: Room) -> None:
    pytest.importorskip("fcntl")
    path = room.keep("look")
    with held(path):
        assert room.facts()[-1] == "being played in another window"
    assert len(room.facts()) == 1


def test_a_play_whose_story_is_gone_goes_by_its_id(room: Room) -> None:
    room.keep("look")
    Path(room.story).unlink()
    (entry,) = room.entries()
    assert (entry.title, entry.story, entry.facts) == ("key", None, ("its story is gone",))


def test_a_damaged_play_says_from_where(room: Room) -> None:
    path = room.keep("look,keep")
    path.write_bytes(path.read_bytes() + b"rubbish\n")
    assert room.facts()[-1] == "damaged from line 5 on"


def test_the_plays_of_one_story_are_those_of_its_file(room: Room) -> None:
    other = write_story(room.home, STORY.replace("The Spare Key", "Another"), "other.yaml")
    mine = room.keep("look")
    room.story = other
    room.keep("look")
    assert len(room.entries()) == 2
    assert [entry.kept.path for entry in room.entries(str(room.home / "key.yaml"))] == [mine]
    assert room.entries("nowhere") == []


def test_words_find_a_play_by_the_title_or_the_id_of_its_story(room: Room) -> None:
    room.keep("look", names=("ex=Zoë",))
    (entry,) = room.entries()
    assert all(entry.is_about(words) for words in ("", "spare KEY", "zoë", "key spare"))
    assert not entry.is_about("spare cup")


def test_batches_hold_everything_in_order(room: Room) -> None:
    room.keep("look")
    (entry,) = room.entries()
    assert [len(batch) for batch in in_batches([entry] * 5, 2)] == [2, 2, 1]

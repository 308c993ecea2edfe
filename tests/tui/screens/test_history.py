from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from sim.play.locking import held
from sim.play.notes import Notes, notes_path
from sim.story.library import Folders
from tests.support.command import STORY, write_story
from tests.support.goldens import assert_looks
from tests.support.plays import keep_play
from tests.support.stage import SIZES, on_stage, screen_text, settled
from tui.screens.compare import CompareScreen
from tui.screens.debrief import DebriefScreen
from tui.screens.deleting import DeletingScreen
from tui.screens.history import HistoryScreen
from tui.screens.play import PlayScreen
from tui.shelf.request import Request
from tui.shelf.seat import sit_down
from tui.widgets.plays import Plays

NOW = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
MINUTE, DAY = 60, 24 * 60 * 60


class Room:
    """A home with two stories, and plays of them."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self.plays = home / "plays"
        self.key = write_story(home)
        self.cup = write_story(home, STORY.replace("The Spare Key", "The Cup [b]"), "cup.yaml")

    def keep(self, taken: str, ago: float, story: str = "", **asked: Any) -> Path:
        """A play that was played last so many seconds before now."""
        request = Request(story=story or self.key, seed=1, taken=taken, **asked)
        seat = sit_down(request, Folders(self.home), self.plays, lambda text: None)
        seat.leave()
        assert seat.keeper.path is not None
        os.utime(seat.keeper.path, (NOW.timestamp() - ago,) * 2)
        return seat.keeper.path

    @asynccontextmanager
    async def history(self, story: str | None = None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        async with on_stage(self.home, size=size) as pilot:
            await pilot.app.push_screen(HistoryScreen(story, lambda: NOW))
            await settled(pilot)
            yield pilot


@pytest.fixture
def room(home: Path) -> Room:
    return Room(home)


def told(pilot: Pilot[None]) -> list[str]:
    return [str(each.message) for each in pilot.app._notifications]


def screen(pilot: Pilot[None]) -> Screen[Any]:
    return pilot.app.screen


def lines(pilot: Pilot[None]) -> list[str]:
    return [line.strip() for line in screen_text(pilot.app).splitlines()]


async def test_without_a_play_there_is_a_kind_line(room: Room) -> None:
    async with room.history() as pilot:
        assert "Nothing is kept here yet." in screen_text(pilot.app)
        await pilot.press("enter", "r", "space", "c", "x")
        assert isinstance(screen(pilot), HistoryScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_plays_are_told_newest_first_with_their_dates_and_endings(room: Room, size: tuple[int, int]) -> None:
    room.keep("keep,stop", 70 * MINUTE)
    room.keep("look", DAY, room.cup)
    room.keep("send>lost", 3 * DAY)
    async with room.history(size=size) as pilot:
        shown = [line.split() for line in lines(pilot) if line]
        text = screen_text(pilot.app)
        assert "3 plays" in text
        order = [text.index(each) for each in ("At peace", "Day 1, 21:00, 1 decision so far", "Apart, and it hurts")]
        assert order == sorted(order)
        if size != SIZES[-1]:
            assert_looks(pilot.app, f"history-{size[0]}x{size[1]}")
        assert ["The", "Cup", "[b]", "of", "Noor", "yesterday"] in shown
        assert ["The", "Spare", "Key", "of", "Noor", "today", "14:20"] in shown
        assert ["The", "Spare", "Key", "of", "Noor", "11", "November", "2026"] in shown


async def test_the_history_of_one_story_holds_its_plays_alone(room: Room) -> None:
    room.keep("look", 0)
    room.keep("look", 0, room.cup)
    async with room.history(room.cup) as pilot:
        assert "1 play" in screen_text(pilot.app)
        assert "The Cup" in screen_text(pilot.app)


async def test_enter_looks_back_and_r_goes_on(room: Room) -> None:
    path = room.keep("look", 0)
    async with room.history() as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(screen(pilot), DebriefScreen)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        playing = screen(pilot)
        assert isinstance(playing, PlayScreen)
        assert playing.seat.keeper.path == path


async def test_words_find_the_plays_of_a_story_and_escape_lets_go_of_them(room: Room) -> None:
    room.keep("look", 0)
    room.keep("look", MINUTE, room.cup)
    async with room.history() as pilot:
        await pilot.press("slash", *"cup ", "left_square_bracket")
        await settled(pilot)
        assert "1 of 2 plays: cup [" in screen_text(pilot.app)
        assert "Spare Key" not in screen_text(pilot.app)
        await pilot.press("enter")
        assert not pilot.app.screen.query_one(Input).has_focus
        await pilot.press("escape")
        await settled(pilot)
        assert "2 plays" in screen_text(pilot.app)
        await pilot.press("escape")
        assert not isinstance(screen(pilot), HistoryScreen)


async def test_two_plays_of_a_story_are_compared(room: Room) -> None:
    newer, older = room.keep("keep,stop", 0), room.keep("send>lost", MINUTE)
    async with room.history() as pilot:
        await pilot.press("c")
        assert "Mark a play with space" in told(pilot)[-1]
        await pilot.press("space", "c")
        assert isinstance(screen(pilot), HistoryScreen)
        assert len(told(pilot)) == 1, "the same sentence is said once while it stands there"
        await pilot.press("down", "c")
        await settled(pilot)
        comparing = screen(pilot)
        assert isinstance(comparing, CompareScreen)
        assert [kept.path for kept in comparing._kept] == [newer, older]


async def test_plays_of_two_stories_are_not_compared(room: Room) -> None:
    room.keep("look", 0)
    room.keep("look", MINUTE, room.cup)
    async with room.history() as pilot:
        await pilot.press("space", "down", "space", "c")
        assert "plays of two stories" in told(pilot)[-1]
        assert isinstance(screen(pilot), HistoryScreen)


async def test_a_mark_is_shown_and_taken_back_and_of_three_the_first_goes(room: Room) -> None:
    for minutes in range(3):
        room.keep("look", minutes * MINUTE)
    async with room.history() as pilot:
        await pilot.press("space")
        assert screen_text(pilot.app).count("●") == 1
        await pilot.press("space")
        assert screen_text(pilot.app).count("●") == 0
        await pilot.press("space", "down", "space", "down", "space")
        marked = [line for line in screen_text(pilot.app).splitlines() if "today" in line]
        assert ["●" in line for line in marked] == [False, True, True]


async def test_deleting_asks_first_and_the_answer_at_hand_is_to_keep(room: Room) -> None:
    path = room.keep("look", 0)
    Notes(notes_path(path)).about_step(1, "Mine.")
    other = room.keep("keep", MINUTE)
    async with room.history() as pilot:
        for keys in (("enter",), ("escape",)):
            await pilot.press("x", *keys)
            await settled(pilot)
            assert isinstance(screen(pilot), HistoryScreen)
            assert path.exists()
        await pilot.press("delete")
        await settled(pilot)
        assert isinstance(screen(pilot), DeletingScreen)
        assert "The Spare Key of Noor" in screen_text(pilot.app)
        assert "today 15:30" in screen_text(pilot.app)
        await pilot.press("right", "enter")
        await settled(pilot)
        assert [each for each in room.plays.iterdir() if each.is_file()] == [other]
        assert "1 play" in screen_text(pilot.app)
        chosen = pilot.app.screen.query_one(Plays).chosen
        assert chosen is not None
        assert chosen.kept.path == other


async def test_a_play_that_another_window_plays_is_not_deleted(room: Room) -> None:
    pytest.importorskip("fcntl")
    path = room.keep("look", 0)
    with held(path):
        async with room.history() as pilot:
            assert "being played in another window" in screen_text(pilot.app)
            await pilot.press("x", "right", "enter")
            await settled(pilot)
            assert "is being played in another window" in told(pilot)[-1]
    assert path.exists()


async def test_a_play_whose_story_is_gone_can_be_kept_or_deleted(room: Room) -> None:
    path = room.keep("look", 0)
    Path(room.key).unlink()
    async with room.history() as pilot:
        assert "its story is gone" in screen_text(pilot.app)
        await pilot.press("enter", "r", "space", "c")
        await settled(pilot)
        assert isinstance(screen(pilot), HistoryScreen)
        assert set(told(pilot)) == {
            "The story of this play is not there any more. It can be kept as it is, or deleted."
        }
        await pilot.press("x", "right", "enter")
        await settled(pilot)
        assert not path.exists()


async def test_what_is_damaged_is_set_aside_and_told(room: Room) -> None:
    room.keep("look", 0)
    (room.plays / "bad.jsonl").write_text("rubbish\n")
    async with room.history() as pilot:
        assert "1 play" in screen_text(pilot.app)
        assert "bad.jsonl was damaged" in told(pilot)[-1]
        assert (room.plays / "set-aside" / "bad.jsonl").exists()


async def test_hundreds_of_plays_are_all_there_and_the_last_can_be_reached(room: Room) -> None:
    for number in range(230):
        keep_play(room.plays, f"play-{number:03}", played=NOW.timestamp() - number * DAY)
    async with room.history() as pilot:
        assert "230 plays" in screen_text(pilot.app)
        await pilot.press("end")
        chosen = pilot.app.screen.query_one(Plays).chosen
        assert chosen is not None
        assert chosen.kept.path.name == "play-229.jsonl"


async def test_coming_back_shows_what_has_changed_and_keeps_the_cursor(room: Room) -> None:
    room.keep("look", 0)
    second = room.keep("look", MINUTE)
    async with room.history() as pilot:
        await pilot.press("down", "f1")
        await settled(pilot)
        room.keep("keep,stop", -MINUTE)
        await pilot.press("escape")
        await settled(pilot)
        await settled(pilot)
        assert "3 plays" in screen_text(pilot.app)
        chosen = pilot.app.screen.query_one(Plays).chosen
        assert chosen is not None
        assert chosen.kept.path == second


async def test_a_click_chooses_and_a_second_looks_back(room: Room) -> None:
    room.keep("look", 0)
    room.keep("keep,stop", MINUTE)
    async with room.history() as pilot:
        plays = pilot.app.screen.query_one(Plays)
        await pilot.click(Plays, offset=(5, 2))
        assert plays.highlighted == 1
        assert isinstance(screen(pilot), HistoryScreen)
        await pilot.click(Plays, offset=(5, 2))
        await settled(pilot)
        assert isinstance(screen(pilot), DebriefScreen)

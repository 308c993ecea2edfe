from __future__ import annotations

from pathlib import Path

from tests.support.command import STORY
from tests.support.playing import play_screen, reading, told
from tests.support.shelved import shelve
from tests.support.stage import on_stage, screen_text, settled
from tui.screens.library import LibraryScreen
from tui.screens.picking import PickScreen
from tui.shelf.request import Request

TAUGHT = (
    STORY
    + """\
lessons:
  - {name: The key, from: hall, stop: [answer]}
  - {name: "[b]Noor[/b] asks", from: answer, clock: {day: 4, time: "08:00"}, stop: [talk]}
"""
)


async def test_a_lesson_is_chosen_in_the_library_and_played_to_where_it_stops(home: Path) -> None:
    shelve(home, text=TAUGHT)
    async with on_stage(home, pace="at once") as pilot:
        await pilot.press("l")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PickScreen)
        assert "Play a lesson" in screen_text(pilot.app)
        assert "[b]Noor[/b] asks" in screen_text(pilot.app)
        assert "from day 4, 08:00" in screen_text(pilot.app)
        await pilot.press(*"key", "enter")
        await settled(pilot)
        assert reading(pilot).view.title == "The Spare Key of Noor: The key"
        assert play_screen(pilot).seat.play.header.lesson == "The key"
        await pilot.press("1")
        await settled(pilot)
        assert told(pilot, "ending") == ["The lesson ends here."]
        assert reading(pilot).view.closed
        await pilot.press("1")
        await settled(pilot)
        assert "The Spare Key of Noor: The key" in screen_text(pilot.app)
        assert "The lesson ends here" in screen_text(pilot.app)
        assert "so far" not in screen_text(pilot.app).splitlines()[0]


async def test_another_road_can_be_taken_from_where_a_lesson_stopped(home: Path) -> None:
    shelve(home, text=TAUGHT)
    async with on_stage(home, Request(story="key", lesson="1", seed=1), pace="at once") as pilot:
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert not reading(pilot).view.closed
        assert told(pilot, "ending") == []


async def test_a_lesson_that_is_over_is_not_what_the_library_goes_on_with(home: Path) -> None:
    shelve(home, text=TAUGHT)
    async with on_stage(home, Request(story="key", lesson="1", seed=1), pace="at once") as pilot:
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert not pilot.app.screen.query_one("#anew").display


async def test_a_story_without_lessons_says_so(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await pilot.press("l")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert [notice.message for notice in pilot.app._notifications] == ["This story has no lessons."]

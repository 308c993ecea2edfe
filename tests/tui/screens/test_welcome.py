from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import write_story
from tests.support.stage import SIZES, on_stage, screen_text, settled
from tui.screens.library import LibraryScreen
from tui.screens.play import PlayScreen
from tui.screens.support import SupportScreen
from tui.screens.welcome import WelcomeScreen
from tui.shelf.request import Request
from tui.shelf.settings import load_settings


@pytest.mark.parametrize("way", ["enter", "escape", "mouse"])
async def test_the_entry_card_is_told_on_the_first_start_until_it_is_closed(way: str, home: Path) -> None:
    async with on_stage(home, welcomed=False, size=(120, 40)) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        shown = screen_text(pilot.app)
        for each in ("no counselling", "fear, control or violence", "stay on this machine", "F2", "press enter"):
            assert each in shown, each
        await (pilot.click("#close") if way == "mouse" else pilot.press(way))
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert load_settings(home)[0].welcomed


async def test_who_was_welcomed_starts_with_the_stories_and_may_read_it_again(home: Path) -> None:
    async with on_stage(home) as pilot:
        assert isinstance(pilot.app.screen, LibraryScreen)
        await pilot.press("i")
        assert isinstance(pilot.app.screen, WelcomeScreen)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_card_comes_before_a_play_that_was_asked_for(home: Path, tmp_path: Path) -> None:
    async with on_stage(home, Request(story=write_story(tmp_path)), welcomed=False) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlayScreen)


async def test_help_is_one_key_away_from_the_card(home: Path) -> None:
    async with on_stage(home, welcomed=False) as pilot:
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, SupportScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_says_how_it_closes_at_every_size(size: tuple[int, int], home: Path) -> None:
    async with on_stage(home, welcomed=False, size=size) as pilot:
        assert "enter closes" in screen_text(pilot.app)

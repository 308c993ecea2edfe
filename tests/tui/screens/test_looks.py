"""The screens that no other test looks at as a whole, and a few of them in colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.support.goldens import assert_looks, assert_pictured
from tests.support.playing import press
from tests.support.shelved import keep_by_lot
from tests.support.stage import SIZE, SIZES, on_stage, settled
from tui import messages
from tui.screens.help import HelpScreen
from tui.shelf.request import Request

STORY = "dishwasher-treaty"
TABS = {"1": "ended", "2": "articles", "3": "moments", "4": "path", "5": "along"}
at_every_size = pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")


def looks(pilot: Pilot[None], name: str) -> None:
    size = pilot.app.size
    assert_looks(pilot.app, f"{name}-{size.width}x{size.height}")


async def look_back(pilot: Pilot[None], home: Path) -> None:
    """The debrief of a whole play."""
    pilot.app.post_message(messages.LookBack(keep_by_lot(home, STORY, 1)))
    await settled(pilot)
    await settled(pilot)


@at_every_size
async def test_the_entry_card(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, size=size, welcomed=False) as pilot:
        looks(pilot, "welcome")


@at_every_size
async def test_the_library_and_what_comes_aside(home: Path, size: tuple[int, int]) -> None:
    keep_by_lot(home, STORY, 1)
    keep_by_lot(home, STORY, 2, decisions=4)
    async with on_stage(home, size=size) as pilot:
        looks(pilot, "library")
        if size == SIZE:
            assert_pictured(pilot.app, "library")
        await press(pilot, "f2")
        looks(pilot, "support")
        await press(pilot, "escape", "f3")
        looks(pilot, "settings")
        await pilot.app.push_screen(HelpScreen("play"))
        await settled(pilot)
        looks(pilot, "help")


async def test_every_tab_of_the_debrief_and_a_moment(home: Path) -> None:
    async with on_stage(home) as pilot:
        await look_back(pilot, home)
        for key, name in TABS.items():
            await press(pilot, key)
            looks(pilot, f"debrief-{name}")
        await press(pilot, "3", "enter")
        assert_pictured(pilot.app, "debrief-moment")


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_moments_with_less_room_and_with_more(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, size=size) as pilot:
        await look_back(pilot, home)
        await press(pilot, "3")
        looks(pilot, "debrief-moments")


@pytest.mark.parametrize("theme", ["lamplight", "paper"])
async def test_a_play_in_lamplight_and_on_paper(home: Path, theme: str) -> None:
    async with on_stage(home, Request(story=STORY, seed=7), SIZE, pace="at once", theme=theme) as pilot:
        await settled(pilot)
        await press(pilot, "4", "1", "down")
        assert_pictured(pilot.app, f"play-{theme}")


async def test_the_map_in_lamplight(home: Path) -> None:
    async with on_stage(home) as pilot:
        pilot.app.post_message(messages.ShowMap(STORY, keep_by_lot(home, STORY, 1)))
        await settled(pilot)
        await settled(pilot)
        assert_pictured(pilot.app, "map")

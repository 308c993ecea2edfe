from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.support.command import write_story
from tests.support.stage import on_stage, screen_text, settled
from tui.screens.fault import FaultScreen
from tui.screens.library import LibraryScreen
from tui.screens.play import PlayScreen
from tui.shelf.request import Request


async def test_it_opens_with_the_library(home: Path) -> None:
    async with on_stage(home) as pilot:
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "heartwork" in screen_text(pilot.app)


async def test_a_story_that_was_asked_for_is_played_at_once(home: Path, tmp_path: Path) -> None:
    async with on_stage(home, Request(story=write_story(tmp_path))) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlayScreen)


async def test_a_story_with_faults_is_told_in_a_dialog_that_closes(home: Path, tmp_path: Path) -> None:
    broken = write_story(tmp_path, "format: 1\ntitle: [b]No[/b]\nscenes: {}\n")
    async with on_stage(home, Request(story=broken)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, FaultScreen)
        assert "error[HW" in screen_text(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


@pytest.mark.parametrize("field", [Input, TextArea])
async def test_no_cursor_blinks(home: Path, field: type[Input | TextArea]) -> None:
    async with on_stage(home) as pilot:
        typed = field()
        await pilot.app.screen.mount(typed)
        typed.focus()
        await settled(pilot)
        assert not typed.cursor_blink
        assert typed._cursor_visible


async def test_the_palettes_cursor_does_not_blink_either(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert not pilot.app.screen.query_one(Input).cursor_blink

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from tests.support.stage import SIZES, on_stage, screen_text, settled
from tui.commands import EVERYWHERE, PAGES, key_names
from tui.screens.fault import FaultScreen
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen


@pytest.mark.parametrize("page", list(PAGES))
async def test_help_tells_a_page_from_the_registry(home: Path, page: str) -> None:
    async with on_stage(home, size=(120, 60)) as pilot:
        await pilot.app.push_screen(HelpScreen(page))
        await settled(pilot)
        shown = " ".join(screen_text(pilot.app).split())
        assert PAGES[page].title in shown
        assert PAGES[page].about in shown
        for command in (*PAGES[page].commands, *EVERYWHERE):
            assert command.about in shown
            assert {*key_names(command).split()} <= {*shown.split()}  # a long row of keys is told on two lines


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_one_key_opens_help_and_one_goes_back(home: Path, key: str) -> None:
    async with on_stage(home) as pilot:
        await pilot.press(key)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "Library" in screen_text(pilot.app)
        await pilot.press(key)
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


@pytest.mark.parametrize("field", [Input, TextArea])
async def test_a_question_mark_that_is_typed_opens_nothing_but_f1_does(
    home: Path, field: type[Input | TextArea]
) -> None:
    async with on_stage(home) as pilot:
        typed = field()
        await pilot.app.screen.mount(typed)
        typed.focus()
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert (typed.value if isinstance(typed, Input) else typed.text) == "?"
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_over_a_dialog_help_is_that_of_the_screen_below(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("f3")
        await pilot.app.push_screen(FaultScreen("No", "[b]no[/b]"))
        await pilot.press("f1")
        assert "Help · Settings" in screen_text(pilot.app)


async def test_the_palette_is_one_key_from_help(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("f1", "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_line_of_help_can_be_reached_by_keys_alone(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, size=size) as pilot:
        await pilot.press("f3", "f1", "end")
        await settled(pilot)
        assert EVERYWHERE[-1].about in " ".join(screen_text(pilot.app).split())
        assert not pilot.app.screen.query_one(VerticalScroll).show_horizontal_scrollbar

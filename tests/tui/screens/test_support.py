from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, TextArea

from tests.support.stage import SIZES, on_stage, screen_text, settled
from tui.screens.fault import FaultScreen
from tui.screens.library import LibraryScreen
from tui.screens.support import SupportScreen
from tui.support.lines import NAME


def words(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_who_it_is_for_who_can_be_called_and_how_to_close_it(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, size=size) as pilot:
        await pilot.press("f2")
        await settled(pilot)
        shown = words(screen_text(pilot.app))
        for part in ("fear, control or violence", "harming yourself", "1-866-331-9474", "love is respect", "USA"):
            assert part in shown
        for part in ("0808 802 0300", "National Stalking Helpline", "UK", "November 2026", "confirm them", "esc back"):
            assert part in shown
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_what_does_not_fit_is_reached_by_keys_alone(home: Path) -> None:
    home.mkdir(parents=True)
    lines = [{"name": f"Somebody {number}", "number": str(number)} for number in range(20)]
    (home / NAME).write_text(json.dumps({"countries": {"AT": {"name": "Austria", "lines": lines}}}), encoding="utf-8")
    async with on_stage(home, size=(60, 18)) as pilot:
        await pilot.press("f2", "end")
        await settled(pilot)
        assert "confirm them" in words(screen_text(pilot.app))
        assert "esc back" in screen_text(pilot.app)


@pytest.mark.parametrize(("country", "first"), [("GB", "0808"), ("US", "1-866"), ("", "1-866")])
async def test_the_own_country_comes_first(home: Path, country: str, first: str) -> None:
    async with on_stage(home, country=country) as pilot:
        await pilot.press("f2")
        shown = screen_text(pilot.app)
        other = "1-866" if first == "0808" else "0808"
        assert shown.index(first) < shown.index(other)


async def test_lines_of_ones_own_are_shown_as_they_are_and_a_damaged_file_is_told(home: Path) -> None:
    home.mkdir(parents=True)
    own = {
        "countries": {"AT": {"name": "[b]Austria", "lines": [{"name": "[/b] [@click=quit]Rat", "number": "[red]1"}]}}
    }
    (home / NAME).write_text(json.dumps(own), encoding="utf-8")
    async with on_stage(home, size=(120, 40)) as pilot:
        await pilot.press("f2")
        shown = screen_text(pilot.app)
        assert "[red]1  [/b] [@click=quit]Rat" in shown
        assert "[b]Austria · your own file, not dated" in shown
        await pilot.press("escape")
        await settled(pilot)
        (home / NAME).write_text("{", encoding="utf-8")
        await pilot.press("f2")
        await settled(pilot)
        assert "help lines were damaged" in words(screen_text(pilot.app))


@pytest.mark.parametrize("field", [Input, TextArea])
async def test_it_opens_while_something_is_typed(home: Path, field: type[Input | TextArea]) -> None:
    async with on_stage(home) as pilot:
        typed = field()
        await pilot.app.screen.mount(typed)
        typed.focus()
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, SupportScreen)


async def test_it_opens_over_dialogs_and_over_the_palette_and_goes_back_to_them(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.app.push_screen(FaultScreen("No", "no"))
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, SupportScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, FaultScreen)
        await pilot.press("escape", "ctrl+p", "f2")
        assert isinstance(pilot.app.screen, SupportScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, CommandPalette)

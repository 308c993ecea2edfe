from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette, DiscoveryHit, Hit
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.support.command import write_story
from tests.support.stage import on_stage, screen_text, settled
from tui.commands import EVERYWHERE, PAGES
from tui.palette import Commands
from tui.screens.fault import FaultScreen
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.play import PlayScreen
from tui.screens.settings import SettingsScreen
from tui.shelf.settings import load_settings
from tui.themes import TITLES


async def hits(pilot: Pilot[None], query: str = "") -> list[DiscoveryHit | Hit]:
    provider = Commands(pilot.app.screen)
    return [hit async for hit in (provider.search(query) if query else provider.discover())]


async def choose(pilot: Pilot[None], query: str) -> None:
    """Open the palette, type, and take the first that is found."""
    await pilot.press("ctrl+p", *query)
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


@pytest.mark.parametrize("key", ["", "f1", "f3"])
async def test_it_has_everything_that_can_be_done_on_the_screen_below(home: Path, key: str) -> None:
    async with on_stage(home) as pilot:
        if key:
            await pilot.press(key)
        page = getattr(pilot.app.screen, "PAGE", "")
        wanted = [command.label for command in (*PAGES[page].commands, *EVERYWHERE) if command.label != "Commands"]
        wanted += [f"Theme: {title}" for title in TITLES.values()]
        assert set(wanted) <= {hit.text for hit in await hits(pilot)}


async def test_it_acts_on_the_screen_below(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("f3")
        await choose(pilot, "next value")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert load_settings(home)[0].theme == "paper"
        await choose(pilot, "back to where")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await choose(pilot, "help")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_theme_is_worn_at_once_and_kept(home: Path) -> None:
    async with on_stage(home) as pilot:
        await choose(pilot, "paper")
        assert pilot.app.theme == "paper"
        assert load_settings(home)[0].theme == "paper"


async def test_what_the_screen_does_not_offer_just_now_is_left_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SettingsScreen, "check_action", lambda self, action, parameters: action != "turn")
    async with on_stage(home) as pilot:
        await pilot.press("f3")
        found = {hit.text for hit in await hits(pilot)}
        assert "Change" not in found
        assert "Back" in found


async def test_a_story_that_the_library_knows_can_be_played(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LibraryScreen, "stories", {write_story(tmp_path): "The [b]Spare[/b] Key [x"}, raising=False)
    async with on_stage(home) as pilot:
        await pilot.press("f3")
        await choose(pilot, "spare")
        assert isinstance(pilot.app.screen, PlayScreen)


async def test_over_a_dialog_it_begins_no_story(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.app.push_screen(FaultScreen("No", "no"))
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press("escape")
        labels = {str(hit.text) for hit in await hits(pilot)}
        assert "Help" in labels
        assert not any(label.startswith("Play: ") for label in labels)


async def test_titles_are_no_markup(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LibraryScreen, "stories", {"x": "[door] [/b] [@click=app.quit]go[/] \\"}, raising=False)
    async with on_stage(home) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        await pilot.press("end", *"go")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CommandPalette)
        assert "Play: [door] [/b] [@click=app.quit]go[/] \\" in screen_text(pilot.app)
        assert pilot.app.screen.query_one(OptionList).option_count >= 1


async def test_names_come_before_explanations(home: Path) -> None:
    async with on_stage(home) as pilot:
        found = sorted(await hits(pilot, "settings"), key=lambda hit: hit.score, reverse=True)
        assert found[0].text == "Settings"


async def test_the_library_names_the_stories_that_it_has_read(home: Path) -> None:
    async with on_stage(home) as pilot:
        labels = {hit.text for hit in await hits(pilot)}
        assert "Play: The Dishwasher Treaty" in labels

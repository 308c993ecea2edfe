from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse

from tests.support.stage import on_stage, settled
from tui.app import Heartwork
from tui.commands import ASIDE, EVERYWHERE, PAGES, Command, bindings, key_name, key_names
from tui.screens.compare import CompareScreen
from tui.screens.debrief import DebriefScreen
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.library import LibraryScreen
from tui.screens.map import MapScreen
from tui.screens.passing import PassScreen
from tui.screens.play import PlayScreen
from tui.screens.preview import PreviewScreen
from tui.screens.projector import ProjectorScreen
from tui.screens.seats import SeatsScreen
from tui.screens.settings import SettingsScreen
from tui.screens.stage import Stage
from tui.screens.support import SupportScreen
from tui.screens.table import TableScreen

SCREENS: tuple[type[Stage[Any]], ...] = (
    LibraryScreen,
    PlayScreen,
    SeatsScreen,
    PassScreen,
    TableScreen,
    DebriefScreen,
    MapScreen,
    HistoryScreen,
    CompareScreen,
    PreviewScreen,
    ProjectorScreen,
    SettingsScreen,
    HelpScreen,
    SupportScreen,
)
EVERY = [command for page in PAGES.values() for command in page.commands]
pages = pytest.mark.parametrize("page", list(PAGES))


def keys(commands: tuple[Command, ...]) -> list[str]:
    return [key for command in commands for key in command.keys.split(",")]


def test_every_page_has_a_screen_and_every_screen_a_page() -> None:
    assert {screen.PAGE for screen in SCREENS} == set(PAGES)
    assert set(ASIDE) <= set(PAGES)


@pages
def test_no_key_does_two_things_on_a_page(page: str) -> None:
    counted = Counter(keys((*PAGES[page].commands, *EVERYWHERE)))
    assert [key for key, times in counted.items() if times > 1] == []


@pages
def test_no_key_is_empty_and_none_has_a_blank_in_it(page: str) -> None:
    assert all(key and key == key.strip() for key in keys(PAGES[page].commands))


@pytest.mark.parametrize("command", [*EVERYWHERE, *EVERY], ids=lambda command: command.action)
def test_labels_are_short_and_the_rest_is_a_sentence(command: Command) -> None:
    assert 0 < len(command.label) <= 20
    assert command.about[0].isupper()
    assert command.about.endswith(".")


@pages
def test_a_page_is_told_in_sentences(page: str) -> None:
    assert PAGES[page].title
    assert PAGES[page].about.endswith(".")


@pages
def test_the_footer_has_five_entries_at_most(page: str) -> None:
    assert sum(command.footer for command in (*PAGES[page].commands, *EVERYWHERE)) <= 5


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_command_has_its_action_on_the_screen_of_its_page(screen: type[Stage[Any]]) -> None:
    for command in PAGES[screen.PAGE].commands:
        assert callable(getattr(screen, f"action_{parse(command.action)[1]}", None)), command.action


def test_every_command_everywhere_has_its_action_on_the_app() -> None:
    for command in EVERYWHERE:
        assert callable(getattr(Heartwork, f"action_{command.action}", None)), command.action


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("escape", "esc"),
        ("question_mark", "?"),
        ("ctrl+p", "ctrl+p"),
        ("up", "↑"),
        ("shift+left", "shift+←"),
        ("f1", "F1"),
        ("f", "f"),
        ("N", "N"),
        ("space", "space"),
        ("enter", "enter"),
        ("pagedown", "page down"),
        ("slash", "/"),
        ("plus", "+"),
        ("left_square_bracket", "["),
        ("home", "home"),
        ("tab", "tab"),
        ("backspace", "backspace"),
        ("delete", "delete"),
        ("1", "1"),
    ],
)
def test_keys_are_named_in_peoples_words(key: str, name: str) -> None:
    assert key_name(key) == name


def test_a_row_of_digits_is_told_by_its_ends() -> None:
    assert key_names(Command("choose", "1,2,3,4", "Choose", "X.")) == "1 to 4"
    assert key_names(Command("option", "a,b,c", "Go on with", "X.")) == "a to c"
    assert key_names(Command("move", "left,right", "Move", "X.")) == "←, →"


def test_an_action_is_told_by_which_of_its_keys_it_was_called() -> None:
    found = bindings((Command("count('{key}')", "1,2", "Count", "X."),))
    assert [getattr(each, "action", "") for each in found] == ["count('1')", "count('2')"]


def test_help_and_footer_name_a_key_alike() -> None:
    first, *_ = bindings((Command("x", "escape,question_mark", "X", "X."),))
    assert key_names(Command("x", "escape,question_mark", "X", "X.")) == "esc, ?"
    assert getattr(first, "key_display", "") == "esc"


async def test_what_comes_aside_never_piles_up(home: Path) -> None:
    async with on_stage(home) as pilot:
        for key, kind in (("f3", SettingsScreen), ("f2", SupportScreen), ("f1", HelpScreen), ("f3", SettingsScreen)):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(pilot.app.screen, kind)
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)

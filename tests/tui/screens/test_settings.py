from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.support.command import write_story
from tests.support.stage import SIZES, on_stage, screen_text, settled, text_of
from tui.messages import Play
from tui.screens.library import LibraryScreen
from tui.screens.play import PlayScreen
from tui.screens.settings import SettingsScreen
from tui.shelf.request import Request
from tui.shelf.settings import Settings, load_settings
from tui.themes import THEMES
from tui.widgets.setting_row import LABEL, SettingRow

NOT_TYPED = ["theme", "width", "animations", "pace", "skip_read", "pronouns", "coach", "guidance", "country"]


def kept(home: Path) -> Settings:
    return load_settings(home)[0]


def row(pilot: Pilot[None], key: str) -> SettingRow:
    return pilot.app.screen.query_one(f"#{key}", SettingRow)


async def opened(pilot: Pilot[None], key: str = "theme") -> None:
    """The settings with the cursor on one of them."""
    await pilot.press("f3")
    await settled(pilot)
    pilot.app.screen.query_one(f"#{key}").focus()
    await pilot.pause()


async def test_up_and_down_go_through_every_setting_and_each_is_explained(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot)
        seen, told = [], []
        for _ in range(len(NOT_TYPED) + 1):
            assert pilot.app.focused is not None
            seen.append(pilot.app.focused.id)
            told.append(text_of(pilot.app.screen.query_one("#about", Static)).strip())
            await pilot.press("down")
        assert sorted(filter(None, seen)) == sorted([*NOT_TYPED, "name"])
        assert len(set(told)) == len(told)
        assert all(told)
        await pilot.press("up")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == seen[-1]


@pytest.mark.parametrize("key", NOT_TYPED)
async def test_every_setting_is_changed_by_keys_alone_and_kept_at_once(home: Path, key: str) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot, key)
        before = kept(home)
        await pilot.press("enter")
        changed = kept(home)
        assert getattr(changed, key) != getattr(before, key)
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert str(row(pilot, key).render()).rstrip() in screen_text(pilot.app)


async def test_left_and_right_stop_at_the_ends_and_enter_goes_round(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot, "width")
        await pilot.press("right")
        assert kept(home).width == 72
        await pilot.press("left")
        assert kept(home).width == 68
        await pilot.press(*["left"] * 10)
        assert kept(home).width == 40
        await pilot.press("right", *["enter"] * 8)
        assert kept(home).width == 40
        assert "› " not in text_of(row(pilot, "pace"))


async def test_colours_are_shown_at_once(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot)
        worn = [pilot.app.theme]
        for _ in THEMES[1:]:
            await pilot.press("right")
            worn.append(pilot.app.theme)
        assert worn == [theme.name for theme in THEMES]


async def test_a_name_is_kept_as_it_is_typed_and_an_empty_one_gives_the_storys_back(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot, "name")
        await pilot.press("A", "space", "space", "space", "left_square_bracket", "b", "space", "question_mark")
        assert kept(home).name == "A [b ?"
        await pilot.press("left", "backspace", "up")
        assert pilot.app.focused is not pilot.app.screen.query_one(Input)
        assert kept(home).name == "A [b?"
        pilot.app.screen.query_one(Input).value = ""
        await pilot.pause()
        assert kept(home).name == ""


async def test_a_name_that_is_too_long_is_told_and_not_kept(home: Path) -> None:
    async with on_stage(home, name="Robin") as pilot:
        await opened(pilot, "name")
        field = pilot.app.screen.query_one(Input)
        field.value = "x" * 41
        await pilot.pause()
        assert kept(home).name == "Robin"
        assert field.has_class("-invalid")
        assert "at most 40" in text_of(pilot.app.screen.query_one("#about", Static))
        await pilot.press("end", "backspace")
        assert kept(home).name == "x" * 40
        assert not field.has_class("-invalid")
        assert "at most 40" not in text_of(pilot.app.screen.query_one("#about", Static))


async def test_the_mouse_changes_what_it_clicks_and_a_label_only_takes_the_cursor(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot)
        await pilot.click("#coach", offset=(LABEL + 5, 0))
        assert kept(home).coach is True
        await pilot.click("#coach", offset=(LABEL + 1, 0))
        assert kept(home).coach is False
        await pilot.click("#pronouns", offset=(3, 0))
        assert kept(home).pronouns == ""
        assert pilot.app.focused is row(pilot, "pronouns")


async def test_the_row_of_the_cursor_is_marked_by_more_than_colour(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot, "pronouns")
        await pilot.press("right")
        assert "‹ she, her" in text_of(row(pilot, "pronouns"))
        assert "›" in text_of(row(pilot, "pronouns"))
        assert "›" not in text_of(row(pilot, "coach"))


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_can_be_brought_to_sight_at_any_size(home: Path, size: tuple[int, int]) -> None:
    async with on_stage(home, size=size) as pilot:
        await opened(pilot)
        for label in ("Colours", "Reading width", "Movement", "Text", "Skip what was read", "Your name"):
            assert label in screen_text(pilot.app)
            await pilot.press("down")
            await settled(pilot)
        await pilot.press("down", "down", "down")
        await settled(pilot)
        assert "Help lines" in screen_text(pilot.app)


async def test_values_of_elsewhere_stay_until_they_are_changed(home: Path) -> None:
    async with on_stage(home, guidance="[b]gone", width=99, country="AT") as pilot:
        await opened(pilot)
        for text in ("[b]gone", "99", "AT"):
            assert text in screen_text(pilot.app)
        assert (kept(home).guidance, kept(home).width, kept(home).country) == ("[b]gone", 99, "AT")


async def test_guidance_and_countries_are_found_and_told_by_their_names(home: Path) -> None:
    home.mkdir(parents=True)
    own = {"countries": {"AT": {"name": "[i]Austria", "lines": [{"name": "Somebody", "number": "1"}]}}}
    (home / "help-lines.json").write_text(json.dumps(own), encoding="utf-8")
    async with on_stage(home) as pilot:
        await opened(pilot, "country")
        await pilot.press("right", "up", "right")
        assert "[i]Austria" in screen_text(pilot.app)
        assert "Five articles on winning someone back" in screen_text(pilot.app)
        assert (kept(home).country, kept(home).guidance) == ("AT", "five-articles")


async def test_settings_that_cannot_be_kept_are_told_and_hold(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot)
        (home / "settings.json").unlink()
        (home / "settings.json").mkdir()
        await pilot.press("right")
        await settled(pilot)
        assert pilot.app.theme == "paper"
        assert "could not be kept" in screen_text(pilot.app)


async def test_a_new_play_begins_as_the_settings_say(home: Path, tmp_path: Path) -> None:
    async with on_stage(home, guidance="nowhere") as pilot:
        pilot.app.post_message(Play(Request(story=write_story(tmp_path))))
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlayScreen)
        assert "cannot judge this story" in " ".join(screen_text(pilot.app).split())


async def test_one_key_goes_back(home: Path) -> None:
    async with on_stage(home) as pilot:
        await opened(pilot, "name")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)

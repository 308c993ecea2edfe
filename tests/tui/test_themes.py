from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Input, OptionList

from tests.support.stage import on_stage
from tui import app as app_module
from tui.app import Heartwork
from tui.colourless import Colourless
from tui.themes import CONTRAST, LAMPLIGHT, PAPER, TERMINAL, THEMES, TITLES

OWN = (LAMPLIGHT, PAPER, CONTRAST)
GROUNDS = ("background", "surface", "panel")
TEXTS = ("foreground", "quiet", "mine", "theirs", "primary", "secondary", "accent", "warning", "error", "success")


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    lighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_all_text_can_be_read_on_every_ground(theme: Theme) -> None:
    values = variables(theme)
    assert {
        (text, ground): contrast(values[text], values[ground])
        for text in TEXTS
        for ground in GROUNDS
        if contrast(values[text], values[ground]) < 4.5
    } == {}


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_the_row_of_the_cursor_can_be_read(theme: Theme) -> None:
    values = variables(theme)
    for state in ("block-cursor", "block-cursor-blurred"):
        assert contrast(values[f"{state}-foreground"], values[f"{state}-background"]) >= 7
    assert contrast(values["input-cursor-foreground"], values["input-cursor-background"]) >= 7


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_lines_that_mean_something_can_be_seen(theme: Theme) -> None:
    values = variables(theme)
    for line in ("border", "border-blurred", "mine", "theirs", "primary"):
        assert contrast(values[line], values["background"]) >= 3, line


def test_high_contrast_has_no_faint_line() -> None:
    assert contrast(variables(CONTRAST)["line"], "#000000") >= 3
    assert contrast(variables(CONTRAST)["quiet"], "#000000") >= 7


def test_the_terminals_own_theme_has_colours_of_the_terminal_only() -> None:
    values = [TERMINAL.primary, TERMINAL.foreground, TERMINAL.background, *TERMINAL.variables.values()]
    assert not any("#" in value for value in values if value is not None)


def test_every_theme_has_a_title_and_names_the_same_variables() -> None:
    assert [theme.name for theme in THEMES] == list(TITLES)
    for theme in THEMES:
        assert {"quiet", "line", "mine", "theirs"} <= set(theme.variables)


def test_without_colours_what_stands_out_is_reversed() -> None:
    bare = Colourless().apply(
        [
            Segment("text", Style(color="#DEA85C", bold=True)),
            Segment("row", Style(color="white", bgcolor="blue")),
            Segment("own", Style(bgcolor="default")),
            Segment("none", None),
        ],
        Color.parse("black"),
    )
    assert [segment.style and bool(segment.style.reverse) for segment in bare] == [False, True, False, None]
    assert {str(segment.style.color) for segment in bare if segment.style} == {str(Style(color="default").color)}
    assert bare[0].style is not None
    assert bare[0].style.bold


async def test_without_colours_the_terminals_own_theme_is_worn(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(home, theme="paper") as pilot:
        assert pilot.app.theme == TERMINAL.name
        screen = pilot.app.screen
        await screen.mount(OptionList("one", "two", id="list"), Input("name", id="field"))
        await pilot.pause()
        row = screen.query_one("#list", OptionList)
        row.highlighted = 0
        row.focus()
        await pilot.pause()
        styles = [style for strip in screen._compositor.render_strips() for _, style, _ in strip if style]
        assert all(part is None or part.is_default for style in styles for part in (style.color, style.bgcolor))
        assert any(style.reverse for style in styles)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_cursor_of_a_list_and_of_a_field_is_seen(home: Path, theme: str) -> None:
    async with on_stage(home, theme=theme) as pilot:
        screen = pilot.app.screen
        await screen.mount(OptionList("one", "two", id="list"), Input("name", id="field"))
        await pilot.pause()
        listing = screen.query_one("#list", OptionList)
        listing.highlighted = 0
        listing.focus()
        await pilot.pause()
        here, there = (next(iter(listing.render_line(y))).style for y in (0, 1))
        assert here is not None
        assert there is not None
        assert here.bgcolor != there.bgcolor
        field = screen.query_one("#field", Input)
        quiet_edge = field.styles.border_top
        field.focus()
        await pilot.pause()
        assert field.styles.border_top != quiet_edge


async def test_animations_can_be_switched_off_and_on_again(home: Path) -> None:
    async with on_stage(home, animations=True) as pilot:
        app = pilot.app
        assert isinstance(app, Heartwork)
        levels = [app.animation_level]
        for animations in (False, True):
            app.change(animations=animations)
            levels.append(app.animation_level)
        assert levels == ["full", "none", "full"]


async def test_what_the_environment_says_of_animations_wins(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "TEXTUAL_ANIMATIONS", "none")
    async with on_stage(home, animations=True) as pilot:
        assert pilot.app.animation_level == "none"

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from sim.story.library import Folders
from tests.support.command import STORY, write_story
from tests.support.goldens import assert_looks
from tests.support.stage import SIZES, on_stage, settled
from tui.screens.compare import CompareScreen
from tui.screens.debrief import DebriefScreen
from tui.screens.fault import FaultScreen
from tui.shelf.kept import read_play
from tui.shelf.request import Request
from tui.shelf.seat import sit_down
from tui.widgets.beside import Page
from tui.widgets.cells import Cell, Shared

NOW = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
TALK = """\
talk:
    title: The [b]stairs[/b]
    choices:
      sit: {text: "Sit *down*.", acts: [self-care], to: quiet}
      call: {text: "Ring back [/b].", acts: [call], to: lost}
"""


class Table:
    """A story with a longer road, and plays of it that lie side by side."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        text = STORY.replace("talk: {text: You talk., ending: door-open}\n", TALK)
        self.story = write_story(
            home, text.replace("acts: [ask-for-space], to: quiet", "acts: [ask-for-space], to: talk")
        )

    def keep(self, taken: str, **asked: Any) -> Path:
        request = Request(story=self.story, seed=1, taken=taken, **asked)
        seat = sit_down(request, Folders(self.home), self.home / "plays", lambda text: None)
        seat.leave()
        assert seat.keeper.path is not None
        return seat.keeper.path

    @asynccontextmanager
    async def beside(
        self, left: str, right: str, size: tuple[int, int] = (80, 24), **asked: Any
    ) -> AsyncIterator[Pilot[None]]:
        pair = read_play(self.keep(left)), read_play(self.keep(right, **asked))
        for days, kept in enumerate(pair):
            os.utime(kept.path, (NOW.timestamp() - days * 24 * 60 * 60,) * 2)
        async with on_stage(self.home, size=size) as pilot:
            await pilot.app.push_screen(CompareScreen(*pair, lambda: NOW))
            await settled(pilot)
            yield pilot


@pytest.fixture
def table(home: Path) -> Table:
    return Table(home)


def page_text(pilot: Pilot[None]) -> str:
    """Everything on the page, whatever of it is in sight, in one line."""
    shown = []
    for widget in pilot.app.screen.query_one(Page).walk_children(Widget):
        if not widget.children and widget.display and widget.size:
            shown += [widget.render_line(y).text.strip() for y in range(widget.size.height)]
    return " ".join(" ".join(shown).split())


def focused(pilot: Pilot[None]) -> Widget | None:
    return pilot.app.screen.focused


@pytest.mark.parametrize("size", SIZES[:3])
async def test_it_looks_as_it_is_meant_to(table: Table, size: tuple[int, int]) -> None:
    async with table.beside("look,keep,ring,sit", "look,keep,ring,call", size) as pilot:
        assert_looks(pilot.app, f"compare-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_endings_readings_and_what_parted_two_plays_are_told(table: Table, size: tuple[int, int]) -> None:
    async with table.beside("look,keep,ring,sit", "look,keep,ring,call", size) as pilot:
        text = page_text(pilot)
        order = ["At peace", "Apart, and it hurts", "For Good", "Three Steps", "Respect", "The same 2 decisions"]
        found = [text.index(each) for each in [*order, "“Sit down.”", "“Ring back [/b].”"]]
        assert found == sorted(found)
        assert "Day 3, 21:00 · The [b]stairs[/b]" in text


async def test_a_line_that_was_crossed_is_named_before_the_articles(table: Table) -> None:
    async with table.beside("keep,stop,call", "keep,stop,sit") as pilot:
        text = page_text(pilot)
        assert text.index("a line that was crossed") < text.index("With the articles")
        assert "you chose “Ring back [/b].”" in text
        assert "No line was crossed here." in text


async def test_names_and_seats_are_told_where_they_differ(table: Table) -> None:
    async with table.beside("keep,ring,sit", "keep,ring,sit", names=("ex=[b]Kim[/b]",), role="ex") as pilot:
        text = page_text(pilot)
        assert "With Noor." in text
        assert "With [b]Kim[/b]." in text
        assert "You were Sam." in text
        assert "You were [b]Kim[/b]." in text


async def test_the_same_decisions_are_told_to_be_the_same(table: Table) -> None:
    async with table.beside("keep,ring,sit", "keep,ring,sit") as pilot:
        assert "You decided the same at every turn." in page_text(pilot)


async def test_the_arrows_walk_from_decision_to_decision_and_enter_looks_closer(table: Table) -> None:
    async with table.beside("look,keep,ring,sit", "look,keep,ring,call", (120, 40)) as pilot:
        screen = pilot.app.screen
        left, right = screen.query(Cell)
        await pilot.press("down")
        assert isinstance(focused(pilot), Shared)
        await pilot.press("enter")
        await settled(pilot)
        assert "“Look at it.”" in page_text(pilot)
        await pilot.press("down")
        assert focused(pilot) is left
        await pilot.press("right")
        assert focused(pilot) is right
        await pilot.press("down", "left", "right", "enter")
        await settled(pilot)
        debrief = pilot.app.screen
        assert isinstance(debrief, DebriefScreen)
        assert debrief._step == 4
        await pilot.app.pop_screen()
        await settled(pilot)
        assert pilot.app.screen is screen
        await pilot.press("up", "up")
        assert isinstance(focused(pilot), Page)


async def test_the_page_is_read_to_its_end_and_back_by_the_arrows_alone(table: Table) -> None:
    async with table.beside("look,keep,ring,sit", "look,keep,ring,call", (60, 18)) as pilot:
        page = pilot.app.screen.query_one(Page)
        for _ in range(12):
            await pilot.press("down")
        assert isinstance(focused(pilot), Cell)
        for _ in range(12):
            await pilot.press("up")
        assert page.scroll_y == 0


async def test_a_click_on_a_decision_opens_its_moment(table: Table) -> None:
    async with table.beside("keep,ring,sit", "keep,ring,call", (120, 40)) as pilot:
        right = [cell for cell in pilot.app.screen.query(Cell) if cell.right]
        await pilot.click(right[0])
        await settled(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert pilot.app.screen._kept.trace.road()[-1].option == "call"


async def test_a_story_that_cannot_be_opened_is_told(table: Table) -> None:
    pair = read_play(table.keep("keep")), read_play(table.keep("look"))
    Path(table.story).unlink()
    async with on_stage(table.home) as pilot:
        await pilot.app.push_screen(CompareScreen(*pair))
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, FaultScreen)

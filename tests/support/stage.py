"""The app as tests drive it: in a home of its own, at a fixed size, with nothing that moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from tests.support.shipped_cards import read_once
from tests.support.stylesheets import parse_once
from tui.app import Heartwork
from tui.hosting.hosted import Hosted
from tui.shelf.catalogue import Catalogue
from tui.shelf.request import Request
from tui.shelf.seat import Seat
from tui.shelf.settings import change
from tui.workbench.asked import Asked

SIZE = (80, 24)
SIZES = ((60, 18), (80, 24), (120, 40), (200, 60))
AS_LONG_AS_A_TEST = 3600.0  # seconds for which what was said stands: a busy machine must not take it away unread


@asynccontextmanager
async def on_stage(
    home: Path,
    opening: Request | Seat | Asked | Hosted | None = None,
    size: tuple[int, int] = SIZE,
    **settings: object,
) -> AsyncIterator[Pilot[None]]:
    """The app at work, welcomed already and without animations unless the settings say otherwise."""
    change(home, **{"welcomed": True, "animations": False, **settings})
    app = Heartwork(opening, home)
    with (
        patch.object(Stylesheet, "_parse_rules", parse_once),
        patch.object(Catalogue, "_story", read_once),
        patch.object(Heartwork, "NOTIFICATION_TIMEOUT", AS_LONG_AS_A_TEST),
    ):
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker is at work and every message has been dealt with."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        with suppress(WorkerCancelled):  # one that a newer one of its group has taken the place of
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()


def screen_text(app: App[Any]) -> str:
    """What the screen shows, row by row, without styles."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


def text_of(widget: Widget) -> str:
    """What one widget shows, row by row, without styles."""
    rows = [widget.render_line(y) for y in range(widget.size.height)]
    return "\n".join(row.text.rstrip() for row in rows)

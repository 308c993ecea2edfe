"""Draws the pictures of the pages for people: the app in real plays, by lamplight and by day, and a whole story, which
is both at once. `make pictures`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from sim.story.library import SHIPPED, Folders
from tui.app import Heartwork
from tui.cli import main
from tui.shelf.request import Request
from tui.shelf.settings import change
from tui.workbench.asked import Asked
from tui.workbench.edition import read_edition

HERE = Path(__file__).parent
FRAMES = {"lamplight": "#1C1917", "paper": "#F6F0E4"}
FONT = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
STORY = "dishwasher-treaty"
ROAD = "drawer,first-winter,mend,top-shelf,the-bowl,hairline"
WHOLE = {"whole": [], "whole-for-good": ["--colour", "article:for-good"]}
OTHER = Request(story="the-long-quiet", seed=4)

Hand = Callable[[Pilot[None]], Awaitable[None]]


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is at work any more."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when the one before has been dealt with."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def finish(pilot: Pilot[Any]) -> None:
    """Take the first option at every decision until the story has ended."""
    while pilot.app.screen.seat.session.ending is None:  # type: ignore[attr-defined] # it is the play's screen
        await press(pilot, "1")


async def library(pilot: Pilot[Any]) -> None:
    """The stories, after a play of each."""
    await settle(pilot)


async def debrief(pilot: Pilot[Any]) -> None:
    """A moment on which the articles disagree."""
    await finish(pilot)
    await press(pilot, "d", "3", "down", "down", "down")


async def map_(pilot: Pilot[Any]) -> None:
    """The road taken, among what has not been seen."""
    await finish(pilot)
    await press(pilot, "m")


async def workbench(pilot: Pilot[Any]) -> None:
    """The other's answer to a message, with its odds, and what plays from there come to."""
    await press(pilot, "4", "h", "tab")


PLAY = Request(story=STORY, seed=5, taken=ROAD)
BENCH = Asked(read_edition(SHIPPED / f"{STORY}.yaml", Folders(HERE)), seed=5)
PICTURES: dict[str, tuple[Request | Asked | None, Hand, tuple[int, int]]] = {
    "library": (None, library, (150, 32)),
    "play": (PLAY, settle, (96, 34)),
    "debrief": (PLAY, debrief, (120, 36)),
    "map": (PLAY, map_, (120, 34)),
    "workbench": (BENCH, workbench, (140, 40)),
}


async def sit(home: Path, request: Request | Asked | None, hand: Hand, size: tuple[int, int] = (80, 24)) -> str:
    """What the app shows after a hand has been at it, as SVG."""
    app = Heartwork(request, home)
    async with app.run_test(size=size, notifications=False) as pilot:
        await settle(pilot)
        await hand(pilot)
        return app.export_screenshot(simplify=True)


def clean(picture: str, theme: str) -> str:
    """The picture with the reader's own fonts instead of one from elsewhere, in a frame of the theme."""
    picture = re.sub(r"@font-face\s*\{[^}]*\}\s*|<!--.*?-->\s*", "", picture)
    picture = picture.replace("Fira Code, monospace", FONT).replace("font-family: arial", "font-family: sans-serif")
    return picture.replace("#292929", FRAMES[theme])


def draw_whole() -> None:
    """A whole story as `heartwork export` draws it."""
    for name, how in WHOLE.items():
        done = main(["export", STORY, "--to", "svg", *how, "--output", str(HERE / f"{name}.svg")])
        assert done == 0, name


async def draw() -> None:
    for theme in FRAMES:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            change(home, welcomed=True, animations=False, theme=theme, pace="at once")
            await sit(home, OTHER, finish)
            await sit(home, Request(story=STORY, seed=5), finish)
            for name, (request, hand, size) in PICTURES.items():
                picture = await sit(home, request, hand, size)
                (HERE / f"{name}-{theme}.svg").write_text(clean(picture, theme), encoding="utf-8")


if __name__ == "__main__":
    draw_whole()
    asyncio.run(draw())

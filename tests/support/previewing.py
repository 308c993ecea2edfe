"""The workbench in the app as tests drive it: it looks at its file when it is told to, by a clock of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.support.stage import SIZE, on_stage, settled
from tests.support.workbench import Manuscript
from tui.screens.preview import PreviewScreen
from tui.widgets.transcript import Transcript
from tui.workbench.watching import AWAY, COARSE


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Workbench:
    """The screen at work over a manuscript."""

    def __init__(self, pilot: Pilot[None], screen: PreviewScreen, clock: Clock, manuscript: Manuscript) -> None:
        self.pilot, self.screen, self.clock, self.manuscript = pilot, screen, clock, manuscript

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has been dealt with."""
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    async def type(self, text: str) -> None:
        """Type a text, and enter."""
        keys = ("space" if letter == " " else letter for letter in text)
        await self.pilot.press(*keys, "enter")
        await settled(self.pilot)

    async def save(self, *changes: tuple[str, str]) -> None:
        """Save the file with some words of it otherwise, and let the workbench notice."""
        self.manuscript.save(*changes)
        await self.notice()

    async def notice(self) -> None:
        """Let time pass until the workbench has seen whatever happened to the file."""
        self.screen.look()
        self.clock.now += max(AWAY, COARSE)
        self.screen.look()
        await settled(self.pilot)
        await settled(self.pilot)

    @property
    def scene(self) -> str:
        """The scene on show."""
        assert self.screen.desk.session is not None
        return self.screen.desk.session.scene

    @property
    def told(self) -> list[str]:
        """The texts of the transcript."""
        return [entry.text for entry in self.screen.query_one(Transcript).entries]


@asynccontextmanager
async def previewing(
    home: Path,
    manuscript: Manuscript,
    scene: str = "",
    *,
    size: tuple[int, int] = SIZE,
    theme: str = "lamplight",
    **states: int | bool,
) -> AsyncIterator[Workbench]:
    """The workbench over a manuscript, beginning at a scene with these states."""
    clock = Clock()
    async with on_stage(home, size=size, theme=theme) as pilot:
        screen = PreviewScreen(manuscript.asked(scene, **states), pulse=0, clock=clock)
        await pilot.app.push_screen(screen)
        await settled(pilot)
        await settled(pilot)
        yield Workbench(pilot, screen, clock, manuscript)

"""Plays in the app, as tests drive and read them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from sim.play.store import read_trace
from sim.play.trace import Step
from tests.support.command import STORY, write_story
from tests.support.stage import SIZE, on_stage, settled
from tui.playing.pace import Reading
from tui.screens.play import PlayScreen
from tui.shelf.request import Request
from tui.widgets.transcript import Transcript


@asynccontextmanager
async def playing(
    home: Path,
    folder: Path,
    story: str = STORY,
    *,
    size: tuple[int, int] = SIZE,
    role: str | None = None,
    seed: int = 1,
    guidance: str | None = None,
    **settings: object,
) -> AsyncIterator[Pilot[None]]:
    """A play of a story of the test's own, told at once unless the settings say otherwise."""
    request = Request(story=write_story(folder, story), seed=seed, role=role, guidance=guidance)
    async with on_stage(home, request, size, **{"pace": "at once", **settings}) as pilot:
        await settled(pilot)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait until they have been dealt with."""
    await pilot.press(*keys)
    await settled(pilot)


def play_screen(pilot: Pilot[None]) -> PlayScreen:
    """The play that is on the stage, under whatever lies over it."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, PlayScreen))


def reading(pilot: Pilot[None]) -> Reading:
    """What the play shows."""
    found = play_screen(pilot).reading
    assert found is not None
    return found


def told(pilot: Pilot[None], kind: str = "") -> list[str]:
    """The texts that the transcript shows, those of one kind if one is named."""
    entries = play_screen(pilot).query_one(Transcript).entries
    assert entries == reading(pilot).entries
    return [entry.text for entry in entries if kind in ("", entry.kind)]


def offered(pilot: Pilot[None]) -> list[str]:
    """The rows that can be chosen."""
    return [row.text for row in reading(pilot).view.offered] if reading(pilot).is_told else []


def steps_on_disk(pilot: Pilot[None]) -> list[Step]:
    """The steps that the play's file holds."""
    path = play_screen(pilot).seat.keeper.path
    assert path is not None
    trace = read_trace(path).trace
    assert trace is not None
    return trace.steps


def said(pilot: Pilot[Any]) -> str:
    """What was said beside the screen."""
    return " ".join(str(note.message) for note in pilot.app._notifications)

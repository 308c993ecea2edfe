"""A room on the projector, as tests lead it: kept in a folder of its own, with nobody's network."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from sim.classroom.journal import Journal, found, reopen
from sim.classroom.keeping import Keeper
from sim.classroom.room import Room
from sim.classroom.rules import replay
from tests.support.rooms import room
from tests.support.stage import SIZE, on_stage, settled
from tui.hosting.hosted import Doorway, Hosted
from tui.screens.projector import ProjectorScreen

WHEN = "2026-11-02T09:00:00Z"
DOORWAY = Doorway("BCDFGH", ("192.168.178.23:8765",), "http://192.168.178.23:8765/teach#sesame", 8765)


def hosted(home: Path, its: Room, doorway: Doorway | None = None, journal: Journal | None = None) -> Hosted:
    """A room in which nothing has happened yet, and its journal on disk."""
    journal = journal or found(home / "rooms", its.founding)
    return Hosted(Keeper(its, journal, lambda: WHEN, partial(_fresh, its)), doorway)


def reopened(path: Path, like: Room, doorway: Doorway | None = None) -> Hosted:
    """The room of a journal again, as after a crash."""
    journal, read, _ = reopen(path)
    room = replay(_fresh(like), read.events)
    return Hosted(Keeper(room, journal, lambda: WHEN, partial(_fresh, like), read.events), doorway)


def _fresh(like: Room) -> Room:
    return Room(like.founding, like.story, like.pack)


@asynccontextmanager
async def projecting(
    home: Path, opened: Hosted | None = None, size: tuple[int, int] = SIZE
) -> AsyncIterator[Pilot[None]]:
    """The projector at work."""
    opened = opened or hosted(home, room())
    async with on_stage(home, opened, size) as pilot:
        await settled(pilot)
        try:
            yield pilot
        finally:
            opened.keeper.journal.close()


def projector(pilot: Pilot[None]) -> ProjectorScreen:
    """The projector's screen, under whatever lies over it."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, ProjectorScreen))

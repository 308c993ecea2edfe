"""A room on the projector, as tests lead it: kept in a folder of its own, with nobody's network."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from sim.classroom.journal import found, read_journal, reopen
from sim.classroom.keeping import Keeper
from sim.classroom.room import Room
from sim.classroom.rules import replay
from tests.support.rooms import pack_of, room
from tests.support.stage import SIZE, on_stage, settled
from tui.messages import Project
from tui.hosting.hosted import Doorway, Hosted
from tui.screens.projector import ProjectorScreen

WHEN = "2026-11-02T09:00:00Z"
DOORWAY = Doorway("BCDFGH", ("192.168.178.23:8765",), "http://192.168.178.23:8765/teach#sesame", 8765)


def hosted(home: Path, its: Room, doorway: Doorway | None = None) -> Hosted:
    """A room with a journal on disk, which has what happened in the room so far in it already only if nothing has."""
    journal = found(home / "rooms", its.founding)
    return Hosted(_keeper(its, journal.path, journal), doorway)


def reopened(path: Path, like: Room, doorway: Doorway | None = None) -> Hosted:
    """The room of a journal again, as after a crash."""
    read = read_journal(path)
    again = replay(Room(read.founding, like.story, pack_of(), like.lesson), read.events)
    return Hosted(_keeper(again, path, reopen(path, read)), doorway)


def _keeper(its: Room, path: Path, journal: object) -> Keeper:
    def rebuild() -> Room:
        read = read_journal(path)
        return replay(Room(read.founding, its.story, pack_of(), its.lesson), read.events)

    return Keeper(its, journal, lambda: WHEN, rebuild)  # type: ignore[arg-type] # tests hand in journals that fail


@asynccontextmanager
async def projecting(home: Path, opened: Hosted | None = None, size: tuple[int, int] = SIZE) -> AsyncIterator[Pilot[None]]:
    """The projector at work."""
    opened = opened or hosted(home, room())
    async with on_stage(home, Project(opened), size) as pilot:
        await settled(pilot)
        yield pilot


def projector(pilot: Pilot[None]) -> ProjectorScreen:
    """The projector's screen, under whatever lies over it."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, ProjectorScreen))

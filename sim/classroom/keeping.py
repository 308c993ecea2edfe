"""Keeping a room: what is asked of it happens in order, is on disk, and only then is it so for anybody.

Events that are asked for while the disk is at work go down together with one wait. Whoever looks at the room between
two batches sees nothing that could still be lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sim.classroom.events import Event
from sim.classroom.journal import Journal
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.play.session import RoadFault


class Unkept(Exception):
    """The disk does not take what happens in the room any more; what was told before is safe."""


class Keeper:
    """A room and its journal. `rebuild` makes the room anew as the journal has it, where the disk failed."""

    def __init__(self, room: Room, journal: Journal, clock: Callable[[], str], rebuild: Callable[[], Room]) -> None:
        self.room = room
        self.journal = journal
        self._clock, self._rebuild = clock, rebuild
        self._asked: list[tuple[Event, asyncio.Future[None]]] = []
        self._working: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    async def submit(self, event: Event) -> None:
        """Do an event; it is on disk when this returns. Raises Refused, RoadFault and Unkept; then nothing is."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._asked.append((event, done))
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        await done

    async def settled(self) -> Room:
        """The room, once nothing of it waits for the disk."""
        while self._working is not None:
            await asyncio.shield(self._working)
        return self.room

    async def changed(self) -> None:
        """Wait for the next change of the room."""
        await self._changed.wait()

    async def _work(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, []
                await self._batch(asked)
        finally:
            self._working = None

    async def _batch(self, asked: list[tuple[Event, asyncio.Future[None]]]) -> None:
        accepted = []
        for event, done in asked:
            try:
                apply(self.room, event)
                accepted.append((event, done))
            except (Refused, RoadFault) as refusal:
                _answer(done, refusal)
        if not accepted:
            return
        try:
            await asyncio.to_thread(self.journal.append, [event for event, _ in accepted], self._clock())
        except OSError as error:
            self.room = self._rebuild()
            for _, done in accepted:
                _answer(done, Unkept(error.strerror or str(error)))
            return
        for _, done in accepted:
            _answer(done, None)
        self._changed.set()
        self._changed = asyncio.Event()


def _answer(done: asyncio.Future[None], trouble: Exception | None) -> None:
    """Tell whoever still waits."""
    if done.done():
        return
    if trouble is None:
        done.set_result(None)
    else:
        done.set_exception(trouble)

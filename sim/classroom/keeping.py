"""Keeping a room: what is asked of it happens in order, is on disk, and only then is it so for anybody.

Events that are asked for while the disk is at work go down together with one wait. Whoever looks at the room does so
between two batches, and sees nothing that could still be lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from sim.classroom.events import Event, from_json, to_json
from sim.classroom.journal import Journal
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.classroom.rules import apply, replay
from sim.play.session import RoadFault


class Unkept(Exception):
    """The disk does not take what happens in the room any more; what was told before is safe."""


class Keeper:
    """A room and its journal. `fresh` makes the room as it was founded, and `kept` is what its journal holds: where
    the disk fails, the room is made anew of them."""

    def __init__(
        self,
        room: Room,
        journal: Journal,
        clock: Callable[[], str],
        fresh: Callable[[], Room],
        kept: Iterable[Event] = (),
    ) -> None:
        self.room = room
        self.journal = journal
        self.wiped = False
        self._clock, self._fresh = clock, fresh
        self._done = list(kept)
        self._asked: list[tuple[Event, asyncio.Future[int]]] = []
        self._working: asyncio.Task[None] | None = None
        self._batch_is_done = asyncio.Lock()
        self._changed = asyncio.Event()

    async def submit(self, event: Event) -> int:
        """Do an event; it is on disk when this returns the room's revision after it. Raises Refused, RoadFault and
        Unkept; then nothing is. Whoever is cancelled while waiting does not know, and may ask again."""
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._asked.append((event, done))
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await done

    async def settled(self) -> Room:
        """The room with nothing in it that waits for the disk; so it stays until whoever asked waits for anything."""
        async with self._batch_is_done:
            return self.room

    async def changed(self) -> None:
        """Wait for the next change of the room."""
        await self._changed.wait()

    async def news(self, since: int) -> Room:
        """The settled room, once its revision is another than this one."""
        while (room := await self.settled()).revision == since:
            await self.changed()
        return room

    async def wipe(self) -> None:
        """Take the journal away, for good. The room can be looked at until it is left. Raises OSError."""
        async with self._batch_is_done:
            self.wiped = True
            self.journal.remove()

    async def close(self) -> None:
        """Let what is asked come to its end, and let go of the journal."""
        while self._working is not None:
            await asyncio.wait([self._working])
        self.journal.close()

    async def _work(self) -> None:
        try:
            while self._asked:
                async with self._batch_is_done:
                    asked, self._asked = self._asked, []
                    await self._batch(asked)
        finally:
            self._working = None
            for _, done in self._asked:
                _answer(done, Unkept("the room is being closed"))

    async def _batch(self, asked: Sequence[tuple[Event, asyncio.Future[int]]]) -> None:
        try:
            accepted = [each for each in asked if self._does(*each)]
            trouble = await self._write([event for event, _ in accepted]) if accepted else None
            for revision, (_, done) in enumerate(accepted, start=self.room.revision - len(accepted) + 1):
                _answer(done, trouble or revision)
        finally:
            for _, done in asked:  # whatever happened, nobody waits for ever
                _answer(done, Unkept("the room is being closed"))

    def _does(self, event: Event, done: asyncio.Future[int]) -> bool:
        """Whether an event happened; who asked is told why not."""
        try:
            if self.wiped:
                raise Refused("this room was wiped")
            _readable(event)
            apply(self.room, event)
        except (Refused, RoadFault) as refusal:
            _answer(done, refusal)
        except Exception as error:  # a fault of ours: one event fails, and nobody else hears of it
            _answer(done, error)
            self._make_anew()
        else:
            self._done.append(event)
            return True
        return False

    async def _write(self, events: Sequence[Event]) -> Unkept | None:
        """Put what was done on disk; why that cannot be, and the room is then as it was."""
        try:
            await asyncio.to_thread(self.journal.append, events, self._clock())
        except Exception as error:
            del self._done[-len(events) :]
            self._make_anew()
            return Unkept(getattr(error, "strerror", None) or str(error))
        self._changed.set()
        self._changed = asyncio.Event()
        return None

    def _make_anew(self) -> None:
        """The room as what was done makes it, and nothing else."""
        self.room = replay(self._fresh(), self._done)


def _readable(event: Event) -> None:
    """Raises Refused for what the journal could not be read back with."""
    try:
        from_json(to_json(event))
    except ValueError as error:
        raise Refused(str(error)) from None


def _answer(done: asyncio.Future[int], answer: int | Exception) -> None:
    """Tell whoever still waits."""
    if done.done():
        return
    if isinstance(answer, Exception):
        done.set_exception(answer)
    else:
        done.set_result(answer)

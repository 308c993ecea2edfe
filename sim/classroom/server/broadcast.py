"""Views for everybody who is connected: the latest one wins, and nobody waits for anybody else.

What changes within a moment is told once. A stream holds at most one view that its reader has not taken yet.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress

from sim.classroom.keeping import Keeper
from sim.classroom.room import Room
from sim.classroom.seating import Seat
from sim.classroom.server.screens import seat_screens, teacher_screen

A_MOMENT = 0.03  # seconds: 200 votes in the same instant are one change for a screen, and nobody sees it wait
MOVED = "moved"


class Stream:
    """What goes to one device: the view that waits for it, and whether it ends."""

    def __init__(self, proof: str) -> None:
        """`proof` is that of the token it came with; a stream ends when its token is worth nothing any more."""
        self.proof = proof
        self.waiting: bytes | None = None
        self.ended = False
        self.last_word = ""
        self.woken = asyncio.Event()
        self._last = b""

    def offer(self, view: bytes) -> None:
        """A view, in the place of one that still waits; not the same twice, and none after the end."""
        if view != self._last and not self.ended:
            self.waiting = self._last = view
            self.woken.set()

    def end(self, word: str = "") -> None:
        """No more views; `word` is told at the end."""
        self.ended, self.last_word, self.waiting = True, word, None
        self.woken.set()


class Broadcast:
    """Who is connected, and what each is shown."""

    def __init__(self, keeper: Keeper, address: str) -> None:
        self._keeper, self._address = keeper, address
        self._seats: dict[str, Stream] = {}
        self._teachers: list[Stream] = []
        self._stale = asyncio.Event()

    @property
    def online(self) -> list[str]:
        """The seats that are connected."""
        return [*self._seats]

    def __len__(self) -> int:
        return len(self._seats) + len(self._teachers)

    def seat(self, seat: Seat) -> Stream:
        """A new stream for a seat; it takes the place of an older one."""
        older = self._seats.pop(seat.id, None)
        if older is not None:
            older.end(MOVED)
        self._seats[seat.id] = stream = Stream(seat.proof)
        self._stale.set()
        return stream

    def teacher(self) -> Stream:
        """A new stream for the teacher, beside others."""
        stream = Stream(self._keeper.room.proof)
        self._teachers.append(stream)
        self._stale.set()
        return stream

    def leave(self, stream: Stream) -> None:
        """A device is gone."""
        self._seats = {seat: each for seat, each in self._seats.items() if each is not stream}
        self._teachers = [each for each in self._teachers if each is not stream]
        self._stale.set()

    async def run(self) -> None:
        """Tell what changes, until cancelled; then everybody's stream ends."""
        watching = asyncio.create_task(self._watch())
        try:
            while True:
                await self._stale.wait()
                await asyncio.sleep(A_MOMENT)
                self._stale.clear()
                self._tell(await self._keeper.settled())
        finally:
            watching.cancel()
            for stream in (*self._seats.values(), *self._teachers):
                stream.end()

    async def _watch(self) -> None:
        revision = self._keeper.room.revision
        while True:
            revision = (await self._keeper.news(revision)).revision
            self._stale.set()

    def _tell(self, room: Room) -> None:
        for stream in self._worthless(room):
            stream.end()
        with suppress(Exception):  # a fault of ours in a view costs those who see it this one, and nobody the lesson
            shown = [room.seats[seat] for seat, stream in self._seats.items() if not stream.ended]
            for seat, screen in seat_screens(room, shown):
                self._seats[seat.id].offer(_bytes(screen))
        with suppress(Exception):
            view = _bytes(teacher_screen(room, self.online, self._address)) if self._teachers else b""
            for stream in self._teachers:
                stream.offer(view)

    def _worthless(self, room: Room) -> Iterator[Stream]:
        """The streams whose token is worth nothing any more."""
        present = {seat.id: seat.proof for seat in room.present}
        yield from (stream for seat, stream in self._seats.items() if stream.proof != present.get(seat))
        yield from (stream for stream in self._teachers if stream.proof != room.proof)


def _bytes(screen: object) -> bytes:
    return b"data: " + json.dumps(screen, ensure_ascii=False).encode() + b"\n\n"

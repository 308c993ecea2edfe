"""A room that is served on loopback, and devices in it: phones and the teacher's, as browsers or programs."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, ClientSession, CookieJar

from sim.classroom.founding import CLASS
from sim.classroom.journal import found
from sim.classroom.keeping import Keeper
from sim.classroom.keys import digest
from sim.classroom.room import Room
from sim.classroom.server.desk import Desk
from sim.classroom.server.pages import Page
from sim.classroom.server.running import served
from sim.story.story import Story
from tests.support.rooms import founding, pack_of, story_of

LOOPBACK = "127.0.0.1"
SECRET = "the teacher's secret"
PAGES = {"/": Page("text/html", b"<p>The phone page</p>", '"1"'), "/page.js": Page("text/javascript", b"1", '"2"')}
LONG = 60  # seconds after which a test gives up on an answer; a machine may stand still for a while


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Device:
    """A browser, or a program, at an address."""

    def __init__(self, address: str, session: ClientSession) -> None:
        self.address, self.session = address, session

    async def ask(self, method: str, path: str, **more: Any) -> tuple[int, dict[str, Any], ClientResponse]:
        """The status, the JSON object and the answer itself."""
        async with asyncio.timeout(LONG), self.session.request(method, self.address + path, **more) as answer:
            data = await answer.read()
            kind = answer.content_type
            return answer.status, json.loads(data) if kind == "application/json" and data else {}, answer

    async def post(self, path: str, data: object, **more: Any) -> tuple[int, dict[str, Any]]:
        """The status and the JSON object."""
        status, answer, _ = await self.ask("POST", path, json=data, **more)
        return status, answer

    async def do(self, event: str, **fields: object) -> tuple[int, dict[str, Any]]:
        """What a seat does."""
        return await self.post("/api/do", {"event": event, **fields})

    async def teach(self, event: str, **fields: object) -> tuple[int, dict[str, Any]]:
        """What the teacher does."""
        return await self.post("/api/teacher/do", {"event": event, **fields})

    @asynccontextmanager
    async def watch(self, path: str = "/api/events") -> AsyncIterator[Watch]:
        """The stream of views."""
        async with self.session.get(self.address + path) as answer:
            assert answer.status == 200, await answer.text()
            yield Watch(answer)


class Watch:
    """A stream of views as it comes in."""

    def __init__(self, answer: ClientResponse) -> None:
        self.answer = answer
        self.raw = b""

    async def next(self) -> tuple[str, Any]:
        """The next event's name and its data; an empty name and None at the end of the stream."""
        name, data = "", None
        async with asyncio.timeout(LONG):
            async for line in self.answer.content:
                self.raw += line
                word, _, rest = line.decode().rstrip("\n").partition(": ")
                if word == "event":
                    name = rest
                elif word == "data":
                    data = json.loads(rest)
                elif not word and data is not None:
                    return name, data
        return "", None

    async def until(self, **fields: object) -> dict[str, Any]:
        """The first view from now on that has these fields."""
        while True:
            _, view = await self.next()
            assert view is not None, f"the stream ended before {fields}"
            if all(view.get(name) == value for name, value in fields.items()):
                return dict(view)


class Served:
    """A room on loopback."""

    def __init__(self, keeper: Keeper, desk: Desk, clock: Clock) -> None:
        self.keeper, self.desk, self.clock = keeper, desk, clock
        self._sessions: list[ClientSession] = []

    @property
    def room(self) -> Room:
        """The room."""
        return self.keeper.room

    @property
    def code(self) -> str:
        """What a class types."""
        return self.room.founding.code

    def device(self, **headers: str) -> Device:
        """A device that nobody knows yet."""
        session = ClientSession(cookie_jar=CookieJar(unsafe=True), headers=headers)
        self._sessions.append(session)
        return Device(self.desk.address, session)

    async def phone(self) -> Device:
        """A device with a seat."""
        device = self.device()
        status, _ = await device.post("/api/join", {"code": self.code})
        assert status == 201
        return device

    async def teacher(self) -> Device:
        """A device with the teacher's link."""
        device = self.device()
        assert (await device.post("/api/teacher/claim", {"secret": SECRET}))[0] == 200
        return device

    async def close(self) -> None:
        """Put every device away."""
        for session in self._sessions:
            await session.close()


def keeper_in(
    folder: Path,
    mode: str = CLASS,
    roles: tuple[str, ...] = ("player",),
    code: str = "BCDFGH",
    story: Story | None = None,
) -> Keeper:
    """A new room and its journal in a folder."""
    told = story or story_of()
    its = founding(told.scenario, mode, roles)._replace(code=code, proof=digest(SECRET))

    def fresh() -> Room:
        return Room(its, told, pack_of())

    return Keeper(fresh(), found(folder, its), lambda: "2026-11-02T09:00:00Z", fresh)


@contextmanager
def closing(keeper: Keeper) -> Iterator[Keeper]:
    """Let go of a journal in the end."""
    try:
        yield keeper
    finally:
        keeper.journal.close()


@asynccontextmanager
async def serve(keeper: Keeper) -> AsyncIterator[Served]:
    """Serve a room."""
    listening = socket.create_server((LOOPBACK, 0))
    clock = Clock()
    address = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
    desk = Desk(keeper, PAGES, address, clock)
    with closing(keeper):
        async with served(desk, listening):
            its = Served(keeper, desk, clock)
            try:
                yield its
            finally:
                await its.close()

"""Devices on bare sockets: what a phone sends and is sent, with as little work as can be on this side of the wire."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

HERE = "127.0.0.1"
PATIENCE = 60  # seconds after which a view that did not come is one that will not


class Answer(NamedTuple):
    """The status, the JSON object, and the seconds from the first packet to the last byte."""

    status: int
    data: dict[str, Any]
    seconds: float


class Device:
    """A device at an address, with a token or none. Every request has a connection of its own: between two decisions a
    browser lets go of the last one."""

    def __init__(self, address: str, token: str = "", here: str = HERE) -> None:
        self.token, self._here = token, here
        place = urlsplit(address)
        self.host, self.port = place.hostname or "", place.port or 0

    async def post(self, path: str, body: object) -> Answer:
        """Send an object as JSON; bytes go as they are."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        began = perf_counter()
        reader, writer = await self.connect()
        try:
            writer.write(self.head("POST", path, len(data)) + data)
            head = await reader.readuntil(b"\r\n\r\n")
            rest = await reader.read(-1)
        finally:
            writer.close()
        seconds = perf_counter() - began
        return Answer(int(head.split(b" ", 2)[1]), json.loads(rest) if rest[:1] == b"{" else {}, seconds)

    async def do(self, event: str, **more: object) -> Answer:
        """What a seat does."""
        return await self.post("/api/do", {"event": event, **more})

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection that asks for nothing yet."""
        return await asyncio.open_connection(self.host, self.port, local_addr=(self._here, 0))

    def head(self, method: str, path: str, length: int = 0) -> bytes:
        """The head of a request."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}", "Connection: close"]
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        if length:
            lines += ["Content-Type: application/json", f"Content-Length: {length}"]
        return "\r\n".join([*lines, "", ""]).encode()

    @asynccontextmanager
    async def screen(self, path: str = "/api/events") -> AsyncIterator[Screen]:
        """The stream of views, shown for as long as this is entered."""
        reader, writer = await self.connect()
        writer.write(self.head("GET", path))
        screen = Screen(reader, writer)
        showing = asyncio.create_task(screen.run())
        try:
            yield screen
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
                await showing


class Screen:
    """What a device shows: the last view that came, and when it came."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.view: dict[str, Any] = {}
        self.at = 0.0
        self.ended = False
        self._reader, self._writer = reader, writer
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Take in views until the stream ends."""
        try:
            await self._run()
        finally:
            self.ended = True
            self._changed.set()
            self._writer.close()

    async def _run(self) -> None:
        head = await self._reader.readuntil(b"\r\n\r\n")
        assert head.split(b" ", 2)[1] == b"200", head
        while size := int(await self._reader.readline() or b"0", 16):
            data = await self._reader.readexactly(size)
            await self._reader.readexactly(2)
            if data.startswith(b"data: "):
                self.at = perf_counter()
                self.view = json.loads(data[6:])
                self._changed.set()

    async def shows(self, revision: int, **fields: object) -> float:
        """When the first view came, from now on, that is of this revision or later and has these fields."""
        async with asyncio.timeout(PATIENCE):
            while self.view.get("revision", -1) < revision or any(self.view[name] != it for name, it in fields.items()):
                assert not self.ended, f"the stream ended at {self.view.get('revision')} before {revision}, {fields}"
                self._changed.clear()
                await self._changed.wait()
        return self.at

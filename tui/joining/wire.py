"""The wire to a room: a seat taken or found again, views as they come, and what is asked for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from aiohttp import ClientError, ClientSession, ClientTimeout

from tui.shelf.trouble import Trouble

PAUSES = (0.2, 0.5, 1.0, 2.0)  # seconds before each new try; the last one stays
SILENCE = 40.0  # seconds without a sign of life, which comes every 15, after which a connection is dead
PATIENCE = 10.0  # seconds for an answer
LONGEST_VIEW = 1 << 20
AWAY = (ClientError, OSError, TimeoutError)

View: TypeAlias = dict[str, Any]


class Sign(StrEnum):
    """What can happen to a connection."""

    LOST = "lost"
    MOVED = "moved"
    GONE = "gone"


class Answer(NamedTuple):
    """What came back; status 0 where nothing did."""

    status: int
    data: dict[str, Any]

    @property
    def why(self) -> str:
        """Why something was not done; empty where it was."""
        if self.status == 200:
            return ""
        told = self.data.get("refused") or self.data.get("unkept")
        return str(told or "the room does not answer just now")


class Wire:
    """A seat's connection."""

    def __init__(self, session: ClientSession, address: str, token: str) -> None:
        self._session, self.address, self.token = session, address, token

    async def join(self, code: str) -> Answer:
        """Take a seat by the room's code, or find one's own again."""
        answer = await self.post("/api/join", {"code": code})
        if answer.status == 201:
            self.token = str(answer.data.get("token", ""))
        return answer

    async def do(self, event: str, **fields: object) -> Answer:
        """What the seat does."""
        return await self.post("/api/do", {"event": event, **fields})

    async def post(self, path: str, data: object) -> Answer:
        """Ask for something."""
        timeout = ClientTimeout(total=PATIENCE)
        try:
            async with self._session.post(
                self.address + path, json=data, headers=self._headers, timeout=timeout
            ) as answer:
                return Answer(answer.status, _object(await answer.read()))
        except AWAY:
            return Answer(0, {})

    async def get(self, path: str) -> Answer:
        """Ask to be told something."""
        try:
            async with self._session.get(self.address + path, timeout=ClientTimeout(total=PATIENCE)) as answer:
                return Answer(answer.status, _object(await answer.read()))
        except AWAY:
            return Answer(0, {})

    async def events(self) -> AsyncIterator[View | Sign]:
        """Every view, and what happens to the connection in between; it is made anew by itself."""
        tries = 0
        while True:
            async for view in self._connection():
                tries = 0
                yield view
                if isinstance(view, Sign):
                    return
            yield Sign.LOST
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1

    async def _connection(self) -> AsyncIterator[View | Sign]:
        timeout = ClientTimeout(total=None, sock_connect=PATIENCE, sock_read=SILENCE)
        try:
            async with self._session.get(
                self.address + "/api/events", headers=self._headers, timeout=timeout, read_bufsize=LONGEST_VIEW
            ) as answer:
                if answer.status == 401:
                    yield Sign.GONE
                if answer.status != 200:
                    return
                name = b""
                async for line in answer.content:
                    word, _, value = line.rstrip().partition(b":")
                    if word == b"event":
                        name = value.strip()
                    elif name == b"moved":
                        yield Sign.MOVED
                    elif word == b"data" and not name:  # an event with another name is a sign of life
                        yield _object(value)
                    elif not word:
                        name = b""
        except (*AWAY, ValueError):  # a line that is too long for a view
            return

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def seated(answer: Answer, address: str) -> str:
    """The name of the seat that was taken. Raises Trouble where none was."""
    if answer.status in (200, 201) and isinstance(answer.data.get("name"), str):
        return str(answer.data["name"])
    if answer.status == 0:
        raise Trouble(f"no room answers at {address}", "Is this machine on the same network? Is the address right?")
    if "refused" in answer.data:
        raise Trouble(str(answer.data["refused"]))
    raise Trouble(f"what answers at {address} is no room", "Look at the address on the screen in front.")

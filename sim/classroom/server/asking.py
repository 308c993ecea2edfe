"""Who asks, and what: the seat or the teacher's link behind a token, and a small JSON object as the body."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from hmac import compare_digest
from typing import Any

from aiohttp import web

from sim.classroom.keys import digest, opens
from sim.classroom.room import Room
from sim.classroom.seating import Seat
from sim.classroom.server.answers import MALFORMED, NOT_THE_TEACHER, UNKNOWN, refusal
from sim.classroom.server.desk import desk_of

MOST_BYTES = 4096
SECONDS_FOR_A_BODY = 5.0
BEARER = "Bearer "
COOKIE = "heartwork-"
TEACHER_COOKIE = "heartwork-teacher-"
A_SCHOOL_DAY = 12 * 60 * 60  # seconds


class Turned(Exception):
    """A request that goes no further, with the answer to it."""

    def __init__(self, answer: web.Response) -> None:
        super().__init__(answer.text)
        self.answer = answer


def asked(handler: Callable[[web.Request], Any]) -> Callable[[web.Request], Any]:
    """A handler whose questions may turn a request away."""

    async def answered(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)  # type: ignore[no-any-return] # every handler returns an answer
        except Turned as turned:
            return turned.answer

    return answered


async def body(request: web.Request) -> Mapping[str, Any]:
    """The JSON object that was sent. Turns away what is none, what is too long, and who takes too long."""
    if request.content_type != "application/json":
        raise Turned(refusal(415, "send JSON"))
    if (request.content_length or 0) > MOST_BYTES:
        raise Turned(refusal(413, f"that is more than {MOST_BYTES} bytes"))
    try:
        async with asyncio.timeout(SECONDS_FOR_A_BODY):
            data = json.loads(await request.read())
    except TimeoutError:
        raise Turned(refusal(408, "that took too long")) from None
    except (ValueError, RecursionError):
        raise Turned(refusal(400, MALFORMED)) from None
    if not isinstance(data, dict):
        raise Turned(refusal(400, MALFORMED))
    return data


async def text(request: web.Request, name: str) -> str:
    """The one text that a body holds under a name. Turns away everything else."""
    data = await body(request)
    if data.keys() != {name} or not isinstance(data[name], str):
        raise Turned(refusal(400, MALFORMED))
    return str(data[name])


def token_of(request: web.Request, cookie: str) -> str:
    """The token that came with a request; empty where none did."""
    header = request.headers.get("Authorization", "")
    if header.startswith(BEARER):
        return header[len(BEARER) :].strip()
    return request.cookies.get(cookie + desk_of(request).keeper.room.founding.code, "")


def seat_with(room: Room, token: str) -> Seat | None:
    """The seat that a token opens."""
    proof, found = digest(token).encode(), None
    for seat in room.present:
        if compare_digest(proof, seat.proof.encode()):
            found = seat
    return found


def seat_of(request: web.Request) -> Seat:
    """Whose request it is. Turns away who has no seat."""
    seat = seat_with(desk_of(request).keeper.room, token_of(request, COOKIE))
    if seat is None:
        raise Turned(refusal(401, UNKNOWN))
    return seat


def teacher_only(request: web.Request) -> None:
    """Turns away everybody but the teacher."""
    if not opens(token_of(request, TEACHER_COOKIE), desk_of(request).keeper.room.proof):
        raise Turned(refusal(401, NOT_THE_TEACHER))


def keep_token(request: web.Request, answer: web.Response, cookie: str, token: str) -> None:
    """Let a browser keep a token where no script can read it, for this room alone."""
    name = cookie + desk_of(request).keeper.room.founding.code
    answer.set_cookie(name, token, max_age=A_SCHOOL_DAY, httponly=True, samesite="Strict")

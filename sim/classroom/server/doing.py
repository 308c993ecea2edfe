"""What a seat and what the teacher may do to the room: which events each may propose, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from sim.classroom.events import (
    KINDS,
    Event,
    Joined,
    Marked,
    Parted,
    Reissued,
    Rekeyed,
    Took,
    Undid,
    Voted,
    from_json,
)
from sim.classroom.server.answers import MALFORMED, TOO_FAST, refusal
from sim.classroom.server.asking import Turned, asked, body, seat_of, teacher_only
from sim.classroom.server.desk import desk_of
from sim.classroom.server.submitting import submit

OF_A_SEAT = frozenset(kind.word for kind in (Voted, Took, Undid, Marked, Parted))
OF_THE_SERVER = frozenset(kind.word for kind in (Joined, Reissued, Rekeyed))  # what holds digests
OF_THE_TEACHER = frozenset((*(KINDS.keys() - OF_A_SEAT - OF_THE_SERVER), Marked.word))
ONE_LINE = "you have left a line already: thank you"


@asked
async def do(request: web.Request) -> web.Response:
    """What a seat does. Whose seat it is says the token, never the body."""
    seat, desk = seat_of(request), desk_of(request)
    if not desk.seat_pace.allows(seat.id):
        raise Turned(refusal(429, TOO_FAST, wait=1))
    event = _event(await body(request), OF_A_SEAT, seat.id)
    if not isinstance(event, Parted):
        return web.json_response({"revision": await submit(desk, event)})
    if seat.id in desk.parted:
        raise Turned(refusal(409, ONE_LINE))
    desk.parted.add(seat.id)
    try:
        return web.json_response({"revision": await submit(desk, event)})
    except Turned:
        desk.parted.discard(seat.id)
        raise


@asked
async def teach(request: web.Request) -> web.Response:
    """What the teacher does."""
    teacher_only(request)
    event = _event(await body(request), OF_THE_TEACHER, "")
    return web.json_response({"revision": await submit(desk_of(request), event)})


def _event(data: Mapping[str, Any], known: frozenset[str], seat: str) -> Event:
    """The event of a body. Turns away everything else."""
    word = data.get("event")
    if not isinstance(word, str) or word not in known:
        raise Turned(refusal(400, MALFORMED))
    owned = word in OF_A_SEAT and word != Parted.word
    if owned and data.get("seat", seat) != seat:
        raise Turned(refusal(400, MALFORMED))
    try:
        return from_json({**data, **({"seat": seat} if owned else {})})
    except ValueError as error:
        raise Turned(refusal(400, str(error))) from None

"""What the teacher takes away from a lesson: the class's trace, the room's journal; and wiping the room."""

from __future__ import annotations

import asyncio

from aiohttp import web

from sim.classroom.room import ENDED
from sim.classroom.server.answers import refusal
from sim.classroom.server.asking import Turned, asked, teacher_only
from sim.classroom.server.desk import desk_of

GONE = "this room was wiped"
NOT_YET = "end the lesson first: what was wiped cannot be brought back"


@asked
async def trace(request: web.Request) -> web.Response:
    """The trace of the class's play, a JSON line a step."""
    teacher_only(request)
    keeper = desk_of(request).keeper
    room = await keeper.settled()
    return _file("\n".join([*room.trace.lines(), ""]).encode(), f"play-{keeper.journal.path.name}")


@asked
async def journal(request: web.Request) -> web.Response:
    """The journal of the room as it is on disk."""
    teacher_only(request)
    keeper = desk_of(request).keeper
    if keeper.wiped:
        raise Turned(refusal(409, GONE))
    path = keeper.journal.path
    return _file(await asyncio.to_thread(path.read_bytes), path.name)


@asked
async def wipe(request: web.Request) -> web.Response:
    """Take the room's journal away, once the lesson is over."""
    teacher_only(request)
    keeper = desk_of(request).keeper
    if (await keeper.settled()).phase != ENDED:
        raise Turned(refusal(409, NOT_YET))
    try:
        await keeper.wipe()
    except OSError as error:
        sentence = f"the room could not be wiped ({error.strerror}): its file is {keeper.journal.path.name}"
        raise Turned(web.json_response({"unkept": sentence}, status=503)) from None
    return web.json_response({"wiped": True})


def _file(data: bytes, name: str) -> web.Response:
    plain = "".join(each if (each.isalnum() and each.isascii()) or each in ".-_" else "-" for each in name)
    headers = {"Content-Disposition": f'attachment; filename="{plain}"'}
    return web.Response(body=data, content_type="application/jsonl", charset="utf-8", headers=headers)

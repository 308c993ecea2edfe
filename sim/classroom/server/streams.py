"""Server-sent events: one stream of whole views for each device that is connected."""

from __future__ import annotations

import asyncio
import socket

from aiohttp import web

from sim.classroom.server.asking import asked, seat_of, teacher_only
from sim.classroom.server.broadcast import Stream
from sim.classroom.server.desk import desk_of

HEARTBEAT = 15.0  # seconds between signs of life, where nothing happens
STALLED = 10.0  # seconds that a device may take nothing, before it is dropped; it connects anew by itself
MOST_BUFFERED = 16_384  # bytes on their way to one device, here and once more in the system: views grow old there
GREETING = b"retry: 1000\n\n"
BREATH = b"event: here\ndata:1\n\n"  # pages are not told of comments; where it fails to come, they connect anew
CONNECTION_IS_DEAD = 20_000  # milliseconds without a word from the device's system, where this one can tell


@asked
async def seat_events(request: web.Request) -> web.StreamResponse:
    """The views of the seat that asks."""
    return await _send(request, desk_of(request).broadcast.seat(seat_of(request)))


@asked
async def teacher_events(request: web.Request) -> web.StreamResponse:
    """The teacher's views."""
    teacher_only(request)
    return await _send(request, desk_of(request).broadcast.teacher())


async def _send(request: web.Request, stream: Stream) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    answer.force_close()
    try:
        _bound(request.transport)
        await answer.prepare(request)
        await _write(answer, GREETING)
        while not stream.ended:
            await _write(answer, await _next(stream))
        if stream.last_word:
            await _write(answer, f"event: {stream.last_word}\ndata: {{}}\n\n".encode())
    except (ConnectionError, TimeoutError):
        if request.transport is not None:
            request.transport.abort()
    finally:
        desk_of(request).broadcast.leave(stream)
    return answer


async def _next(stream: Stream) -> bytes:
    """The next view, or a sign of life; nothing where the stream has ended."""
    try:
        async with asyncio.timeout(HEARTBEAT):
            await stream.woken.wait()
    except TimeoutError:
        return BREATH
    stream.woken.clear()
    view, stream.waiting = stream.waiting, None
    return view or b""


async def _write(answer: web.StreamResponse, data: bytes) -> None:
    async with asyncio.timeout(STALLED):
        await answer.write(data)


def _bound(transport: asyncio.Transport | None) -> None:
    """Let little wait on its way, so that a device that takes nothing is found out soon."""
    if transport is None:
        return
    transport.set_write_buffer_limits(high=MOST_BUFFERED)
    its = transport.get_extra_info("socket")
    if its is None:
        return
    its.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST_BUFFERED)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        its.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, CONNECTION_IS_DEAD)

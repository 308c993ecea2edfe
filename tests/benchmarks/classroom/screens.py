"""How soon a decision is on every screen, while some devices take nothing, ask nothing or are gone without a word."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from time import perf_counter

from tests.benchmarks.classroom.devices import Device, Screen
from tests.benchmarks.classroom.lesson import STORY, Lesson, options_on
from tests.benchmarks.classroom.report import Report
from tests.support.hosting import hosting

DECISIONS = 8
HALF_OPEN = 20
TCP_REPAIR = 19  # Linux, for its administrator: a socket that is closed in repair says no word of it


async def scenes(seats: int, home: Path, report: Report) -> None:
    """Several decisions of a class, each timed on every screen."""
    with hosting(home, STORY, "--port", "0") as its:
        lesson = Lesson(its, home, report)
        async with lesson.attended(seats) as desk, _bad_company(lesson):
            await lesson.teach("begun")
            took: list[float] = []
            for _ in range(DECISIONS):
                took += await _decide(lesson, desk)
            report.latencies(
                f"the next scene on {seats} screens, one device stalled, one gone, {HALF_OPEN} half open",
                took,
                "p95 300 ms at 40",
            )


async def _decide(lesson: Lesson, desk: Screen) -> list[float]:
    """Seconds from the teacher's key to each of the screens."""
    await desk.shows(await lesson.teach("opened"))
    option = options_on(desk)[0]
    await asyncio.gather(*(lesson.vote(phone, option) for phone in lesson.phones))
    await lesson.teach("closed")
    await desk.shows(await lesson.teach("revealed"))
    began = perf_counter()
    deciding = asyncio.create_task(lesson.teach("decided", option=option, how="majority"))
    revision = desk.view["revision"] + 1
    shown = await asyncio.gather(*(phone.screen.shows(revision, phase="scene") for phone in lesson.phones))
    await desk.shows(await deciding)
    return [at - began for at in shown]


@asynccontextmanager
async def _bad_company(lesson: Lesson) -> AsyncIterator[None]:
    """Two more seats, of which one never reads and one is gone, and connections that never ask for anything."""
    async with AsyncExitStack() as stack:
        stalled, gone = await _silent(lesson), await _silent(lesson)
        stack.callback(stalled.close)
        _vanish(gone)
        for number in range(HALF_OPEN):
            _, writer = await lesson.teacher.connect()
            stack.callback(writer.close)
            if number % 2:
                writer.write(b"POST /api/do HTTP/1.1\r\nHost: 127.0.")
        yield


async def _silent(lesson: Lesson) -> socket.socket:
    """A seat whose stream is open, and read by nobody."""
    answer = await Device(lesson.its.address).post("/api/join", {"code": lesson.its.code})
    device = Device(lesson.its.address, answer.data["token"])
    its = socket.socket()
    its.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    its.connect((device.host, device.port))
    its.sendall(device.head("GET", "/api/events"))
    return its


def _vanish(its: socket.socket) -> None:
    """Close a socket without a word to the other side where the system lets us, else as rudely as it does."""
    with suppress(OSError):
        its.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        its.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
    its.close()

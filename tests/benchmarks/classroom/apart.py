"""Two rooms at once, and everything that is asked of one with what only the other gave out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from sim.classroom.events import Joined
from sim.classroom.keys import digest
from tests.benchmarks.classroom.devices import Device
from tests.benchmarks.classroom.lesson import STORY, Lesson, options_on
from tests.benchmarks.classroom.report import Report
from tests.support.hosting import hosting

OTHER = "the-long-quiet"


async def two_rooms(seats: int, home: Path, report: Report) -> None:
    """So many seats in each of two rooms vote among each other, and knock at each other's door."""
    with hosting(home / "a", STORY, "--port", "0") as one, hosting(home / "b", OTHER, "--port", "0") as other:
        rooms = [Lesson(one, home / "a", report), Lesson(other, home / "b", report)]
        async with AsyncExitStack() as stack:
            desks = [await stack.enter_async_context(room.attended(seats)) for room in rooms]
            titles = [desk.view["title"] for desk in desks]
            for room, desk in zip(rooms, desks, strict=True):
                await room.teach("begun")
                await desk.shows(await room.teach("opened"))
            options = [options_on(desk)[0] for desk in desks]
            asked = [
                asked
                for number in range(seats)
                for its in (0, 1)
                for asked in (rooms[its].vote(rooms[its].phones[number], options[its]), _strays(rooms, its, number))
            ]
            await asyncio.gather(*asked)
            for room, option, title in zip(rooms, options, titles, strict=True):
                room.judge({phone.seat: option for phone in room.phones}, title)
                await asyncio.gather(*(phone.screen.shows(2 + 2 * seats) for phone in room.phones))
                _own(room, title)
            report.told(f"two rooms of {seats} at once", f"{report.counts['crossed']} crossed", "0")


async def _strays(rooms: Sequence[Lesson], its: int, number: int) -> None:
    """A seat of one room asks the other one for everything it would be given at home."""
    home, away = rooms[its], rooms[1 - its]
    stray = Device(away.its.address, home.phones[number].device.token, here=f"127.0.1.{number + 1}")
    knocks = [
        await stray.do("voted", option=""),
        await stray.post("/api/claim", {"token": stray.token}),
        await stray.post("/api/join", {"code": home.its.code}),
        await Device(away.its.address, home.its.secret).post("/api/teacher/do", {"event": "closed"}),
    ]
    for knock in knocks:
        home.report.must_be(knock.status in (401, 403), "crossed", f"a stray was answered {knock}")


def _own(room: Lesson, title: str) -> None:
    """Every screen of a room shows that room, and its journal knows its own seats alone."""
    for phone in room.phones:
        room.report.must_be(phone.screen.view["title"] == title, "crossed", f"{phone.seat} sees another room")
    proofs = {event.proof for event in room.read().events if isinstance(event, Joined)}
    room.report.must_be(
        proofs == {digest(phone.device.token) for phone in room.phones}, "crossed", "the seats in a journal"
    )

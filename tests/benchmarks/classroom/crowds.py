"""A class that joins at once, votes in the same instant, clicks three times and changes its mind."""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import perf_counter

from tests.benchmarks.classroom.bare import bare_server
from tests.benchmarks.classroom.devices import Answer, Device
from tests.benchmarks.classroom.lesson import STORY, Lesson, options_on
from tests.benchmarks.classroom.report import Report, at
from tests.support.hosting import hosting

PROMISES = {40: "p95 100 ms", 200: "p99 500 ms"}


async def crowd(seats: int, home: Path, report: Report) -> None:
    """One class of so many seats, from the code to the end of its vote."""
    with hosting(home, STORY, "--port", "0") as its:
        lesson, began = Lesson(its, home, report), perf_counter()
        async with lesson.attended(seats) as desk:
            report.told(
                f"{seats} seats joined with their first view, codes through one address",
                f"{perf_counter() - began:.2f} s for all",
                "20 s",
            )
            await lesson.teach("begun")
            revision = await lesson.teach("opened")
            await asyncio.gather(*(phone.screen.shows(revision) for phone in lesson.phones))
            await desk.shows(revision)
            first, second = options_on(desk)[:2]
            fell = {phone.seat: first for phone in lesson.phones}
            await asyncio.gather(*(lesson.vote(phone, first) for phone in lesson.phones))
            took = lesson.taken()
            promise = PROMISES.get(seats, "")
            report.latencies(f"{seats} votes in the same instant, on disk and acknowledged", took, promise)
            lesson.judge(fell, f"{seats} seats, one vote each")
            await asyncio.gather(*(lesson.vote(phone, second) for phone in lesson.phones for _ in range(3)))
            report.latencies(f"{seats} seats that click three times at once", lesson.taken(), promise)
            lesson.judge(dict.fromkeys(fell, second), f"{seats} seats, three clicks")
            await asyncio.gather(*(_change(lesson, number, (first, second)) for number in range(seats)))
            lesson.judge(
                {phone.seat: (first, second)[number % 2] for number, phone in enumerate(lesson.phones)},
                f"{seats} seats that changed their vote",
            )
            floor = await _floor(seats, home)
            report.told(
                f"{seats} votes against a bare server that keeps each line by itself",
                f"p95 {at(took, 0.95) / at(floor, 0.95):.2f} times its {at(floor, 0.95) * 1000:.0f} ms",
            )
            await lesson.teach("closed")
            revision = await lesson.teach("revealed")
            await desk.shows(revision)
            total = desk.view["tally"]["total"]
            report.must_be(total == seats, "double" if total > seats else "lost", f"{total} of {seats} on the screen")


async def _change(lesson: Lesson, number: int, options: tuple[str, str]) -> None:
    """A vote and then another, the last of which counts: the odd seats' for the second option."""
    phone = lesson.phones[number]
    await lesson.vote(phone, options[1 - number % 2])
    await lesson.vote(phone, options[number % 2])


async def _floor(seats: int, home: Path) -> list[float]:
    """What as many votes take where each is a line that is put on disk, and nothing more."""
    with bare_server(home) as address:
        devices = [Device(address, "a token of the usual length") for _ in range(seats)]
        answers: list[Answer] = await asyncio.gather(*(device.do("voted", option="") for device in devices))
    assert {answer.status for answer in answers} == {200}
    return [answer.seconds for answer in answers]

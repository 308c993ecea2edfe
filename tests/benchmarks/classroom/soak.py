"""Three hours of lessons in a minute or less, and a lively minute at its own pace: what the server's process takes."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from sim.classroom.views import teacher_view
from tests.benchmarks.classroom.devices import Device, Screen
from tests.benchmarks.classroom.lesson import STORY, Lesson, options_on
from tests.benchmarks.classroom.report import Report
from tests.benchmarks.classroom.rounds import one_round
from tests.support.hosting import hosting

TICKS = os.sysconf("SC_CLK_TCK")


class Taken(NamedTuple):
    """What a process has taken so far: MiB now and at most, files, threads, seconds of a processor."""

    memory: float
    most: float
    files: int
    threads: int
    seconds: float


def taken_by(pid: int) -> Taken:
    """As Linux tells it."""
    its = Path(f"/proc/{pid}")
    memory = dict(re.findall(r"(VmRSS|VmHWM|Threads):\s+(\d+)", (its / "status").read_text()))
    user, system = (its / "stat").read_text().rpartition(")")[2].split()[11:13]
    return Taken(
        int(memory["VmRSS"]) / 1024,
        int(memory["VmHWM"]) / 1024,
        len(list((its / "fd").iterdir())),
        int(memory["Threads"]),
        (int(user) + int(system)) / TICKS,
    )


async def soak(seats: int, decisions: int, paced: float, home: Path, report: Report) -> None:
    """A long lesson without its pauses, then a lively one for some seconds."""
    with hosting(home, STORY, "--port", "0") as its:
        lesson = Lesson(its, home, report)
        async with lesson.attended(seats) as desk:
            await lesson.teach("begun")
            early = late = taken_by(its.process.pid)
            for number in range(decisions):
                await one_round(lesson, desk, number)
                late = taken_by(its.process.pid)
                early = late if number == decisions // 6 else early
            report.latencies(f"{len(lesson.voted)} votes over {decisions} decisions", lesson.taken())
            _told(report, early, late, decisions)
            await _lively(lesson, desk, paced)
            await asyncio.gather(*(phone.screen.shows(desk.view["revision"]) for phone in lesson.phones))
            _as_replayed(lesson, desk)
        await asyncio.sleep(0.5)
        left = taken_by(its.process.pid)
        report.must_be(left.files < early.files - seats, "wrong", f"{left.files} files stay open behind {seats} seats")
    await _back(home, lesson, report)


async def _lively(lesson: Lesson, desk: Screen, seconds: float) -> None:
    """A vote a second, and what that takes of a processor."""
    pid = lesson.its.process.pid
    if desk.view["over"]:
        await desk.shows(await lesson.teach("returned", step=1))
    await desk.shows(await lesson.teach("opened"))
    options = options_on(desk)
    before, began = taken_by(pid), perf_counter()
    for number in range(int(seconds)):
        await lesson.vote(lesson.phones[number % len(lesson.phones)], options[number % len(options)])
        await asyncio.sleep(max(0.0, began + number + 1 - perf_counter()))
    after, took = taken_by(pid), perf_counter() - began
    share = (after.seconds - before.seconds) / took
    lesson.report.told(f"{len(lesson.phones)} seats, a vote a second", f"{share:.1%} of a processor", "30% of one core")
    lesson.report.latencies("those votes", lesson.taken())


def _told(report: Report, early: Taken, late: Taken, decisions: int) -> None:
    report.told("memory of the server", f"{late.memory:.0f} MiB, {late.most:.0f} at most", "100 MiB")
    report.told(
        f"growth from decision {decisions // 6 + 1} to {decisions}",
        f"{late.memory - early.memory:+.1f} MiB, {late.files - early.files:+d} files, "
        f"{late.threads - early.threads:+d} threads",
        "no files, no threads",
    )
    report.told("processor for all of it", f"{late.seconds:.1f} s")


def _as_replayed(lesson: Lesson, desk: Screen) -> None:
    """The room that the teacher sees is what the journal says."""
    shown = {**desk.view}
    for name in ("online", "address"):
        del shown[name]
    lesson.report.must_be(teacher_view(lesson.on_disk()) == shown, "lost", "the room is not what its journal says")


async def _back(home: Path, lesson: Lesson, report: Report) -> None:
    """How long it takes to take up the journal of all that."""
    began = perf_counter()
    with hosting(home, "--resume") as again:
        async with Device(again.address, again.secret).screen("/api/teacher/events") as desk:
            took = await desk.shows(1) - began
    lines = len(lesson.read().events) + 1
    report.told(f"back from a journal of {lines:,} lines", f"{took:.2f} s to the teacher's screen", "3 s")

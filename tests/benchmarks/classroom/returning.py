"""In every phase of a lesson: every seat's connection is lost and comes back, and another device takes over."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from tests.benchmarks.classroom.devices import Device
from tests.benchmarks.classroom.lesson import STORY, Lesson, Phone, options_on
from tests.benchmarks.classroom.report import Report
from tests.support.hosting import hosting

# What the teacher does, and what every screen shows after it.
COURSE: tuple[tuple[str, Mapping[str, object], str, str], ...] = (
    ("veiled", {"veil": ""}, "lobby", ""),
    ("briefed", {}, "brief", ""),
    ("begun", {}, "scene", ""),
    ("opened", {}, "vote", ""),
    ("veiled", {"veil": "paused"}, "vote", "paused"),
    ("veiled", {"veil": "blank"}, "vote", "blank"),
    ("veiled", {"veil": ""}, "vote", ""),
    ("closed", {}, "closed", ""),
    ("revealed", {}, "revealed", ""),
    ("debriefed", {"station": "reactions"}, "debrief", ""),
    ("released", {}, "out-of-role", ""),
    ("ended", {}, "ended", ""),
)


async def returns(seats: int, home: Path, report: Report) -> None:
    """The course of a lesson, with everybody's return at each of its moments."""
    seconds: list[float] = []
    moments: list[str] = []
    with hosting(home, STORY, "--port", "0") as its:
        lesson = Lesson(its, home, report)
        async with lesson.attended(seats) as desk:
            vote: str | None = None
            for event, more, phase, veil in COURSE:
                revision = await lesson.teach(event, **more)
                await desk.shows(revision, phase=phase)
                if event == "opened":
                    vote = options_on(desk)[0]
                    await asyncio.gather(*(lesson.vote(phone, vote) for phone in lesson.phones))
                shown = vote if phase in ("vote", "closed", "revealed") and not veil else None
                back = (_back(lesson, phone, revision, phase, veil, shown) for phone in lesson.phones)
                seconds += await asyncio.gather(*back, _taken_over(lesson, revision, phase))
                moments.append(veil or phase)
    where = ", ".join(dict.fromkeys(moments))
    report.latencies(f"{seats} seats and the teacher back at once, in {where}", seconds, "3 s")


async def _back(lesson: Lesson, phone: Phone, revision: int, phase: str, veil: str, vote: str | None) -> float:
    """Seconds from a new connection to the seat's own view with its vote; the older one makes way."""
    began = perf_counter()
    async with phone.device.screen() as again:
        at = await again.shows(revision, phase=phase, veil=veil)
        view = again.view
        right = (view["seat"], view["vote"]) == (phone.seat, vote)
        lesson.report.must_be(
            right, "wrong", f"{phone.seat} is back at {view['seat']} with {view['vote']!r} in {phase}"
        )
    return at - began


async def _taken_over(lesson: Lesson, revision: int, phase: str) -> float:
    """Seconds until another device that opened the teacher's link shows the lesson."""
    began = perf_counter()
    answer = await Device(lesson.its.address).post("/api/teacher/claim", {"secret": lesson.its.secret})
    lesson.report.must_be(answer.status == 200, "wrong", f"the teacher's link was answered {answer}")
    async with Device(lesson.its.address, lesson.its.secret).screen("/api/teacher/events") as desk:
        return await desk.shows(revision, phase=phase) - began

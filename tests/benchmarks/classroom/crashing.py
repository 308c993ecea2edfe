"""A room that dies in the middle of a vote, and a journal that ends at any byte."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from time import perf_counter

from sim.classroom.events import Event, Voted
from sim.classroom.journal import NoJournal, parse_journal, reopen
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.classroom.views import seat_view, teacher_view
from tests.benchmarks.classroom.devices import Device
from tests.benchmarks.classroom.lesson import STORY, Lesson, replayed
from tests.benchmarks.classroom.report import Report
from tests.benchmarks.classroom.rounds import one_round
from tests.support.hosting import hosting


async def killed(seats: int, home: Path, report: Report) -> None:
    """kill -9 while a class votes, and how long it takes until every screen shows the vote again."""
    with hosting(home, STORY, "--port", "0") as its:
        lesson = Lesson(its, home, report)
        async with lesson.attended(seats):
            await lesson.teach("begun")
            await lesson.teach("opened")

            async def vote(device: Device, seat: str) -> None:
                while (await device.do("voted", option="")).status == 200:
                    lesson.voted.append((seat, ""))
                    if len(lesson.voted) == seats * 2:
                        its.process.kill()

            votes = (vote(phone.device, phone.seat) for phone in lesson.phones)
            await asyncio.gather(*votes, return_exceptions=True)
            its.process.wait()
    began = perf_counter()
    with hosting(home, "--resume") as again:
        lines = sum(isinstance(event, Voted) for event in lesson.read().events)
        report.must_be(lines >= len(lesson.voted), "lost", f"kill -9: {lines} of {len(lesson.voted)} acknowledged")
        report.must_be(lines <= len(lesson.voted) + seats, "double", f"kill -9: {lines} of {len(lesson.voted)}")
        fell = dict(lesson.voted)
        took = await asyncio.gather(*(_again(again.address, phone.device.token) for phone in lesson.phones))
        votes_shown = {seat for seat, shown, _ in took if shown == ""}
        report.must_be(fell.keys() <= votes_shown, "lost", "kill -9: votes on the screens")
        report.told(
            f"kill -9 in mid-vote, {len(lesson.voted)} votes acknowledged",
            f"{max(at for _, _, at in took) - began:.2f} s to the vote on all {seats} screens",
            "3 s",
        )


async def _again(address: str, token: str) -> tuple[str, str | None, float]:
    async with Device(address, token).screen() as screen:
        at = await screen.shows(0)
        return screen.view["seat"], screen.view["vote"], at


async def cut_and_replayed(seats: int, rounds: int, every: int, home: Path, report: Report) -> None:
    """The journal of a lesson of some rounds, cut at its bytes, and replayed up to each of its lines."""
    with hosting(home, STORY, "--port", "0") as its:
        lesson = Lesson(its, home, report)
        async with lesson.attended(seats) as desk:
            await desk.shows(await lesson.teach("begun"))
            for number in range(rounds):
                await one_round(lesson, desk, number)
    data = lesson.path.read_bytes()
    _cut(data, every, home / "cut.jsonl", report)
    _replayed(data, report)


def _cut(data: bytes, every: int, copy: Path, report: Report) -> None:
    """Cut a journal at every byte, or so many, from its end: what is taken up again is what its whole lines say."""
    whole, began = parse_journal(data), perf_counter()
    copy.write_bytes(data)
    cuts = range(len(data) - 1, -1, -every)
    for end in cuts:
        os.truncate(copy, end)
        lines = data.count(b"\n", 0, end)
        right = _taken_up(copy) == (whole.events[: lines - 1] if lines else None)
        report.must_be(right, "lost", f"a journal cut at byte {end}")
    report.told(
        f"a journal of {len(whole.events) + 1} lines cut at {len(cuts):,} of its {len(data):,} bytes",
        f"taken up as its whole lines say each time, in {perf_counter() - began:.1f} s"
        if report.clean
        else "SOMETHING IS LOST",
        "equal to a replay of the complete lines",
    )


def _taken_up(path: Path) -> tuple[Event, ...] | None:
    try:
        journal, read, _ = reopen(path)
    except NoJournal:
        return None
    journal.close()
    return read.events


def _replayed(data: bytes, report: Report) -> None:
    """After every line the room is the same, whether it went on or was made anew."""
    whole = parse_journal(data)
    going = replayed(whole, ())
    for number, event in enumerate(whole.events, start=1):
        apply(going, event)
        again = replayed(whole, whole.events[:number])
        report.must_be(_shown(going) == _shown(again), "lost", f"the room after line {number + 1}")


def _shown(room: Room) -> object:
    return teacher_view(room), [seat_view(room, seat) for seat in room.present[:1]]

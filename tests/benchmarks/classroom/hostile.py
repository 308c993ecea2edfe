"""What is refused, and leaves nothing on disk."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.classroom.devices import Device
from tests.benchmarks.classroom.lesson import STORY, Lesson, options_on
from tests.benchmarks.classroom.report import Report
from tests.support.hosting import hosting


async def refused(home: Path, report: Report) -> None:
    """Every kind of hostile request, and the journal before and after them."""
    with hosting(home, STORY, "--port", "0") as its:
        lesson = Lesson(its, home, report)
        async with lesson.attended(3) as desk:
            await lesson.teach("begun")
            await desk.shows(await lesson.teach("opened"))
            seat, other = lesson.phones[0].device, lesson.phones[1].seat
            option = options_on(desk)[0]
            before = lesson.path.read_bytes()
            vote = json.dumps({"event": "voted", "option": option}).encode()
            asked: list[tuple[str, Device, str, object, int]] = [
                ("an unknown option", seat, "/api/do", {"event": "voted", "option": "no-such"}, 409),
                (
                    "a foreign token",
                    Device(its.address, "x" * 22),
                    "/api/do",
                    {"event": "voted", "option": option},
                    401,
                ),
                ("another seat", seat, "/api/do", {"event": "voted", "option": option, "seat": other}, 400),
                ("what is the teacher's", seat, "/api/do", {"event": "closed"}, 400),
                ("the teacher's place", seat, "/api/teacher/do", {"event": "closed"}, 401),
                ("malformed JSON", seat, "/api/do", b'{"event": "voted", "option": ', 400),
                ("a deep nest", seat, "/api/do", b"[" * 4_000, 400),
                ("half a letter", seat, "/api/do", b'{"event": "\xc3', 400),
                ("4 KiB and a byte", seat, "/api/do", vote + b" " * (4_097 - len(vote)), 413),
                *(("a wrong code", Device(its.address), "/api/join", {"code": "NOSUCH"}, 403) for _ in range(10)),
                ("the 11th wrong code", Device(its.address), "/api/join", {"code": "NOSUCH"}, 429),
            ]
            for what, device, path, body, status in asked:
                answer = await device.post(path, body)
                report.must_be(answer.status == status, "wrong", f"{what} was answered {answer}")
            report.must_be(lesson.path.read_bytes() == before, "wrong", "something of it is in the journal")
            await lesson.teach("closed")
            closed = lesson.path.read_bytes()
            late = await seat.do("voted", option=option)
            report.must_be(late.status == 409, "wrong", f"a vote after the close was answered {late}")
            report.must_be(lesson.path.read_bytes() == closed, "wrong", "a late vote is in the journal")
            report.told("hostile requests", f"{len(asked) + 1} asked, {report.counts['wrong']} let in", "0")

"""One decision of a class, with all that goes on around it."""

from __future__ import annotations

import asyncio

from tests.benchmarks.classroom.devices import Screen
from tests.benchmarks.classroom.lesson import Lesson, options_on


async def one_round(lesson: Lesson, desk: Screen, number: int) -> None:
    """Everybody votes, half think again, some load their page anew; a mark; a reveal; the next scene. At the end of the
    story the class goes back and takes another line."""
    if desk.view["over"]:
        path = desk.view["path_so_far"]
        await desk.shows(await lesson.teach("returned", step=path[number % min(3, len(path))]["step"]))
    await desk.shows(await lesson.teach("opened"))
    options = options_on(desk)
    await asyncio.gather(*(lesson.vote(phone, options[0]) for phone in lesson.phones))
    last = options[number % len(options)]
    await asyncio.gather(*(lesson.vote(phone, last) for phone in lesson.phones[number % 2 :: 2]))
    await lesson.phones[number % len(lesson.phones)].device.do("marked", sign="plus", text=f"said it in round {number}")
    await asyncio.gather(*(lesson.reload(phone) for phone in lesson.phones[number % 7 :: 7]))
    await lesson.teach("closed")
    await desk.shows(await lesson.teach("revealed"))
    await desk.shows(await lesson.teach("decided", option=last, how="override"))

"""A class at work in a room that another process serves: its seats, their screens, the teacher, and what is on disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sim.classroom.events import Event, Voted
from sim.classroom.journal import JournalRead, read_journal
from sim.classroom.room import Room
from sim.classroom.rules import replay
from sim.story.library import Folders
from tests.benchmarks.classroom.devices import Answer, Device, Screen
from tests.benchmarks.classroom.report import Report
from tests.support.hosting import Hosting
from tests.support.rooms import pack_of
from tui.shelf.stories import Opened, open_story

STORY = "dishwasher-treaty"


@dataclass(slots=True)
class Phone:
    """A seat: its device and what it shows."""

    seat: str
    device: Device
    screen: Screen


class Lesson:
    """What is asked of a room and seen of it. `voted` is every vote that was acknowledged, in its order."""

    def __init__(self, its: Hosting, home: Path, report: Report) -> None:
        self.its, self.report = its, report
        self.path = home / "rooms" / f"{its.room}.jsonl"
        self.teacher = Device(its.address, its.secret)
        self.phones: list[Phone] = []
        self._open = AsyncExitStack()
        self.voted: list[tuple[str, str]] = []
        self.seconds: list[float] = []

    @asynccontextmanager
    async def attended(self, seats: int) -> AsyncIterator[Screen]:
        """With so many seats, joined at once through one address, and the teacher's screen."""
        async with self._open:
            desk = await self._open.enter_async_context(self.teacher.screen("/api/teacher/events"))
            self.phones = list(await asyncio.gather(*(self._join() for _ in range(seats))))
            await asyncio.gather(*(phone.screen.shows(0) for phone in self.phones))
            for phone in self.phones:
                self.report.must_be(phone.screen.view["seat"] == phone.seat, "wrong", f"{phone.seat} sees another seat")
            yield desk

    async def _join(self) -> Phone:
        answer = await Device(self.its.address).post("/api/join", {"code": self.its.code})
        assert answer.status == 201, answer
        device = Device(self.its.address, answer.data["token"])
        return Phone(answer.data["seat"], device, await self._open.enter_async_context(device.screen()))

    async def reload(self, phone: Phone) -> None:
        """A page that is loaded anew; the stream that it had makes way."""
        phone.screen = await self._open.enter_async_context(phone.device.screen())
        await phone.screen.shows(0)

    async def teach(self, event: str, **more: object) -> int:
        """What the teacher does; the revision after it."""
        answer = await self.teacher.post("/api/teacher/do", {"event": event, **more})
        assert answer.status == 200, (event, answer)
        return int(answer.data["revision"])

    async def vote(self, phone: Phone, option: str) -> Answer:
        """A vote, and a note of it once it is acknowledged."""
        answer = await phone.device.do("voted", option=option)
        self.report.must_be(answer.status == 200, "wrong", f"a vote of {phone.seat} was answered {answer}")
        self.seconds.append(answer.seconds)
        if answer.status == 200:
            self.voted.append((phone.seat, option))
        return answer

    def taken(self) -> list[float]:
        """How long the votes since the last call took."""
        seconds, self.seconds = self.seconds, []
        return seconds

    def judge(self, fell: Mapping[str, str], what: str) -> None:
        """Hold what is on disk against what was acknowledged, and against what everybody's last vote was."""
        room = self.on_disk()
        ballot = room.ballot or room.ballots[-1]
        kept = [(event.seat, event.option) for event in self.read().events if isinstance(event, Voted)]
        for seat, option in fell.items():
            self.report.must_be(ballot.votes.get(seat) == option, "lost", f"{what}: the vote of {seat}")
        counted = sum(ballot.tally.values()) + ballot.passes
        self.report.must_be(counted <= len(fell), "double", f"{what}: {counted} votes of {len(fell)} seats")
        self.report.must_be(sorted(kept) == sorted(self.voted), "lost", f"{what}: lines of the journal")

    def read(self) -> JournalRead:
        """The journal as it is on disk."""
        return read_journal(self.path)

    def on_disk(self) -> Room:
        """The room that the journal on disk makes."""
        read = self.read()
        return replayed(read, read.events)


def replayed(read: JournalRead, events: tuple[Event, ...]) -> Room:
    """The room of a journal after these of its events."""
    header = read.founding.header
    story = _story_file(header.story).story(header.cast)
    return replay(Room(read.founding, story, pack_of(header.pack)), events)


@lru_cache
def _story_file(name: str) -> Opened:
    return open_story(name, Folders(Path("/nowhere")))


def options_on(desk: Screen) -> list[str]:
    """The ids of the options on offer."""
    return [option["id"] for option in desk.view["decision"]["options"]]

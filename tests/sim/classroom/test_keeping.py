"""A room is what is on disk: whoever asks is answered, and whoever looks sees nothing that could be lost."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.classroom.events import Begun, Briefed, Ended, Event, Joined, Locked, Opened, Parted, Voted
from sim.classroom.journal import read_journal
from sim.classroom.keeping import Keeper, Unkept
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.classroom.rules import RULES, replay
from sim.classroom.views import teacher_view
from tests.support.serving import closing, keeper_in


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    with closing(keeper_in(tmp_path)) as its:
        yield its


def on_disk(keeper: Keeper) -> tuple[Event, ...]:
    return read_journal(keeper.journal.path).events


def seats(many: int) -> list[Event]:
    return [Joined(f"s{number}", f"Seat {number}", f"digest {number}") for number in range(many)]


class Disk:
    """A disk that waits to be let on, and may fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waits, self.trouble = False, False
        self.at_work, self.let_on = threading.Event(), threading.Event()
        self.syncs = 0
        self._real = os.fsync
        monkeypatch.setattr(os, "fsync", self._sync)

    def _sync(self, handle: int) -> None:
        self.syncs += 1
        self.at_work.set()
        if self.waits:
            self.let_on.wait(60)
        if self.trouble:
            raise OSError(28, "No space left on device")
        self._real(handle)


async def test_an_event_is_on_disk_before_it_is_acknowledged(keeper: Keeper) -> None:
    for number, event in enumerate((*seats(3), Briefed(), Begun(), Opened()), start=1):
        assert await keeper.submit(event) == number
        assert on_disk(keeper)[-1] == event


async def test_what_is_asked_while_the_disk_is_at_work_goes_down_together(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.waits = True
    first = asyncio.create_task(keeper.submit(Locked(False)))
    await asyncio.to_thread(disk.at_work.wait, 60)
    rest = [asyncio.create_task(keeper.submit(event)) for event in seats(200)]
    await asyncio.sleep(0)
    disk.let_on.set()
    assert await first == 1
    assert sorted(await asyncio.gather(*rest)) == list(range(2, 202))
    assert disk.syncs == 2


async def test_nobody_sees_what_is_not_on_disk_yet(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    disk.waits = True
    asked = asyncio.create_task(keeper.submit(Briefed()))
    await asyncio.to_thread(disk.at_work.wait, 60)
    looking = asyncio.create_task(keeper.settled())
    await asyncio.sleep(0)
    assert not looking.done()
    disk.let_on.set()
    assert (await looking).phase == "brief"
    assert await asked == 1


async def test_whoever_looks_is_not_kept_from_it_by_those_who_ask_on_and_on(keeper: Keeper) -> None:
    async def ask_on() -> None:
        while True:
            await keeper.submit(Locked(False))

    crowd = [asyncio.create_task(ask_on()) for _ in range(5)]
    for _ in range(20):
        await keeper.settled()
    for each in crowd:
        each.cancel()


async def test_where_the_disk_fails_the_room_is_as_it_was_and_goes_on_when_it_works_again(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asyncio.gather(*map(keeper.submit, [*seats(2), Briefed(), Begun(), Opened()]))
    before = teacher_view(await keeper.settled())
    disk = Disk(monkeypatch)
    disk.trouble = True
    answers = await asyncio.gather(
        *map(keeper.submit, [Locked(True), Voted("s9", "ask"), Voted("s1", "")]), return_exceptions=True
    )
    assert [type(answer) for answer in answers] == [Unkept, Refused, Unkept]
    assert "No space left" in str(answers[0])
    assert teacher_view(await keeper.settled()) == before
    disk.trouble = False
    assert await keeper.submit(Locked(True)) == 6
    assert on_disk(keeper)[-1] == Locked(True)


async def test_a_room_that_was_taken_up_again_is_as_it_was_after_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(keeper_in(tmp_path)) as first:
        await asyncio.gather(*map(first.submit, [*seats(2), Briefed(), Begun()]))
        room = replay(first._fresh(), on_disk(first))
        again = Keeper(room, first.journal, lambda: "", first._fresh, on_disk(first))
        Disk(monkeypatch).trouble = True
        with pytest.raises(Unkept):
            await again.submit(Opened())
        assert teacher_view(await again.settled()) == teacher_view(first.room)


async def test_one_who_gives_up_waiting_holds_up_nobody(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    disk.waits = True
    first, other = (asyncio.create_task(keeper.submit(event)) for event in seats(2))
    await asyncio.to_thread(disk.at_work.wait, 60)
    first.cancel()
    disk.let_on.set()
    assert await other == 2
    assert [event.seat for event in on_disk(keeper) if isinstance(event, Joined)] == ["s0", "s1"]


async def test_a_fault_of_the_program_fails_one_event_and_undoes_what_it_left_half_done(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(room: Room, _: Any) -> None:
        room.locked = True
        raise ZeroDivisionError

    monkeypatch.setitem(RULES, Locked, breaks)
    answers = await asyncio.gather(*map(keeper.submit, [seats(1)[0], Locked(True), Briefed()]), return_exceptions=True)
    assert [type(answer) for answer in answers] == [int, ZeroDivisionError, int]
    room = await keeper.settled()
    assert not room.locked
    assert room.phase == "brief"
    assert on_disk(keeper) == (seats(1)[0], Briefed())


async def test_a_fault_beyond_all_that_leaves_nobody_waiting(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise MemoryError

    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    monkeypatch.setattr(keeper, "_make_anew", breaks)
    monkeypatch.setattr(keeper.journal, "append", breaks)
    answers = await asyncio.gather(*map(keeper.submit, seats(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [Unkept] * 3


@pytest.mark.parametrize("text", ["\ud800", "\x1b[2J", "x" * 281])
async def test_what_the_journal_could_not_be_read_back_with_is_refused(keeper: Keeper, text: str) -> None:
    with pytest.raises(Refused):
        await keeper.submit(Parted(text))
    assert await keeper.submit(Briefed()) == 1


async def test_news_come_once_and_none_is_missed(keeper: Keeper) -> None:
    waiting = asyncio.create_task(keeper.news(0))
    await keeper.submit(Briefed())
    assert (await waiting).revision == 1
    assert (await keeper.news(0)).revision == 1
    waiting = asyncio.create_task(keeper.news(1))
    with pytest.raises(Refused):
        await keeper.submit(Briefed())
    await asyncio.sleep(0)
    assert not waiting.done()
    await keeper.submit(Begun())
    assert (await waiting).revision == 2


async def test_a_room_that_was_wiped_is_gone_and_takes_nothing_more(keeper: Keeper) -> None:
    await keeper.submit(Ended())
    await keeper.wipe()
    assert not keeper.journal.path.exists()
    with pytest.raises(Refused):
        await keeper.submit(Locked(True))


async def test_closing_waits_for_what_is_on_its_way(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    disk.waits = True
    asked = asyncio.create_task(keeper.submit(Briefed()))
    await asyncio.to_thread(disk.at_work.wait, 60)
    closing_ = asyncio.create_task(keeper.close())
    await asyncio.sleep(0)
    disk.let_on.set()
    await closing_
    assert await asked == 1
    assert on_disk(keeper) == (Briefed(),)

"""`heartwork host`: a room in a process of its own, which may die at any moment and is taken up again."""

from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path

import pytest
from aiohttp import ClientSession, TCPConnector

from sim.classroom.events import Voted
from sim.classroom.journal import read_journal, rooms
from sim.play.store import plays, read_trace
from tests.support.command import AGES, call
from tests.support.hosting import Hosting, hosting
from tests.support.serving import Device
from tui.hosting.keyring import keyring_of

STORY = "dishwasher-treaty"


async def join(session: ClientSession, its: Hosting) -> Device:
    """A device with a seat, known by its token."""
    device = Device(its.address, session)
    status, data = await device.post("/api/join", {"code": its.code})
    assert status == 201
    return Known(device, data["token"])


class Known(Device):
    """A device that shows a token."""

    def __init__(self, device: Device, token: str) -> None:
        super().__init__(device.address, device.session)
        self.headers = {"Authorization": f"Bearer {token}"}

    async def post(self, path: str, data: object, **more: object) -> tuple[int, dict[str, object]]:
        return await super().post(path, data, headers=self.headers, **more)


def teacher(session: ClientSession, its: Hosting) -> Device:
    return Known(Device(its.address, session), its.secret)


async def test_killed_in_the_middle_of_a_vote_it_comes_back_with_every_vote_that_was_acknowledged(home: Path) -> None:
    async with ClientSession(connector=TCPConnector(force_close=True)) as session:
        with hosting(home, STORY, "--port", "0") as its:
            phones = [await join(session, its) for _ in range(30)]
            for event in ("briefed", "begun", "opened"):
                assert (await teacher(session, its).teach(event))[0] == 200
            acknowledged: set[int] = set()

            async def vote(number: int, phone: Device) -> None:
                status, _ = await phone.do("voted", option="")
                if status == 200:
                    acknowledged.add(number)
                    if len(acknowledged) == 10:
                        its.process.kill()

            await asyncio.gather(*(vote(*each) for each in enumerate(phones)), return_exceptions=True)
            assert its.process.wait(timeout=AGES) == -signal.SIGKILL
        with hosting(home, "--resume") as again:
            assert (again.address, again.code, again.teacher, again.room) == (
                its.address,
                its.code,
                its.teacher,
                its.room,
            )
            read = read_journal(rooms(home / "rooms")[0])
            kept = {int(event.seat[1:]) - 1 for event in read.events if isinstance(event, Voted)}
            assert acknowledged
            assert acknowledged <= kept
            assert (await phones[0].do("voted", option=""))[0] == 200, "the same token is the same seat"
            assert (await teacher(session, again).teach("closed"))[0] == 200
            assert again.end()[0] == 130


async def test_a_lesson_that_was_ended_leaves_a_play_and_one_that_was_not_can_go_on(home: Path) -> None:
    async with ClientSession(connector=TCPConnector(force_close=True)) as session:
        with hosting(home, STORY, "--port", "0") as its:
            leads = teacher(session, its)
            phone = await join(session, its)
            for event in ("briefed", "begun", "opened"):
                await leads.teach(event)
            options = await first_options(session, its)
            await phone.do("voted", option=options[0])
            await leads.teach("closed")
            assert (await leads.teach("decided", option=options[0], how="majority"))[0] == 200
            code, told = its.end()
            assert code == 130
            assert f"heartwork host --resume {its.room}" in told
            assert not plays(home / "plays")
        with hosting(home, "--resume", its.room) as again:
            assert (await teacher(session, again).teach("ended"))[0] == 200
            code, told = again.end()
            assert "Traceback" not in told
        (play,) = plays(home / "plays")
        assert str(play) in told
        trace = read_trace(play).trace
        assert trace is not None
        assert trace.steps[1].option == options[0]
        with hosting(home, "--resume") as once_more:
            once_more.end()
        assert plays(home / "plays") == [play], "it is written once"


async def first_options(session: ClientSession, its: Hosting) -> list[str]:
    headers = {"Authorization": f"Bearer {its.secret}"}
    async with session.get(its.address + "/api/teacher/events", headers=headers) as answer:
        async for line in answer.content:
            if line.startswith(b"data: "):
                return [option["id"] for option in json.loads(line[6:])["decision"]["options"]]
    raise AssertionError("no view came")


async def test_a_lesson_that_was_ended_and_is_to_be_wiped_leaves_nothing(home: Path) -> None:
    async with ClientSession(connector=TCPConnector(force_close=True)) as session:
        with hosting(home, STORY, "--port", "0", "--wipe") as its:
            assert (await teacher(session, its).teach("ended"))[0] == 200
            assert "nothing of it is left" in its.end()[1]
    assert not any(path.is_file() for path in home.rglob("*"))


def test_what_is_remembered_beside_the_journal_is_for_its_owner_alone(home: Path) -> None:
    with hosting(home, STORY, "--port", "0") as its:
        path = keyring_of(rooms(home / "rooms")[0])
        assert path.stat().st_mode & 0o077 == 0
        secret = its.secret
        assert secret in path.read_text()
        assert secret not in rooms(home / "rooms")[0].read_text()


def test_where_that_is_gone_the_teacher_gets_a_new_link(home: Path) -> None:
    with hosting(home, STORY, "--port", "0") as its:
        its.end()
    keyring_of(rooms(home / "rooms")[0]).unlink()
    with hosting(home, "--resume", "--port", "0") as again:
        assert again.teacher != its.teacher
        assert "The teacher's link is a new one" in again.end()[1]


def test_a_room_that_is_open_is_not_opened_twice(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    with hosting(home, STORY, "--port", "0"):
        done = call("host", "--resume", "--headless")
    assert done.exit_code == 3
    assert "open in another window" in done.stderr


def test_one_that_was_damaged_is_told_and_goes_on(home: Path) -> None:
    with hosting(home, STORY, "--port", "0") as its:
        its.end()
    (path,) = rooms(home / "rooms")
    path.write_bytes(path.read_bytes() + b"nonsense\n")
    with hosting(home, "--resume", "--port", "0") as again:
        told = again.end()[1]
    assert "The room's file was damaged: line 2" in told
    assert (path.parent / f"{path.name}.damaged").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "which story?"),
        (("no-such-story",), 3, "no-such-story"),
        ((STORY, "--lesson", "no such lesson"), 2, "there is no lesson `no such lesson`"),
        ((STORY, "--as", "nobody"), 2, "there is no role `nobody`"),
        ((STORY, "--as", "player", "--as", "ex"), 2, "--mode split has a side for each role"),
        ((STORY, "--mode", "split", "--as", "player"), 2, "two sides play two roles"),
        ((STORY, "--mode", "split", "--as", "ex", "--as", "ex"), 2, "each role is named once"),
        ((STORY, "--guidance", "no-such-pack"), 3, "no-such-pack"),
        ((STORY, "--resume"), 2, "STORY is for a new one"),
        (("--resume", "--mode", "own"), 2, "--mode is for a new one"),
        (("--resume", "no-such-room"), 3, "there is no room 'no-such-room'"),
        (("--resume",), 3, "there is no room yet"),
        ((STORY, "--no-network"), 2, "nobody can enter"),
    ],
)
def test_what_cannot_be_is_told_and_leaves_nothing(
    home: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = call("host", *arguments, "--headless")
    assert done.exit_code == code, done.stderr
    assert told in done.stderr
    assert not any(home.rglob("*.jsonl"))


def test_what_is_no_room_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"trace": 1}\n')
    done = call("host", "--resume", str(path), "--headless")
    assert done.exit_code == 3
    assert "not the journal of a room" in done.stderr
    assert path.read_text() == '{"trace": 1}\n'

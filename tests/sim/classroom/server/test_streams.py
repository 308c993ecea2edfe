"""Views for every device: the latest one, to the newest connection; nobody waits for a reader that takes nothing."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sim.classroom.server import broadcast, streams
from sim.classroom.server.broadcast import Stream
from tests.support.serving import Served, keeper_in, serve


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Served]:
    async with serve(keeper_in(tmp_path)) as served:
        yield served


def test_a_stream_holds_the_latest_view_alone() -> None:
    stream = Stream("proof")
    for view in (b"1", b"2", b"3"):
        stream.offer(view)
    assert stream.waiting == b"3"


def test_the_same_view_is_not_sent_twice() -> None:
    stream = Stream("proof")
    stream.offer(b"1")
    stream.woken.clear()
    stream.offer(b"1")
    assert not stream.woken.is_set()


def test_a_stream_that_has_ended_takes_no_view_more() -> None:
    stream = Stream("proof")
    stream.offer(b"1")
    stream.end()
    stream.offer(b"2")
    assert stream.waiting is None


async def test_the_newest_connection_of_a_seat_wins_and_the_older_is_told(its: Served) -> None:
    phone = await its.phone()
    async with phone.watch() as older, phone.watch() as newer:
        assert (await newer.until(phase="lobby"))["seat"] == "s1"
        while (event := await older.next())[0] != "moved":
            assert event[1] is not None
        assert await older.next() == ("", None)
        await (await its.teacher()).teach("briefed")
        await newer.until(phase="brief")
        assert its.desk.broadcast.online == ["s1"]


async def test_a_stream_tells_how_soon_to_come_back_and_gives_signs_of_life(
    its: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT", 0.01)
    phone = await its.phone()
    async with phone.session.get(its.desk.address + "/api/events") as answer:
        assert answer.content_type == "text/event-stream"
        assert answer.headers["Cache-Control"] == "no-store"
        assert await answer.content.readline() == b"retry: 1000\n"
        while await answer.content.readline() != b"event: here\n":
            pass


async def test_two_hundred_votes_at_once_are_few_views(its: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "A_MOMENT", 0.2)  # so that a machine that stands still changes nothing
    phones = [await its.phone() for _ in range(200)]
    teacher = await its.teacher()
    for event in ("briefed", "begun", "opened"):
        await teacher.teach(event)
    async with phones[0].watch() as stream:
        await stream.until(phase="vote")
        seen = 0
        statuses = await asyncio.gather(*(phone.do("voted", option="") for phone in phones))
        assert {status for status, _ in statuses} == {200}
        while True:
            seen += 1
            if (await stream.next())[1]["decision"]["votes"] == 200:
                break
    assert seen < 20


async def test_the_teacher_sees_who_is_connected(its: Served) -> None:
    phone, teacher = await its.phone(), await its.teacher()
    async with teacher.watch("/api/teacher/events") as desk:
        await desk.until(online=[])
        async with phone.watch() as stream:
            await stream.until(phase="lobby")
            await desk.until(online=["s1"])
        await desk.until(online=[])


async def test_a_reader_that_takes_nothing_delays_nobody_and_is_dropped(
    its: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "STALLED", 0.2)
    monkeypatch.setattr(streams, "CONNECTION_IS_DEAD", 600_000)
    _, data = await its.device().post("/api/join", {"code": its.code})
    phone, teacher = await its.phone(), await its.teacher()
    quiet = await raw(its, data["token"])
    async with phone.watch() as stream:
        await stream.until(phase="lobby")
        for _ in range(2_000):
            assert (await teacher.teach("locked", on=not its.room.locked))[0] == 200
            await stream.until(locked=its.room.locked)
            if "s1" not in its.desk.broadcast.online:
                break
    assert its.desk.broadcast.online == ["s2"]
    quiet.close()


async def raw(its: Served, token: str) -> socket.socket:
    """A connection that asked for a seat's stream; nothing is read from it."""
    host, _, port = its.desk.address.removeprefix("http://").partition(":")
    quiet = socket.socket()
    quiet.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    quiet.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(quiet, (host, int(port)))
    head = f"GET /api/events HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {token}\r\n\r\n"
    await loop.sock_sendall(quiet, head.encode())
    return quiet


async def test_each_seat_is_sent_its_own_name_and_its_own_vote(its: Served) -> None:
    phones, teacher = [await its.phone() for _ in range(3)], await its.teacher()
    for event in ("briefed", "begun", "opened"):
        await teacher.teach(event)
    options = [option.id for option in its.room.session.options]
    votes = [options[0], "", options[-1]]
    for phone, vote in zip(phones, votes, strict=True):
        await phone.do("voted", option=vote)
    for number, (phone, vote) in enumerate(zip(phones, votes, strict=True), start=1):
        async with phone.watch() as stream:
            view = await stream.until(phase="vote")
            seat = its.room.seats[f"s{number}"]
            assert (view["seat"], view["name"], view["vote"]) == (seat.id, seat.name, vote)
            assert json.dumps(view).count(seat.name) == 1


async def test_when_the_server_stops_every_stream_ends(tmp_path: Path) -> None:
    async with serve(keeper_in(tmp_path)) as its:
        _, data = await its.device().post("/api/join", {"code": its.code})
        stream = await raw(its, data["token"])
        assert (await asyncio.get_running_loop().sock_recv(stream, 1)) == b"H"
    with stream:
        while await asyncio.get_running_loop().sock_recv(stream, 65_536):
            pass


async def test_a_fault_in_one_view_costs_that_view_and_no_lesson(its: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    phone, teacher = await its.phone(), await its.teacher()
    async with phone.watch() as stream, teacher.watch("/api/teacher/events") as desk:
        await stream.until(phase="lobby")
        with monkeypatch.context() as broken:
            broken.setattr(broadcast, "seat_screens", breaks)
            await teacher.teach("briefed")
            await desk.until(phase="brief")
        await teacher.teach("begun")
        await stream.until(phase="scene")

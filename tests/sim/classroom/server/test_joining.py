"""Taking a seat, keeping it, handing it on; and what somebody without the code or the link gets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sim.classroom.events import Joined
from sim.classroom.journal import read_journal
from sim.classroom.server.pointing import picture
from tests.support.serving import SECRET, Served, keeper_in, serve


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Served]:
    async with serve(keeper_in(tmp_path)) as served:
        yield served


async def test_the_code_gives_a_seat_with_a_name_and_a_token_that_no_script_can_read(its: Served) -> None:
    phone = its.device()
    status, data, answer = await phone.ask("POST", "/api/join", json={"code": its.code})
    assert status == 201
    assert data["seat"] == "s1"
    assert len(data["name"].split()) == 2
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"heartwork-{its.code}={data['token']};")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


async def test_the_journal_holds_no_token_and_no_secret(its: Served) -> None:
    _, data = await its.device().post("/api/join", {"code": its.code})
    await its.teacher()
    text = its.keeper.journal.path.read_text()
    assert data["name"] in text
    assert data["token"] not in text
    assert SECRET not in text


@pytest.mark.parametrize("typed", ["bcdfgh", " BCD FGH ", "bcd-fgh"])
async def test_the_code_may_be_typed_as_people_type(its: Served, typed: str) -> None:
    assert (await its.device().post("/api/join", {"code": typed}))[0] == 201


async def test_a_browser_that_joins_again_has_its_old_seat_whatever_it_types(its: Served) -> None:
    phone = its.device()
    _, first = await phone.post("/api/join", {"code": its.code})
    for code in (its.code, "WRONGX"):
        assert await phone.post("/api/join", {"code": code}) == (200, {"seat": first["seat"], "name": first["name"]})
    assert len(its.room.seats) == 1


async def test_a_program_shows_its_token_in_a_header(its: Served) -> None:
    _, data = await its.device().post("/api/join", {"code": its.code})
    program = its.device(Authorization=f"Bearer {data['token']}")
    assert await program.post("/api/join", {"code": ""}) == (200, {"seat": data["seat"], "name": data["name"]})


async def test_a_whole_class_that_joins_at_once_has_as_many_seats_and_names(its: Served) -> None:
    answers = await asyncio.gather(*(its.device().post("/api/join", {"code": its.code}) for _ in range(60)))
    assert {status for status, _ in answers} == {201}
    for what in ("seat", "name", "token"):
        assert len({data[what] for _, data in answers}) == 60
    events = read_journal(its.keeper.journal.path).events
    assert sum(isinstance(event, Joined) for event in events) == 60


async def test_after_ten_wrong_codes_in_a_minute_every_try_from_there_waits(its: Served) -> None:
    phone = await its.phone()
    for _ in range(10):
        assert (await its.device().post("/api/join", {"code": "WRONGX"}))[0] == 403
    its.clock.now += 20
    status, data, answer = await its.device().ask("POST", "/api/join", json={"code": its.code})
    assert status == 429
    assert "wait" in data["refused"]
    assert answer.headers["Retry-After"] == "40"
    assert (await phone.post("/api/join", {"code": ""}))[0] == 200, "who has a seat is not kept from it"
    its.clock.now += 40
    assert (await its.device().post("/api/join", {"code": its.code}))[0] == 201


async def test_right_codes_are_no_wrong_tries(its: Served) -> None:
    for _ in range(25):
        assert (await its.device().post("/api/join", {"code": its.code}))[0] == 201


async def test_wrong_links_are_limited_with_the_wrong_codes(its: Served) -> None:
    device = its.device()
    for _ in range(5):
        assert (await device.post("/api/claim", {"token": "guessed"}))[0] == 403
        assert (await device.post("/api/teacher/claim", {"secret": "guessed"}))[0] == 403
    assert (await device.post("/api/teacher/claim", {"secret": SECRET}))[0] == 429


async def test_a_locked_room_says_so_and_lets_in_whoever_has_a_seat(its: Served) -> None:
    phone, teacher = await its.phone(), await its.teacher()
    await teacher.teach("locked", on=True)
    status, data = await its.device().post("/api/join", {"code": its.code})
    assert status == 423
    assert "locked" in data["refused"]
    assert (await phone.post("/api/join", {"code": its.code}))[0] == 200
    await teacher.teach("locked", on=False)
    assert (await its.device().post("/api/join", {"code": its.code}))[0] == 201


async def test_after_the_end_nobody_joins(its: Served) -> None:
    await (await its.teacher()).teach("ended")
    status, data = await its.device().post("/api/join", {"code": its.code})
    assert (status, data["refused"]) == (409, "the lesson is over")


async def test_a_seat_goes_to_another_device_and_the_old_one_has_none(its: Served) -> None:
    old, teacher, new = await its.phone(), await its.teacher(), its.device()
    async with old.watch() as stream:
        await stream.until(phase="lobby")
        status, data = await teacher.post("/api/teacher/reissue", {"seat": "s1"})
        assert status == 200
        address, _, token = data["link"].partition("/#seat=")
        assert address == its.desk.address
        assert data["qr"] == picture(data["link"])
        assert await stream.next() == ("", None), "its stream ends"
    assert (await old.do("voted", option=""))[0] == 401
    assert (await new.post("/api/claim", {"token": token}))[1]["seat"] == "s1"
    async with new.watch() as stream:
        assert (await stream.until(phase="lobby"))["seat"] == "s1"


async def test_a_seat_that_is_taken_away_is_gone_from_its_device(its: Served) -> None:
    phone, teacher = await its.phone(), await its.teacher()
    async with phone.watch() as stream:
        await stream.until(phase="lobby")
        await teacher.teach("removed", seat="s1")
        assert await stream.next() == ("", None)
    assert (await phone.ask("GET", "/api/events"))[0] == 401


async def test_several_devices_hold_the_teachers_link_until_it_is_changed(its: Served) -> None:
    laptop, tablet = await its.teacher(), await its.teacher()
    assert (await laptop.teach("briefed"))[0] == 200
    assert (await tablet.teach("begun"))[0] == 200
    async with laptop.watch("/api/teacher/events") as stream:
        await stream.until(phase="scene")
        status, data = await tablet.post("/api/teacher/rekey", {})
        assert status == 200
        assert await stream.next() == ("", None)
    assert (await laptop.teach("opened"))[0] == 401
    assert (await tablet.teach("opened"))[0] == 200
    secret = data["link"].partition("/teacher#")[2]
    assert (await laptop.post("/api/teacher/claim", {"secret": secret}))[0] == 200
    assert (await laptop.teach("closed"))[0] == 200


@pytest.mark.parametrize("body", [{}, {"code": 1}, {"code": "BCDFGH", "name": "Bob"}, {"token": "BCDFGH"}])
async def test_a_join_is_a_code_and_nothing_else(its: Served, body: object) -> None:
    assert (await its.device().post("/api/join", body))[0] == 400
    assert not its.room.seats


async def test_where_the_disk_takes_no_seat_none_is_given(its: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(its.keeper.journal, "append", full)
        status, data = await its.device().post("/api/join", {"code": its.code})
    assert status == 503
    assert "No space left" in data["unkept"]
    assert (await its.device().post("/api/join", {"code": its.code}))[0] == 201


async def test_a_room_that_goes_on_gives_no_seat_twice(tmp_path: Path) -> None:
    keeper = keeper_in(tmp_path)
    await keeper.submit(Joined("s2", "Sunny Lake", "digest"))
    async with serve(keeper) as its:
        assert [(await its.device().post("/api/join", {"code": its.code}))[1]["seat"] for _ in range(3)] == [
            "s1",
            "s3",
            "s4",
        ]

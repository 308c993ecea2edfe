"""What a seat and what the teacher may do; everything else is refused, and nothing of it is kept."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from sim.classroom.founding import OWN
from sim.classroom.journal import read_journal
from tests.support.serving import SECRET, Device, Served, keeper_in, serve


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Served]:
    async with serve(keeper_in(tmp_path)) as served:
        yield served


@pytest.fixture
async def phone(its: Served) -> Device:
    return await its.phone()


@pytest.fixture
async def teacher(its: Served, phone: Device) -> Device:
    return await its.teacher()


async def begin(teacher: Device, *more: str) -> None:
    for event in ("briefed", "begun", *more):
        assert (await teacher.teach(event))[0] == 200


def lines(its: Served) -> int:
    return len(its.keeper.journal.path.read_bytes().splitlines())


async def test_the_last_vote_counts_and_a_pass_is_one(its: Served, phone: Device, teacher: Device) -> None:
    await begin(teacher, "opened")
    first, second, *_ = (option.id for option in its.room.session.options)
    for option in (first, second, "", first):
        status, data = await phone.do("voted", option=option)
        assert (status, data) == (200, {"revision": its.room.revision})
    assert its.room.ballot is not None
    assert its.room.ballot.votes == {"s1": first}


async def test_what_does_not_go_now_is_refused_in_a_sentence_and_not_kept(
    its: Served, phone: Device, teacher: Device
) -> None:
    option = its.room.session.options[0].id
    assert (await phone.do("voted", option=option))[1] == {"refused": "no vote is open"}
    await begin(teacher, "opened")
    kept = lines(its)
    assert (await phone.do("voted", option="no-such-option"))[0] == 409
    assert (await phone.do("took", option=option))[0] == 409
    assert (await teacher.teach("decided", option=option, how="majority"))[0] == 409
    assert lines(its) == kept
    await teacher.teach("closed")
    kept = lines(its)
    assert (await phone.do("voted", option=option))[0] == 409
    assert lines(its) == kept


@pytest.mark.parametrize("event", ["closed", "cast", "ended", "joined", "reissued", "rekeyed", "removed", "nonsense"])
async def test_a_seat_does_nothing_that_is_the_teachers(its: Served, phone: Device, event: str) -> None:
    kept = lines(its)
    fields = {"cast": {"seat": "s1", "role": "observer"}, "removed": {"seat": "s1"}}.get(event, {})
    assert (await phone.do(event, **fields))[0] == 400
    assert lines(its) == kept


@pytest.mark.parametrize("event", ["joined", "reissued", "rekeyed", "voted", "took", "undid", "parted"])
async def test_the_teacher_does_nothing_that_is_a_seats_or_the_servers(
    its: Served, teacher: Device, event: str
) -> None:
    fields = {"joined": {"seat": "x", "name": "x", "proof": "x"}, "voted": {"seat": "s1", "option": ""}}
    kept = lines(its)
    assert (await teacher.teach(event, **fields.get(event, {})))[0] == 400
    assert lines(its) == kept


async def test_nobody_votes_for_another_seat(its: Served, phone: Device, teacher: Device) -> None:
    await its.phone()
    await begin(teacher, "opened")
    assert (await phone.do("voted", seat="s2", option=""))[0] == 400
    assert its.room.ballot is not None
    assert not its.room.ballot.votes


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer stolen"}, {"Cookie": "heartwork-BCDFGH=stolen"}])
async def test_without_a_token_of_this_room_nothing_is_done_or_shown(
    its: Served, teacher: Device, headers: dict[str, str]
) -> None:
    await begin(teacher, "opened")
    kept = lines(its)
    stranger = its.device(**headers)
    assert (await stranger.do("voted", option=""))[0] == 401
    assert (await stranger.teach("closed"))[0] == 401
    for path in ("/api/events", "/api/teacher/events", "/api/teacher/trace", "/api/teacher/journal", "/qr.svg"):
        assert (await stranger.ask("GET", path))[0] == 401
    for path in ("/api/teacher/wipe", "/api/teacher/rekey", "/api/teacher/reissue"):
        assert (await stranger.post(path, {}))[0] == 401
    assert lines(its) == kept


async def test_a_seats_token_opens_nothing_of_the_teachers_and_the_other_way_round(
    its: Served, teacher: Device
) -> None:
    _, data = await its.device().post("/api/join", {"code": its.code})
    as_teacher = its.device(Authorization=f"Bearer {data['token']}")
    as_seat = its.device(Authorization=f"Bearer {SECRET}")
    assert (await as_teacher.teach("briefed"))[0] == 401
    assert (await as_seat.do("voted", option=""))[0] == 401


async def test_marks_of_a_seat_are_its_own_and_the_teachers_have_none(
    its: Served, phone: Device, teacher: Device
) -> None:
    await begin(teacher)
    assert (await phone.do("marked", sign="plus", text="She asked first."))[0] == 200
    assert (await teacher.teach("marked", seat="", sign="delta", text="Nobody asked Ade."))[0] == 200
    assert [mark[1] for mark in its.room.marks] == ["s1", ""]


async def test_a_line_at_the_end_is_one_a_seat_and_has_no_name(its: Served, phone: Device, teacher: Device) -> None:
    await begin(teacher)
    assert (await phone.do("parted", text="Too early."))[0] == 409
    for event, fields in (("debriefed", {"station": "reactions"}), ("released", {})):
        assert (await teacher.teach(event, **fields))[0] == 200
    assert (await phone.do("parted", text="I would ask first."))[0] == 200
    assert (await phone.do("parted", text="And once more."))[0] == 409
    assert its.room.exits == ["I would ask first."]
    assert its.keeper.journal.path.read_text().count("s1") == 1, "the seat is named where it joined, and only there"


async def test_everybody_on_their_own_road_takes_and_takes_back(tmp_path: Path) -> None:
    async with serve(keeper_in(tmp_path, OWN)) as its:
        phones, teacher = [await its.phone(), await its.phone()], await its.teacher()
        await begin(teacher)
        option = its.room.session.options[0].id
        assert (await phones[0].do("took", option=option))[0] == 200
        played = [seat.play.session.steps for seat in its.room.present if seat.play]
        assert played[0] > 0 == played[1]
        assert (await phones[1].do("undid"))[0] == 409
        assert (await phones[0].do("undid"))[0] == 200


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b'{"event": "voted", "option": ""}', "text/plain", 415),
        (b'{"event": "voted", "option": ""}', "application/x-www-form-urlencoded", 415),
        (b'{"event": "voted", "opt', "application/json", 400),
        (b"", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"[" * 4000, "application/json", 400),
        (b"9" * 4000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"event": ["voted"]}', "application/json", 400),
        (b'{"event": "voted", "option": {"$ne": 1}}', "application/json", 400),
        (b'{"event": "voted", "option": "\\ud800"}', "application/json", 400),
        (b'{"event": "marked", "sign": "plus", "text": "\\u001b[2J"}', "application/json", 400),
        (b'{"event": "voted", "option": "' + b"x" * 5000 + b'"}', "application/json", 413),
    ],
)
async def test_what_is_no_event_is_refused(its: Served, phone: Device, data: bytes, kind: str, status: int) -> None:
    kept = lines(its)
    got, answer, _ = await phone.ask("POST", "/api/do", data=data, headers={"Content-Type": kind})
    assert (got, "refused" in answer) == (status, True)
    assert lines(its) == kept


async def test_a_body_that_grows_past_its_limit_while_it_comes_in_is_refused(its: Served, phone: Device) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 100

    headers = {"Content-Type": "application/json"}
    assert (await phone.ask("POST", "/api/do", data=endless(), headers=headers))[0] == 413


async def test_a_body_that_is_packed_is_not_unpacked(its: Served, phone: Device) -> None:
    import zlib

    data = zlib.compress(json.dumps({"event": "voted", "option": "x" * 10_000_000}).encode())
    headers = {"Content-Type": "application/json", "Content-Encoding": "deflate"}
    status = (await phone.ask("POST", "/api/do", data=data[:4000], headers=headers))[0]
    assert status == 400


async def test_a_seat_that_clicks_and_clicks_is_slowed_down_and_nobody_else(
    its: Served, phone: Device, teacher: Device
) -> None:
    other = await its.phone()
    await begin(teacher, "opened")
    statuses = [(await phone.do("voted", option=""))[0] for _ in range(30)]
    assert statuses == [200] * 20 + [429] * 10
    assert (await other.do("voted", option=""))[0] == 200
    its.clock.now += 1
    assert (await phone.do("voted", option=""))[0] == 200


async def test_where_the_disk_fails_a_vote_is_not_acknowledged(
    its: Served, phone: Device, teacher: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(teacher, "opened")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(its.keeper.journal, "append", full)
        status, data = await phone.do("voted", option="")
        assert status == 503
        assert "No space left" in data["unkept"]
    assert its.room.ballot is not None
    assert not its.room.ballot.votes
    assert (await phone.do("voted", option=""))[0] == 200


async def test_a_fault_of_the_program_is_told_as_one_and_the_room_goes_on(
    its: Served, phone: Device, teacher: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sim.classroom.events import Marked
    from sim.classroom.rules import RULES

    def breaks(*_: Any) -> None:
        raise ZeroDivisionError

    await begin(teacher)
    with monkeypatch.context() as broken:
        broken.setitem(RULES, Marked, breaks)
        status, data = await phone.do("marked", sign="plus", text="x")
    assert (status, list(data)) == (500, ["refused"])
    assert (await phone.do("marked", sign="plus", text="x"))[0] == 200


async def test_the_teacher_takes_away_the_trace_and_the_journal(its: Served, phone: Device, teacher: Device) -> None:
    await begin(teacher)
    async with teacher.session.get(its.desk.address + "/api/teacher/trace") as answer:
        assert (await answer.text()).splitlines() == its.room.trace.lines()
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="play-dishwasher-treaty-')
    async with teacher.session.get(its.desk.address + "/api/teacher/journal") as answer:
        assert await answer.read() == its.keeper.journal.path.read_bytes()


async def test_a_room_is_wiped_once_the_lesson_is_over(its: Served, phone: Device, teacher: Device) -> None:
    assert (await teacher.post("/api/teacher/wipe", {}))[0] == 409
    assert read_journal(its.keeper.journal.path).events
    await teacher.teach("ended")
    assert await teacher.post("/api/teacher/wipe", {}) == (200, {"wiped": True})
    assert not its.keeper.journal.path.exists()
    assert (await teacher.ask("GET", "/api/teacher/journal"))[0] == 409
    assert (await teacher.teach("locked", on=True))[0] == 409

"""Two rooms at once, on one machine and in one browser, do not cross."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sim.classroom.events import Voted
from sim.classroom.journal import read_journal
from tests.support.serving import keeper_in, serve


async def test_votes_of_two_rooms_at_the_same_time_stay_in_their_rooms(tmp_path: Path) -> None:
    first, second = keeper_in(tmp_path / "a", code="BCDFGH"), keeper_in(tmp_path / "b", code="JKMNPQ")
    async with serve(first) as one, serve(second) as other:
        rooms = (one, other)
        for its in rooms:
            teacher = await its.teacher()
            for event in ("briefed", "begun", "opened"):
                assert (await teacher.teach(event))[0] == 200
        phones = [(its, await its.phone()) for _ in range(20) for its in rooms]
        options = [option.id for option in one.room.session.options]
        votes = (phone.do("voted", option=options[its is other]) for its, phone in phones)
        assert {status for status, _ in await asyncio.gather(*votes)} == {200}
        for its, keeper in zip(rooms, (first, second), strict=True):
            chosen = {e.option for e in read_journal(keeper.journal.path).events if isinstance(e, Voted)}
            assert chosen == {options[its is other]}
            assert its.room.ballot is not None
            assert len(its.room.ballot.votes) == 20


async def test_one_browser_has_a_seat_in_each_and_the_code_of_one_opens_only_that(tmp_path: Path) -> None:
    first, second = keeper_in(tmp_path / "a", code="BCDFGH"), keeper_in(tmp_path / "b", code="JKMNPQ")
    async with serve(first) as one, serve(second) as other:
        browser = one.device()
        assert (await browser.post("/api/join", {"code": other.code}))[0] == 403
        assert (await browser.post("/api/join", {"code": one.code}))[0] == 201
        browser.address = other.desk.address
        assert (await browser.do("voted", option=""))[0] == 401
        assert (await browser.post("/api/join", {"code": other.code}))[0] == 201
        browser.address = one.desk.address
        assert (await browser.post("/api/join", {"code": ""}))[0] == 200

"""A crowd votes in the same instant: nothing is lost, nothing counts twice, nothing goes to another room."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, DummyCookieJar, TCPConnector

from sim.classroom.events import Joined, Voted
from sim.classroom.journal import read_journal
from sim.classroom.keys import digest
from tests.support.serving import Device, Served, keeper_in, serve

SEATS = 100


async def test_a_hundred_seats_of_two_rooms_click_in_the_same_instant(tmp_path: Path, network: ClientSession) -> None:
    first, second = keeper_in(tmp_path / "a", code="BCDFGH"), keeper_in(tmp_path / "b", code="JKMNPQ")
    async with serve(first) as one, serve(second) as other:
        tokens = {its: await joined(its, network) for its in (one, other)}
        options = [option.id for option in one.room.session.options]
        wanted = {its: {seat: options[number % 2] for number, seat in enumerate(tokens[its])} for its in tokens}
        clicks = [
            vote(its, network, token, wanted[its][seat])
            for _ in range(3)
            for its in tokens
            for seat, token in tokens[its].items()
        ]
        strays = [vote(one, network, token, options[0]) for token in tokens[other].values()]
        answers = Counter(await asyncio.gather(*clicks, *strays))
        assert answers == {200: 2 * 3 * SEATS, 401: SEATS}
        for its, keeper in ((one, first), (other, second)):
            assert its.room.ballot is not None
            assert its.room.ballot.votes == wanted[its]
            assert sum(its.room.ballot.tally.values()) == SEATS
            events = read_journal(keeper.journal.path).events
            kept = Counter((event.seat, event.option) for event in events if isinstance(event, Voted))
            assert kept == dict.fromkeys(wanted[its].items(), 3)
            proofs = {event.proof for event in events if isinstance(event, Joined)}
            assert proofs == {digest(token) for token in tokens[its].values()}


async def test_of_a_crowd_that_changes_its_mind_everybody_has_the_last_vote(
    tmp_path: Path, network: ClientSession
) -> None:
    async with serve(keeper_in(tmp_path)) as its:
        tokens = await joined(its, network)
        options = [option.id for option in its.room.session.options]

        async def changing(number: int, token: str) -> None:
            for option in (options[(number + 1) % 2], options[number % 2]):
                assert await vote(its, network, token, option) == 200

        await asyncio.gather(*(changing(*each) for each in enumerate(tokens.values())))
        assert its.room.ballot is not None
        assert its.room.ballot.votes == {seat: options[number % 2] for number, seat in enumerate(tokens)}


@pytest.fixture
async def network() -> AsyncIterator[ClientSession]:
    """What all phones have in common. It keeps no cookies, and has fewer connections than a process may have files."""
    async with ClientSession(connector=TCPConnector(limit=300), cookie_jar=DummyCookieJar()) as session:
        yield session


async def joined(its: Served, network: ClientSession) -> dict[str, str]:
    """The tokens of a class by their seats, with the vote open."""
    door, teacher = Device(its.desk.address, network), await its.teacher()
    answers = await asyncio.gather(*(door.post("/api/join", {"code": its.code}) for _ in range(SEATS)))
    for event in ("briefed", "begun", "opened"):
        assert (await teacher.teach(event))[0] == 200
    tokens = {answer["seat"]: answer["token"] for _, answer in answers}
    assert len(tokens) == SEATS
    return tokens


async def vote(its: Served, network: ClientSession, token: str, option: str) -> int:
    """What a vote is answered."""
    body, headers = {"event": "voted", "option": option}, {"Authorization": f"Bearer {token}"}
    return (await Device(its.desk.address, network).post("/api/do", body, headers=headers))[0]

"""Whatever is sent to a device, over a whole lesson, holds nothing that is another seat's: every byte is searched."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from sim.classroom.founding import CLASS, OWN, SPLIT
from sim.classroom.room import Room
from sim.classroom.seating import OBSERVER
from tests.support.rooms import secret_story
from tests.support.serving import Device, Served, Watch, keeper_in, serve

OWN_OF = {role: {f"MARK-{role}-{what}" for what in ("card", "only", "thought", "option")} for role in ("player", "ex")}
OWN_OF[OBSERVER] = set()


def marks(data: bytes) -> set[str]:
    return set(re.findall(r"MARK-[a-z-]+", data.decode()))


async def lesson(its: Served, teacher: Device, phones: list[Device], watches: dict[str, Watch]) -> None:
    """A lesson up to its debrief, everybody voting at each decision; every view is waited for."""
    for event in ("briefed", "begun"):
        await teacher.teach(event)
    while not its.room.over:
        await teacher.teach("opened")
        role = its.room.session.by
        for seat, phone in zip(its.room.seats.values(), phones, strict=True):
            option = its.room.session.options[0].id
            status, _ = await phone.do("voted", option=option)
            assert status == (200 if seat.role == role else 409)
        for event in ("closed", "revealed"):
            await teacher.teach(event)
            await caught_up(watches, its.room)
        assert (await teacher.teach("decided", option=option, how="majority"))[0] == 200
        await caught_up(watches, its.room)


async def caught_up(watches: dict[str, Watch], room: Room) -> None:
    for watch in watches.values():
        await watch.until(revision=room.revision)


@pytest.mark.parametrize(("mode", "roles"), [(SPLIT, ("player", "ex")), (CLASS, ("player",)), (CLASS, ("ex",))])
async def test_a_seat_is_sent_nothing_of_another_roles_before_the_debrief(
    tmp_path: Path, mode: str, roles: tuple[str, ...]
) -> None:
    async with AsyncExitStack() as stack:
        its = await stack.enter_async_context(serve(keeper_in(tmp_path, mode, roles, story=secret_story())))
        phones, teacher = [await its.phone() for _ in range(4)], await its.teacher()
        await teacher.teach("cast", seat="s4", role=OBSERVER)
        watches: dict[str, Watch] = {}
        for number, phone in enumerate(phones, start=1):
            watches[f"s{number}"] = await stack.enter_async_context(phone.watch())
        await lesson(its, teacher, phones, watches)
        found: dict[str, set[str]] = defaultdict(set)
        for seat, watch in watches.items():
            found[its.room.seats[seat].role] |= marks(watch.raw)
        for role, there in found.items():
            assert there <= OWN_OF[role], role
        assert all(found[role] for role in roles), "a seat does see its own"


async def test_on_roads_of_their_own_too(tmp_path: Path) -> None:
    async with serve(keeper_in(tmp_path, OWN, story=secret_story())) as its:
        phone, teacher = await its.phone(), await its.teacher()
        async with phone.watch() as watch:
            for event in ("briefed", "begun"):
                await teacher.teach(event)
            seat = its.room.seats["s1"]
            while seat.play is not None and not seat.play.over:
                assert (await phone.do("took", option=seat.play.session.options[0].id))[0] == 200
                await watch.until(revision=its.room.revision)
            assert marks(watch.raw)
            assert marks(watch.raw) <= OWN_OF["player"]


async def test_before_the_reveal_nobody_but_the_teacher_is_sent_how_a_vote_falls(tmp_path: Path) -> None:
    async with serve(keeper_in(tmp_path)) as its:
        phones, teacher = [await its.phone() for _ in range(3)], await its.teacher()
        for event in ("briefed", "begun", "opened"):
            await teacher.teach(event)
        option = its.room.session.options[0].id
        async with phones[0].watch() as seat, teacher.watch("/api/teacher/events") as desk:
            for phone in phones[1:]:
                await phone.do("voted", option=option)
            await teacher.teach("closed")
            view = await seat.until(phase="closed")
            assert (view["tally"], view["feedback"], view["vote"]) == (None, None, None)
            assert (await desk.until(phase="closed"))["tally"]["total"] == 2


async def test_no_device_is_sent_a_token_a_digest_or_the_way_a_name_could_be_found_out(tmp_path: Path) -> None:
    async with serve(keeper_in(tmp_path)) as its:
        phones, teacher = [await its.phone() for _ in range(3)], await its.teacher()
        async with phones[0].watch() as seat, teacher.watch("/api/teacher/events") as desk:
            await seat.until(phase="lobby")
            await desk.until(phase="lobby")
            for other in ("s2", "s3"):
                assert its.room.seats[other].name.encode() not in seat.raw
            for each in its.room.seats.values():
                assert each.proof.encode() not in seat.raw + desk.raw
            assert its.room.proof.encode() not in seat.raw + desk.raw
            assert its.code.encode() not in seat.raw

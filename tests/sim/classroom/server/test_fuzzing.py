"""Nonsense of every kind gets an answer between 400 and 499, and not a byte of it is kept."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from sim.classroom.events import KINDS
from tests.support.serving import Served, keeper_in, serve

PLACES = (
    "/api/join",
    "/api/claim",
    "/api/do",
    "/api/teacher/claim",
    "/api/teacher/do",
    "/api/teacher/reissue",
    "/api/teacher/wipe",
)
WORDS = ("", "s1", "s2", "observer", "player", "plus", "é" * 300, "\x00", "\ud800", "../..", "<script>", "'--", "🦊")
ALLOWED = (b"a", b"\x00", b"{", b'"', b"\xff", b"\r\n", b": ", b"/", b" HTTP/1.1")
KEYS = ("event", "seat", "role", "option", "text", "sign", "on", "counts", "how", "code", "token", "secret", "n", "at")


def value(lot: Random, depth: int = 0) -> Any:
    """Anything that JSON can say."""
    made: list[Callable[[], Any]] = [
        lambda: lot.choice((None, True, False, 0, -1, 10**30, 0.5, float("nan"))),
        lambda: lot.choice(WORDS),
        lambda: lot.choice([*KINDS]),
    ]
    if depth < 3:
        made.append(lambda: [value(lot, depth + 1) for _ in range(lot.randrange(4))])
        made.append(lambda: {lot.choice(KEYS): value(lot, depth + 1) for _ in range(lot.randrange(5))})
    return lot.choice(made)()


async def ask_nonsense(its: Served, lot: Random, token: str) -> None:
    """Twenty requests as a device with a seat, or without one."""
    device = its.device(**({"Authorization": f"Bearer {token}"} if lot.random() < 0.7 else {}))
    for _ in range(20):
        event = {"event": lot.choice(("Voted", "VOTED", "nothing")), "option": value(lot)}
        data = lot.choice((value(lot), event, {lot.choice(KEYS): value(lot) for _ in range(4)}))
        if data == {}:
            continue  # ... is what a wipe and a new link ask for
        status, _, answer = await device.ask("POST", lot.choice(PLACES), json=data)
        assert 400 <= status < 500, (data, await answer.text())


async def send_noise(its: Served, lot: Random) -> None:
    """Bytes that look a little like a request."""
    host, _, port = its.desk.address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    noise = b"".join(lot.choice(ALLOWED) for _ in range(lot.randrange(1, 60)))
    head = lot.choice(
        (b"", b"POST /api/do HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n")
    )
    writer.write(head + noise + b"\r\n\r\n")
    writer.write_eof()
    answer = await reader.read()
    assert answer[:10] in (b"", b"HTTP/1.1 4", b"HTTP/1.0 4") or answer.startswith(b"HTTP/1.1 200"), answer
    assert b" 5" not in answer[8:12]
    writer.close()


async def test_nonsense_is_refused_and_never_kept(tmp_path: Path) -> None:
    lot = Random(7)
    async with serve(keeper_in(tmp_path)) as its:
        _, data = await its.device().post("/api/join", {"code": its.code})
        teacher = await its.teacher()
        for event in ("briefed", "begun", "opened"):
            await teacher.teach(event)
        kept = its.keeper.journal.path.read_bytes()
        for _ in range(15):
            its.clock.now += 60  # so that not everything is refused for coming too often
            await ask_nonsense(its, lot, data["token"])
            await send_noise(its, lot)
        assert its.keeper.journal.path.read_bytes() == kept
        assert json.loads(kept.splitlines()[-1])["event"] == "opened"


async def test_nonsense_from_the_teachers_own_link_is_refused_too(tmp_path: Path) -> None:
    lot = Random(8)
    async with serve(keeper_in(tmp_path)) as its:
        teacher = await its.teacher()
        for _ in range(200):
            before = its.keeper.journal.path.read_bytes()
            data = {**{lot.choice(KEYS): value(lot) for _ in range(lot.randrange(4))}, "event": lot.choice([*KINDS])}
            status, _, answer = await teacher.ask("POST", "/api/teacher/do", json=data)
            assert status < 500, await answer.text()
            if status != 200:
                assert its.keeper.journal.path.read_bytes() == before

"""Who may ask at all, what every answer has, and what becomes of those who send slowly, too much or nonsense."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from sim.classroom.server import asking, running
from sim.classroom.server.guarding import is_ours
from sim.classroom.server.pages import read_pages
from tests.support.serving import Served, keeper_in, serve


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Served]:
    async with serve(keeper_in(tmp_path)) as served:
        yield served


async def test_every_answer_forbids_what_no_page_of_ours_needs(its: Served) -> None:
    phone, teacher = await its.phone(), await its.teacher()
    for device, method, path in (
        (phone, "GET", "/"),
        (phone, "GET", "/page.js"),
        (phone, "GET", "/api/support"),
        (phone, "GET", "/api/nothing"),
        (phone, "POST", "/api/do"),
        (phone, "PUT", "/api/do"),
        (phone, "GET", "/api/teacher/trace"),
        (teacher, "GET", "/api/teacher/trace"),
        (teacher, "GET", "/qr.svg"),
    ):
        _, _, answer = await device.ask(method, path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" in policy, path
        assert "frame-ancestors 'none'; base-uri 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "aiohttp" not in str(answer.headers)
        assert answer.headers["Cache-Control"] == ("no-cache" if path in its.desk.pages else "no-store"), path


async def test_a_page_that_a_browser_has_already_is_not_sent_again(its: Served) -> None:
    _, _, answer = await its.device().ask("GET", "/page.js")
    assert answer.content_type == "text/javascript"
    status, _, answer = await its.device().ask("GET", "/page.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert status == 304


async def test_the_page_of_somebody_else_does_nothing_here(its: Served) -> None:
    phone, teacher = await its.phone(), await its.teacher()
    for origin in ("https://elsewhere.example", "null", its.desk.address.replace("http", "https"), "http://127.0.0.1"):
        headers = {"Origin": origin}
        assert (await phone.post("/api/join", {"code": its.code}, headers=headers))[0] == 403
        assert (await phone.ask("GET", "/api/events", headers=headers))[0] == 403
        assert (await teacher.post("/api/teacher/do", {"event": "briefed"}, headers=headers))[0] == 403
    assert its.room.phase == "lobby"
    own = {"Origin": its.desk.address}
    assert (await teacher.post("/api/teacher/do", {"event": "briefed"}, headers=own))[0] == 200


async def test_a_name_that_is_not_this_machines_is_refused(its: Served) -> None:
    for host in ("elsewhere.example", "127.0.0.1.elsewhere.example", "", "[::1", "a b"):
        status, _, _ = await its.device().ask("GET", "/", headers={"Host": host, "Origin": f"http://{host}"})
        assert status in (400, 403), host


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8000", True),
        ("192.168.1.5:8000", True),
        ("[::1]:8000", True),
        ("localhost:8000", True),
        ("desk.local:8000", True),
        ("DESK.local", True),
        ("desk.local.elsewhere.example", False),
        ("elsewhere.example:8000", False),
        ("", False),
        ("[", False),
    ],
)
def test_a_host_is_a_plain_address_or_a_name_of_this_machine(host: str, ours: bool) -> None:
    assert is_ours(host, {"desk.local"}) == ours


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/join"), ("DELETE", "/"), ("POST", "/"), ("PUT", "/api/do"), ("TRACE", "/api/do")]
)
async def test_other_methods_are_refused(its: Served, method: str, path: str) -> None:
    status, data, answer = await its.device().ask(method, path)
    assert (status, list(data)) == (405, ["refused"])
    assert answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/../room.py", "/%2e%2e/room.py", "/api", "/api/events/", "//", "/page.js/", "/%ff"])
async def test_there_is_nothing_anywhere_else(its: Served, path: str) -> None:
    assert (await its.device().ask("GET", path))[0] == 404


async def test_one_address_that_asks_on_and_on_is_slowed_down(its: Served) -> None:
    its.desk.address_pace._at_once = 3  # as if it had asked 1,997 times
    statuses = [(await its.device().ask("GET", "/api/support"))[0] for _ in range(5)]
    assert statuses == [200] * 3 + [429] * 2


async def told(its: Served, *parts: bytes) -> bytes:
    """What the server answers to raw bytes, up to the end of the connection."""
    host, _, port = its.desk.address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    for part in parts:
        writer.write(part)
    answer = await reader.read()
    writer.close()
    return answer


HEAD = b"POST /api/join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "parts",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n\r\n",
        HEAD + b"X: " + b"a" * 10_000 + b"\r\n\r\n",
        HEAD + b"".join(b"X-%d: a\r\n" % number for number in range(200)) + b"\r\n",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nxxxxx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    ],
)
async def test_what_is_no_request_gets_four_hundred_and_nothing_is_told_of_the_program(
    its: Served, parts: bytes
) -> None:
    answer = await told(its, parts)
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.0 400"))
    assert b"Traceback" not in answer
    assert not its.room.seats


async def test_a_body_that_takes_too_long_is_not_waited_for(its: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS_FOR_A_BODY", 0.05)
    answer = await told(its, HEAD + b'Content-Length: 20\r\nConnection: close\r\n\r\n{"code":')
    assert answer.startswith(b"HTTP/1.1 408")


async def test_a_head_that_takes_too_long_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "IDLE", 0.05)
    async with serve(keeper_in(tmp_path)) as its:
        assert await told(its, HEAD) == b""
        assert await told(its) == b""


async def test_where_there_are_too_many_connections_no_more_are_let_in(
    its: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MOST_CONNECTIONS", 2)
    phones = [await its.phone(), await its.phone()]
    host, _, port = its.desk.address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    with suppress(ConnectionError):
        assert await reader.read() == b"", "it is hung up on before it says anything"
    writer.close()
    assert (await phones[0].post("/api/join", {"code": ""}))[0] == 200


def test_pages_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    for name, text in (("page.html", "<p>1"), ("teacher.html", "<p>2"), ("page.js", "1"), ("notes.md", "# 1")):
        (tmp_path / name).write_text(text)
    pages = read_pages(tmp_path)
    assert {place: page.body for place, page in pages.items()} == {"/": b"<p>1", "/teacher": b"<p>2", "/page.js": b"1"}
    (tmp_path / "page.js").write_text("2")
    assert read_pages(tmp_path)["/page.js"].tag != pages["/page.js"].tag


def test_the_pages_that_ship_are_read() -> None:
    assert {"/", "/teacher"} <= read_pages().keys()


async def test_the_qr_code_is_a_picture_for_the_teacher(its: Served) -> None:
    teacher = await its.teacher()
    async with teacher.session.get(its.desk.address + "/qr.svg") as answer:
        assert answer.content_type == "image/svg+xml"
        picture = await answer.text()
    assert "<svg" in picture
    assert "<script" not in picture


async def test_help_lines_are_for_everybody(its: Served) -> None:
    line = {"name": "A line", "number": "0800 1", "place": "Here", "checked": "November 2026"}
    its.desk.support = [line]  # type: ignore[list-item] # a HelpLine
    assert (await its.device().ask("GET", "/api/support"))[1] == {"lines": [line]}

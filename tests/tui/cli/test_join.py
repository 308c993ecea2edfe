"""`heartwork join`: a seat in a process of its own, typed at and read as a person would."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from sim.classroom.events import Voted
from sim.classroom.journal import read_journal
from sim.classroom.server.desk import Desk
from sim.classroom.server.running import served
from tests.support.command import AGES, call
from tests.support.serving import LOOPBACK, PAGES, Served, keeper_in, serve
from tests.support.terminal import Terminal, command
from tui.joining.wire import Sign, Wire


@pytest.fixture
async def its(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    async with serve(keeper_in(tmp_path)) as room:
        yield room


class Joined:
    """Somebody at a seat."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.told = ""

    async def until(self, text: str) -> str:
        """What was told up to a text."""
        assert self.process.stdout is not None
        async with asyncio.timeout(AGES):
            while text not in self.told:
                more = await self.process.stdout.read(65_536)
                assert more, f"it ended after {self.told!r}"
                self.told += more.decode()
        before, _, self.told = self.told.partition(text)
        return before + text

    def type(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())

    async def end(self) -> tuple[int, str]:
        """The exit code, and the rest of what was told."""
        assert self.process.stdout is not None
        async with asyncio.timeout(AGES):
            rest = await self.process.stdout.read()
            return await self.process.wait(), self.told + rest.decode()


@asynccontextmanager
async def joined(*arguments: str) -> AsyncIterator[Joined]:
    process = await asyncio.create_subprocess_exec(
        *command("join", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Joined(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


async def test_a_seat_is_taken_votes_and_is_told_the_result(its: Served) -> None:
    teacher = await its.teacher()
    async with joined(its.desk.address, its.code.lower()) as seat:
        await seat.until("Your teacher begins when everybody is here.")
        for event in ("briefed", "begun", "opened"):
            await teacher.teach(event)
        await seat.until("Type a number or a letter")
        for typed, told in (("2", "Recorded: B."), ("pass", "Recorded: a pass."), ("a", "Recorded: A.")):
            seat.type(typed)
            await seat.until(told)
        chosen = its.room.session.options[0].id
        assert [e.option for e in read_journal(its.keeper.journal.path).events if isinstance(e, Voted)][-1] == chosen
        for event in ("closed", "revealed"):
            await teacher.teach(event)
        await seat.until("A: 1 vote, 100 per cent, most votes.")
        seat.type("1")
        await seat.until("no vote is open")
        await teacher.teach("ended")
        code, told = await seat.end()
        assert code == 0
        assert "The lesson is over." in told


async def test_joining_again_comes_back_to_the_same_seat_and_the_older_window_is_told(its: Served) -> None:
    link = f"{its.desk.address}/#{its.code}"
    async with joined(link) as first:
        name = (await first.until("in this room")).split("You are ")[1]
        await first.until("Your teacher begins")
        async with joined(link) as second:
            assert name in await second.until("in this room")
            await second.until("Your teacher begins")
            code, told = await first.end()
            assert (code, "open in another place" in told) == (0, True)
    assert len(its.room.seats) == 1


async def test_when_the_room_comes_back_the_seat_is_connected_again_by_itself(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    keeper = keeper_in(tmp_path)
    listening = socket.create_server((LOOPBACK, 0))
    port = listening.getsockname()[1]
    address = f"http://{LOOPBACK}:{port}"
    async with served(Desk(keeper, PAGES, address, float), listening):
        seat_ = joined(address, keeper.room.founding.code)
        seat = await seat_.__aenter__()
        await seat.until("Your teacher begins")
    await seat.until("The connection is lost.")
    async with served(Desk(keeper, PAGES, address, float), socket.create_server((LOOPBACK, port))):
        await seat.until("Connected again.")
        seat.type("leave")
        assert (await seat.end())[0] == 0
    await seat_.__aexit__(None, None, None)
    keeper.journal.close()


async def test_a_seat_that_is_taken_away_is_told_so(its: Served) -> None:
    teacher = await its.teacher()
    async with joined(its.desk.address, its.code) as seat:
        await seat.until("Your teacher begins")
        await teacher.teach("removed", seat="s1")
        code, told = await seat.end()
        assert (code, "no longer yours" in told) == (3, True)


async def test_the_input_of_a_pipe_may_end(its: Served) -> None:
    async with joined(its.desk.address, its.code) as seat:
        await seat.until("Your teacher begins")
        seat.type("help")
        await seat.until("leave one line behind")
        assert seat.process.stdin is not None
        seat.process.stdin.close()
        code, told = await seat.end()
        assert (code, "your seat is kept" in told) == (0, True)


async def test_ctrl_c_leaves_at_once_and_the_seat_stays(its: Served) -> None:
    terminal = Terminal([sys.executable, "-m", "tui.cli", "join", its.desk.address, its.code])
    try:
        await asyncio.to_thread(terminal.until, b"Your teacher begins")
        terminal.process.send_signal(signal.SIGINT)
        rest = await asyncio.to_thread(terminal.rest)
        assert await asyncio.to_thread(terminal.end) == 130
        assert b"Traceback" not in rest
    finally:
        terminal.close()
    assert len(its.room.present) == 1


async def test_a_wrong_code_is_told(its: Served) -> None:
    async with joined(its.desk.address, "WRONGX") as seat:
        code, told = await seat.end()
        assert (code, "that is not the code of this room" in told) == (3, True)


def test_where_nothing_answers_it_is_told_what_to_look_at() -> None:
    with socket.socket() as unused:
        unused.bind((LOOPBACK, 0))
        done = call("join", f"{LOOPBACK}:{unused.getsockname()[1]}", "BCDFGH")
    assert done.exit_code == 3
    assert "no room answers" in done.stderr
    assert "same network" in done.stderr


@asynccontextmanager
async def another_program(view: str) -> AsyncIterator[str]:
    """Something that gives seats, and then tells this."""

    async def join(_: web.Request) -> web.Response:
        return web.json_response({"seat": "s1", "name": "\x1b[2JSunny Lake", "token": "t"}, status=201)

    async def events(_: web.Request) -> web.Response:
        return web.Response(text=f"data: {view}\n\n", content_type="text/event-stream")

    app = web.Application()
    app.add_routes([web.post("/api/join", join), web.get("/api/events", events)])
    runner = web.AppRunner(app)
    await runner.setup()
    listening = socket.create_server((LOOPBACK, 0))
    await web.SockSite(runner, listening).start()
    try:
        yield f"{LOOPBACK}:{listening.getsockname()[1]}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("view", ["{}", "[]", "nonsense", '{"veil": {}}', '{"veil": "", "role": 1, "scene": 7}'])
async def test_what_is_no_room_is_told_without_a_traceback_and_steers_no_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    async with another_program(view) as address, joined(address, "BCDFGH") as seat:
        code, told = await seat.end()
    assert code == 3
    assert "does not understand" in told
    assert "Traceback" not in told
    assert "\x1b" not in told


async def test_signs_of_life_are_no_views() -> None:
    async def events(_: web.Request) -> web.Response:
        text = 'event: here\ndata: {}\n\ndata: {"veil": ""}\n\nevent: moved\ndata: {}\n\n'
        return web.Response(text=text, content_type="text/event-stream")

    app = web.Application()
    app.add_routes([web.get("/api/events", events)])
    async with TestServer(app) as server, ClientSession() as session:
        heard = [event async for event in Wire(session, str(server.make_url("")).rstrip("/"), "t").events()]
    assert heard == [{"veil": ""}, Sign.MOVED]

"""The app in a browser: the page, the process behind it, and who may reach it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.support.command import AGES, call, write_story
from tests.support.terminal import command
from tui.browser.server import address, is_our_page
from tui.shelf.settings import change


@pytest.fixture
def home(home: Path) -> Path:
    change(home, welcomed=True)
    return home


@pytest.fixture
def server(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    monkeypatch.setenv("HEARTWORK_HOME", str(home))
    program = command("serve", write_story(tmp_path), "--port", "0")
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def where(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline().strip()


@asynccontextmanager
async def window(place: str) -> AsyncIterator[ClientWebSocketResponse]:
    async with ClientSession() as session, session.ws_connect(f"{place}/ws?width=100&height=30") as ws:
        yield ws


async def shown(ws: ClientWebSocketResponse, text: bytes) -> bytes:
    """What the app has drawn, up to a text."""
    drawn = b""
    while text not in drawn:
        message = await ws.receive(timeout=AGES)
        assert message.type is not WSMsgType.CLOSED, drawn
        drawn += message.data if message.type is WSMsgType.BINARY else b""
    return drawn


async def test_a_window_of_the_page_is_the_app_at_the_story(server: subprocess.Popen[str]) -> None:
    async with window(where(server)) as ws:
        assert b"\x1b[?1049h" in await shown(ws, b"The Spare Key of Noor")


async def test_the_page_names_nothing_that_is_elsewhere_and_forbids_it(server: subprocess.Popen[str]) -> None:
    async with ClientSession() as session:
        place = where(server)
        async with session.get(place) as answer:
            page = await answer.text()
        assert "default-src 'self'" in page
        named = re.findall(r"""(?:src|href)="([^"]+)"|url\("([^"]+)"\)""", page)
        own = [first or second for first, second in named if not (first or second).startswith("data:")]
        assert own
        assert not [link for link in own if ":" in link or link.startswith("//")]
        for link in own:
            async with session.get(f"{place}/{link}") as answer:
                assert answer.status == 200, link


async def test_the_page_of_somebody_else_gets_no_window(server: subprocess.Popen[str]) -> None:
    place = where(server)
    async with ClientSession() as session:
        for headers in ({"Origin": "https://elsewhere.example"}, {"Host": "elsewhere.example"}):
            async with session.get(f"{place}/ws", headers=headers) as answer:
                assert answer.status == 403


def test_ctrl_c_ends_it_with_130_and_no_traceback(server: subprocess.Popen[str]) -> None:
    where(server)
    server.send_signal(signal.SIGINT)
    _, told = server.communicate(timeout=AGES)
    assert server.returncode == 130
    assert "Traceback" not in told


async def test_ctrl_c_ends_it_while_a_window_is_open(server: subprocess.Popen[str]) -> None:
    async with window(where(server)) as ws:
        await shown(ws, b"The Spare Key of Noor")
        server.send_signal(signal.SIGINT)
        while (await ws.receive(timeout=AGES)).type not in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            pass
    assert server.wait(timeout=AGES) == 130


def test_a_port_that_is_taken_is_told_with_advice() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("serve", "--port", str(taken.getsockname()[1]))
    assert done.exit_code == 3
    assert "Name another --port, or 0" in done.stderr


def test_another_host_than_loopback_is_warned_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.browser.server.Serving.run", lambda *_: None)
    assert "whoever can reach this machine" in call("serve", "--host", "0.0.0.0", "--port", "0").stderr
    assert "whoever can reach" not in call("serve", "--port", "0").stderr


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    done = call("serve")
    assert done.exit_code == 3
    assert "pip install 'heartwork[serve]'" in done.stderr


def test_a_story_that_is_not_there_is_told_before_anything_is_served() -> None:
    done = call("serve", "no-such-story", "--port", "0")
    assert done.exit_code == 3
    assert not done.stdout


@pytest.mark.parametrize(
    ("origin", "asked", "host", "ours"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "127.0.0.1", True),
        ("http://localhost:8000", "localhost:8000", "127.0.0.1", True),
        ("http://[::1]:8000", "[::1]:8000", "::1", True),
        (None, "127.0.0.1:8000", "127.0.0.1", True),
        ("http://127.0.0.1:9000", "127.0.0.1:8000", "127.0.0.1", False),
        ("null", "127.0.0.1:8000", "127.0.0.1", False),
        ("http://rebound.example:8000", "rebound.example:8000", "127.0.0.1", False),
        ("http://kitchen.local:8000", "kitchen.local:8000", "0.0.0.0", True),
        ("http://elsewhere.example", "kitchen.local:8000", "0.0.0.0", False),
    ],
)
def test_a_window_opens_for_our_own_page_alone(origin: str | None, asked: str, host: str, ours: bool) -> None:
    assert is_our_page(origin, asked, host) is ours


def test_an_address_can_be_followed_whatever_kind_it_is() -> None:
    assert address("127.0.0.1", 8000) == "http://127.0.0.1:8000"
    assert address("::1", 8000) == "http://[::1]:8000"

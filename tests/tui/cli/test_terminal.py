"""The plain player in a real terminal."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import STORY, write_story

pty = pytest.importorskip("pty", reason="no terminals of this kind here")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

LONG = STORY.replace(
    "The key lies on the table.", "The key lies on the table and it has lain there for " + "many " * 20 + "days."
)
STYLE = re.compile(rb"\x1b\[[0-9;]*m")


class Terminal:
    """The command on a terminal of 40 columns."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui.cli", *arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm", **environment},
        )
        os.close(inside)
        self.read = b""

    def until(self, text: bytes) -> bytes:
        """What the screen has shown since the last call, up to a text."""
        while text not in self.read:
            self.read += self._more()
        shown, _, self.read = self.read.partition(text)
        return shown + text

    def _more(self) -> bytes:
        found = os.read(self.screen, 4096)
        assert found, "the terminal was closed"
        return found

    def type(self, keys: bytes) -> None:
        os.write(self.screen, keys)

    def end(self) -> int:
        return self.process.wait(timeout=30)


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()
        os.close(terminal.screen)


def start(terminals: list[Terminal], tmp_path: Path, **environment: str) -> Terminal:
    story = write_story(tmp_path, LONG)
    terminals.append(Terminal("play", story, "--seed", "1", HEARTWORK_HOME=str(tmp_path / "home"), **environment))
    return terminals[0]


def test_prose_is_wrapped_to_the_terminal_and_never_split_in_a_word(terminals: list[Terminal], tmp_path: Path) -> None:
    shown = STYLE.sub(b"", start(terminals, tmp_path).until(b"> ")).decode().replace("\r\n", "\n")
    assert max(len(line) for line in shown.split("\n")) < 40
    assert "many many\nmany" in shown


def test_a_play_by_hand_to_its_end(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = start(terminals, tmp_path)
    terminal.until(b"> ")
    terminal.type(b"3\n")
    assert b"It is a key." in terminal.until(b"> ")
    terminal.type(b"1\n")
    assert b"The end. At peace." in STYLE.sub(b"", terminal.until(b"heartwork debrief"))
    assert terminal.end() == 0


def test_ctrl_c_leaves_quietly_with_130(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = start(terminals, tmp_path)
    terminal.until(b"> ")
    terminal.type(b"3\n")
    terminal.until(b"> ")
    terminal.process.send_signal(signal.SIGINT)
    assert b"Traceback" not in terminal.until(b"heartwork debrief")
    assert terminal.end() == 130


def test_ctrl_d_ends_kindly(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = start(terminals, tmp_path)
    terminal.until(b"> ")
    terminal.type(b"3\n")
    terminal.until(b"> ")
    terminal.type(b"\x04")
    assert b"The play is kept in" in terminal.until(b"heartwork debrief")
    assert terminal.end() == 0


@pytest.mark.parametrize(("environment", "styled"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_bold_and_dim_are_left_out_where_they_are_not_wanted(
    environment: dict[str, str], styled: bool, terminals: list[Terminal], tmp_path: Path
) -> None:
    shown = start(terminals, tmp_path, **environment).until(b"> ")
    assert bool(STYLE.search(shown)) is styled

"""The plain player in a real terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import STORY, write_story

pytest.importorskip("pty", reason="no terminals of this kind here")
from tests.support.terminal import STYLE, Terminal, command

LONG = STORY.replace(
    "The key lies on the table.", "The key lies on the table and it has lain there for " + "many " * 20 + "days."
)


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def start(terminals: list[Terminal], tmp_path: Path, **environment: str) -> Terminal:
    program = command("play", write_story(tmp_path, LONG), "--plain", "--seed", "1")
    terminals.append(Terminal(program, (40, 24), HEARTWORK_HOME=str(tmp_path / "home"), **environment))
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
    terminal.interrupt()
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

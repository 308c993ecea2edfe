"""Which face opens, and what is said before and after the app."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.command import call, spawn, write_story
from tui.shelf.settings import change

pytest.importorskip("pty", reason="no terminals of this kind here")
from tests.support.terminal import STYLE, Terminal, command

ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"  # the app's own screen, and the terminal's as it was
CTRL_Q = b"\x11"
Opener = Callable[..., Terminal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    terminals: list[Terminal] = []

    def open_one(*arguments: str, **environment: str) -> Terminal:
        home = {"HEARTWORK_HOME": str(tmp_path / "home")}
        terminals.append(Terminal(command(*arguments), (80, 24), **(home | environment)))
        return terminals[-1]

    yield open_one
    for terminal in terminals:
        terminal.close()


@pytest.mark.parametrize("arguments", [[], ["play", "STORY"]])
def test_on_a_terminal_the_app_opens_and_ctrl_q_gives_the_terminal_back(
    arguments: list[str], opened: Opener, tmp_path: Path
) -> None:
    story = write_story(tmp_path)
    terminal = opened(*(story if word == "STORY" else word for word in arguments))
    terminal.until(ALTERNATE)
    terminal.until(b"Help")
    terminal.type(CTRL_Q)
    terminal.until(NORMAL)
    assert terminal.end() == 0


@pytest.mark.parametrize("arguments", [["--plain"], ["play", "STORY", "--plain"], ["--plain", "play", "STORY"]])
def test_plain_asks_in_lines_and_says_nothing_about_the_terminal(
    arguments: list[str], opened: Opener, tmp_path: Path
) -> None:
    story = write_story(tmp_path)
    terminal = opened(*(story if word == "STORY" else word for word in arguments))
    shown = terminal.until(b"> ")
    assert ALTERNATE not in shown
    assert b"no terminal" not in shown


@pytest.mark.parametrize(("kind", "told"), [("dumb", b"TERM is dumb"), ("", b"TERM is not set")])
def test_a_terminal_that_cannot_show_the_app_gets_the_plain_player_and_is_told_why(
    kind: str, told: bytes, opened: Opener, tmp_path: Path
) -> None:
    shown = opened("play", write_story(tmp_path), TERM=kind).until(b"> ")
    assert told in shown.splitlines()[0]
    assert b"plain player" in shown
    assert b"\x1b[?1049h" not in shown


def test_a_pipe_gets_the_plain_player_and_is_told_why_once(tmp_path: Path) -> None:
    for arguments in ([], ["play", write_story(tmp_path)]):
        done = spawn(*arguments, home=tmp_path / "home")
        assert done.stderr.decode().splitlines()[0] == (
            "heartwork: this is no terminal that can show the app (a pipe or a file), so here is the plain player."
        )
        assert b"no terminal" not in done.stdout


def test_json_says_nothing_about_the_terminal(tmp_path: Path) -> None:
    assert not spawn("play", write_story(tmp_path), "--format", "json").stderr


WRONG = [
    (["no-such-story"], 3, b"no-such-story"),
    (["STORY", "--as", "nobody"], 2, b"no role `nobody`"),
    (["STORY", "--take", "fly"], 2, b"--take, entry 1"),
    (["STORY", "--name", "player"], 2, b"--name wants"),
    (["STORY", "--guidance", "no-such-pack"], 3, b"no-such-pack"),
    (["STORY", "--resume", "--seed", "1"], 2, b"--resume goes on"),
    (["STORY", "--resume"], 3, b"no unfinished play"),
    ([], 2, b"which story?"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), WRONG)
def test_what_is_wrong_is_told_before_the_app_opens_with_the_plain_players_exit_code(
    arguments: list[str], code: int, told: bytes, opened: Opener, tmp_path: Path
) -> None:
    story = write_story(tmp_path)
    words = [story if word == "STORY" else word for word in arguments]
    terminal = opened("play", *words)
    shown = b" ".join(STYLE.sub(b"", terminal.rest()).split())
    assert ALTERNATE not in shown
    assert told in shown
    assert terminal.end() == code
    assert spawn("play", *words, "--plain", home=tmp_path / "home").returncode == code
    assert not (tmp_path / "home").exists()


def test_after_the_app_it_is_said_where_the_play_is_kept_and_how_it_goes_on(opened: Opener, tmp_path: Path) -> None:
    story = write_story(tmp_path)
    change(tmp_path / "home", welcomed=True)
    terminal = opened("play", story, "--take", "look")
    terminal.until(b"Help")
    terminal.type(CTRL_Q)
    terminal.until(NORMAL)
    said = terminal.rest().decode()
    (kept,) = (tmp_path / "home" / "plays").glob("*.jsonl")
    assert str(kept) in said
    assert f"To go on: heartwork play {story} --resume" in said


def test_resuming_goes_on_in_the_same_file(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    story = write_story(tmp_path)
    call("play", story, "--plain", answers="look\n")
    (kept,) = (tmp_path / "home" / "plays").glob("*.jsonl")
    change(tmp_path / "home", welcomed=True)
    terminal = opened("play", story, "--resume")
    terminal.until(b"Help")
    terminal.type(CTRL_Q)
    assert str(kept) in terminal.rest().decode()
    assert [json.loads(line).get("option") for line in kept.read_text().splitlines()[1:]][-1:] == ["look"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_ends_the_process_gets_the_terminal_back_as_it_was(
    number: signal.Signals, code: int, opened: Opener
) -> None:
    terminal = opened()
    terminal.until(b"Help")
    terminal.process.send_signal(number)
    assert NORMAL in terminal.rest()
    assert terminal.end() == code


def test_the_app_ends_when_its_terminal_goes_away(opened: Opener) -> None:
    terminal = opened()
    terminal.until(ALTERNATE)
    terminal.until(b"Welcome")
    os.close(terminal.screen)
    terminal.screen = os.open(os.devnull, os.O_RDONLY)
    terminal.end()

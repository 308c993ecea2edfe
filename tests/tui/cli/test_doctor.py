from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.command import call, spawn
from tests.support.terminal import Terminal, command
from tui.cli import main
from tui.cli.doctor import HELP

STATES = ("ok", "look", "trouble")


def test_every_line_begins_with_a_word_that_says_how_it_stands(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out, err = capsys.readouterr()
    told = [line for line in out.splitlines() if not line.startswith(" ")]
    assert {line.split()[0] for line in told} <= {*STATES}
    assert {line.split()[1] for line in told} >= {
        "program",
        "port",
        "addresses",
        "screen",
        "keeping",
        "clock",
        "stories",
    }
    assert err.startswith("This laptop can run a lesson")
    assert not home.exists()


def test_json_has_the_shape_of_the_help() -> None:
    answer = json.loads(call("doctor", "dishwasher-treaty", "--format", "json").stdout)
    assert answer.keys() == {"ready", "checks"}
    shapes = dict(re.findall(r"^  (\w+) +(\"\w+\".*(?:\n {12}.*)?)$", HELP, re.MULTILINE))
    for row in answer["checks"]:
        assert row.keys() == {"check", "state", "found", "advice", "facts"}
        assert row["state"] in STATES
        assert all(f'"{name}"' in shapes[row["check"]] for name in row["facts"])


def test_trouble_is_told_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    done = spawn("doctor", home=tmp_path / "home")
    assert done.returncode == 1
    assert b"trouble  keeping" in done.stdout
    assert b"cannot run here until" in done.stderr


@pytest.mark.parametrize("name", ["no-such-story", "no/such.yaml"])
def test_a_story_that_is_not_there_is_trouble(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", name]) == 1
    assert f"There is no story {name}." in capsys.readouterr().out


@pytest.mark.parametrize(("size", "word"), [((50, 24), b"trouble"), ((80, 24), b"ok")])
def test_the_screen_is_the_terminal_it_runs_in(size: tuple[int, int], word: bytes) -> None:
    terminal = Terminal(command("doctor"), size)
    shown = terminal.until(b"lesson")
    shown += terminal.rest()
    assert re.search(word + rb" +screen +%d columns by %d" % size, shown.replace(b"\r\n" + b" " * 20, b" ")), shown
    assert terminal.end() == (1 if word == b"trouble" else 0)
    terminal.close()

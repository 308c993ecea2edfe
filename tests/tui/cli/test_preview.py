from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.command import call, spawn
from tests.support.terminal import Terminal, command
from tests.support.workbench import Manuscript
from tui.cli import opening, terminal
from tui.shelf.settings import change
from tui.workbench.asked import Asked

ESCAPE = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]")


@pytest.fixture
def manuscript(tmp_path: Path) -> Manuscript:
    return Manuscript(tmp_path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """What the workbench was opened at, without an app."""
    found: list[Asked] = []

    def note(asked: Asked) -> int:
        found.append(asked)
        return 0

    monkeypatch.setattr(terminal, "obstacle", lambda: "")
    monkeypatch.setattr(opening, "open_workbench", note)
    return found


def said(result: Result) -> str:
    return " ".join(result.stderr.split())


def test_in_a_pipe_it_says_what_to_use_instead(manuscript: Manuscript) -> None:
    done = spawn("preview", str(manuscript.path))
    err = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert err.startswith("heartwork: the workbench needs a terminal that can show the app, and this is none (a pipe")
    assert f"heartwork check {manuscript.path} tells its faults" in err
    assert f"heartwork play {manuscript.path} --plain plays it" in err


def test_it_opens_at_the_start_of_the_story(manuscript: Manuscript, opened: list[Asked]) -> None:
    assert call("preview", str(manuscript.path)).exit_code == 0
    (asked,) = opened
    assert (asked.edition.path, asked.scene, asked.settings) == (manuscript.path, "", {})


def test_it_opens_at_a_scene_with_states(manuscript: Manuscript, opened: list[Asked]) -> None:
    words = ("--from", "answer", "--set", "trust=3", "--set", "knows=true", "--seed", "5")
    assert call("preview", str(manuscript.path), *words).exit_code == 0
    (asked,) = opened
    assert (asked.scene, asked.settings, asked.seed) == ("answer", {"trust": 3, "knows": True}, 5)


def test_a_story_that_ships_is_named_by_its_id(opened: list[Asked]) -> None:
    assert call("preview", "the-long-quiet").exit_code == 0
    assert opened[0].edition.story is not None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "anser"), "there is no scene `anser`: did you mean `answer`?"),
        (("--set", "trst=3"), "there is no state `trst`: did you mean `trust`?"),
        (("--set", "trust=101"), "`trust` goes from 0 to 100, so it cannot be 101"),
        (("--set", "trust"), "--set: `trust` sets nothing: write trust=3, or honest=true"),
        (("--set", "knows=yes"), "`knows` takes a whole number, or true or false"),
    ],
)
def test_what_the_story_does_not_have_is_told_before_anything_opens(
    manuscript: Manuscript, opened: list[Asked], words: tuple[str, ...], told: str
) -> None:
    result = call("preview", str(manuscript.path), *words)
    assert (result.exit_code, opened) == (2, [])
    assert told in said(result)


def test_a_file_with_faults_opens_too(manuscript: Manuscript, opened: list[Asked]) -> None:
    manuscript.save(("to: answer", "to: anser"))
    assert call("preview", str(manuscript.path), "--from", "anser").exit_code == 0
    assert opened[0].edition.errors


def test_a_story_that_cannot_start_opens_too(manuscript: Manuscript, opened: list[Asked]) -> None:
    manuscript.save(("title: The kitchen", "at: day 1 10:00"))
    assert call("preview", str(manuscript.path)).exit_code == 0
    assert len(opened) == 1


def test_a_file_that_is_not_there_is_told_with_how_to_begin_one(tmp_path: Path, opened: list[Asked]) -> None:
    result = call("preview", str(tmp_path / "new.yaml"))
    assert (result.exit_code, opened) == (3, [])
    assert "there is no such file" in said(result)
    assert f"`heartwork new {tmp_path / 'new.yaml'}` writes a story to start from." in said(result)
    assert call("preview", "no-such-story").exit_code == 3


def test_on_a_terminal_it_shows_the_story_and_the_saved_file_and_leaves_quietly(
    home: Path, manuscript: Manuscript
) -> None:
    change(home, welcomed=True)
    program = command("preview", str(manuscript.path))
    shown = Terminal(program, (120, 40), HEARTWORK_HOME=str(home), COLORTERM="truecolor")
    try:
        shown.until(b"A key lies on the table.")
        manuscript.path.write_text(manuscript.text.replace("A key lies", "A cat lies"), encoding="utf-8")
        shown.until(b"A cat lies on the table.")
        manuscript.path.unlink()
        shown.until(b"The file is gone.")
        shown.type(b"\x11")
        rest = shown.rest()
        assert shown.end() == 0
    finally:
        shown.close()
    after = rest.rpartition(b"\x1b[?1049l")[2]  # back from the app's own screen
    assert ESCAPE.sub(b"", after).split() == []


EDITOR = """\
#!{python}
import os, pathlib, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.kill(0, signal.SIGINT)  # as Emacs lets ctrl+g interrupt whoever is on the terminal
path = pathlib.Path(sys.argv[-1])
path.write_text(path.read_text().replace("A key lies", "A cat lies"))
"""


def test_an_editor_has_the_terminal_until_it_is_left_and_its_interrupts_are_its_own(
    home: Path, manuscript: Manuscript, tmp_path: Path
) -> None:
    change(home, welcomed=True)
    editor = tmp_path / "editor"
    editor.write_text(EDITOR.format(python=sys.executable), encoding="utf-8")
    editor.chmod(0o755)
    program = command("preview", str(manuscript.path))
    shown = Terminal(program, (120, 40), HEARTWORK_HOME=str(home), EDITOR=str(editor), VISUAL="")
    try:
        shown.until(b"A key lies on the table.")
        shown.type(b"e")
        shown.until(b"A cat lies on the table.")
        shown.type(b"\x11")
        shown.rest()
        assert shown.end() == 0
    finally:
        shown.close()

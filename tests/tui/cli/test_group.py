from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import AGES, STORY, call, spawn, write_story
from tui.cli import VERBS


def test_help_names_every_verb() -> None:
    done = call("--help")
    assert done.exit_code == 0
    assert all(f"  {verb} " in done.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_that_tells_its_exit_codes_or_options(verb: str) -> None:
    done = call(verb, "--help")
    assert done.exit_code == 0
    assert "Options:" in done.stdout


def test_a_misspelt_verb_is_wrong_usage_with_the_near_one_named() -> None:
    done = call("pley")
    assert done.exit_code == 2
    assert "did you mean `play`?" in done.stderr
    assert not done.stdout


def test_completion_tells_verbs() -> None:
    done = spawn(_HEARTWORK_COMPLETE="bash_complete", COMP_WORDS="heartwork ch", COMP_CWORD="1")
    assert done.stdout.decode().split() == ["plain,check"]


def test_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m tui.cli export --to schema | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=AGES, check=False)
    assert (len(done.stdout), done.stderr) == (10, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_under_stdout_is_told_without_a_traceback() -> None:
    command = f"{sys.executable} -m tui.cli list > /dev/full"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=AGES, check=False)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"heartwork: ")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_crash(closed: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m tui.cli play {write_story(tmp_path)} --trace {tmp_path / 't.jsonl'} {closed}"
    done = subprocess.run(
        ["/bin/sh", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, timeout=AGES, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_the_c_locale_gets_utf_8_all_the_same(tmp_path: Path) -> None:
    story = write_story(tmp_path, STORY.replace("The key lies", "Der Schlüssel — liegt"))
    done = spawn("play", story, home=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "Schlüssel — liegt" in done.stdout.decode("utf-8")


def test_input_that_is_not_utf_8_is_an_answer_like_any_other(tmp_path: Path) -> None:
    done = spawn("play", write_story(tmp_path), answers=b"\xff\xfe\x1b[2J\n3\n", home=tmp_path)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert b"It is a key." in done.stdout


def test_no_folder_is_made_by_looking(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for arguments in (["list"], ["--help"], ["play", write_story(tmp_path)], []):
        spawn(*arguments, home=home)
    assert not home.exists()


def test_without_a_verb_one_picks_a_story_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    write_story(tmp_path / "scenarios", name="a-key.yaml")
    done = call(answers="nonsense\n1\n3\n")
    assert done.exit_code == 0
    first = done.stdout.split("\n\n")[1]
    assert "no counselling" in first
    assert "fear, control or violence" in first
    assert "1-866-331-9474" in first
    assert "It is a key." in done.stdout


def test_without_a_verb_an_unfinished_play_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    call("play", write_story(tmp_path), answers="look\n")
    done = call(answers="1\n")
    assert "  1  Go on with The Spare Key of Noor\n     Day 1, 21:00. 1 decision so far." in done.stdout
    assert "1 decision played again" in done.stderr


def test_a_name_is_never_obeyed_by_the_terminal(tmp_path: Path) -> None:
    done = spawn("play", write_story(tmp_path), "--name", "ex=\x1b[31mNoor", home=tmp_path)
    assert done.returncode == 2
    assert b"\x1b" not in done.stdout + done.stderr


def test_python_dash_m_is_the_command_too() -> None:
    assert spawn("--version").stdout.startswith(b"heartwork ")
    assert os.environ.get("HEARTWORK_HOME") is None

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest

from tests.support.command import STORY, call, spawn, write_story
from tests.support.terminal import Terminal, command

BROKEN = STORY.replace("scene: lost", "scene: lots")
GATED = STORY.replace("text: Ring., weight", "text: Ring., if: secret > 7, weight")
ENDLESS = """\
format: 1
title: Soup
cast: {player: {name: Sam}}
state:
  salt: {start: 0, max: 9999, shown: false}
  pepper: {start: 0, max: 9999, shown: false}
scenes:
  kitchen:
    text: Soup is on the stove.
    choices:
      salt: {text: Add some salt., if: salt < 9999, effects: {salt: +1}}
      pepper: {text: Add some pepper., if: pepper < 9999, effects: {pepper: +1}}
      sleep: {text: Sleep., to: morning}
  morning: {text: The kettle boils., ending: at-peace}
"""


def test_a_clean_file_is_silent_on_stdout(tmp_path: Path) -> None:
    call("new", str(tmp_path / "story.yaml"))
    done = call("check", str(tmp_path / "story.yaml"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.fullmatch(r"1 file checked, \d+ states searched: no faults\.\n", done.stderr)


def test_errors_are_told_with_their_place_and_end_with_1(tmp_path: Path) -> None:
    done = call("check", write_story(tmp_path, BROKEN))
    assert done.exit_code == 1
    assert "error[HW301 unknown-scene]" in done.stdout
    assert "help: did you mean `lost`?" in done.stdout
    assert "error" in done.stderr


def test_the_json_has_the_shape_that_programs_rely_on(tmp_path: Path) -> None:
    path = write_story(tmp_path, BROKEN)
    done = call("check", path, "--format", "json")
    rows = json.loads(done.stdout)
    line = BROKEN[: BROKEN.index("lots")].count("\n") + 1
    assert {"code", "name", "severity", "path", "line", "column", "message", "help"} == set(rows[0])
    assert any(row["code"] == "HW301" and row["path"] == path and row["line"] == line for row in rows)


@pytest.mark.parametrize("form", ["text", "concise", "json", "github"])
def test_every_format_tells_the_fault(form: str, tmp_path: Path) -> None:
    assert "HW301" in call("check", write_story(tmp_path, BROKEN), "--format", form).stdout


def test_a_folder_means_the_files_in_it(tmp_path: Path) -> None:
    write_story(tmp_path, BROKEN)
    write_story(tmp_path, BROKEN, "other.yml")
    done = call("check", str(tmp_path))
    assert done.exit_code == 1
    assert done.stderr.startswith("2 files checked")


@pytest.mark.parametrize("name", ["missing.yaml", "no-such-id", "empty"])
def test_what_cannot_be_read_ends_with_3(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    done = call("check", name)
    assert done.exit_code == 3
    assert "HW80" in done.stdout


def test_what_ships_is_checked_by_id() -> None:
    done = call("check", "five-articles", "break-ups", "--format", "json")
    assert done.exit_code == 0
    assert [row for row in json.loads(done.stdout) if row["severity"] == "error"] == []


def test_nothing_to_check_is_wrong_usage() -> None:
    assert call("check").exit_code == 2


@pytest.mark.parametrize("asked", ["HW301", "hw301", "unknown-scene"])
def test_a_code_is_explained(asked: str) -> None:
    done = call("check", "--explain", asked)
    assert done.exit_code == 0
    assert done.stdout.startswith("HW301 unknown-scene (error)\n====")
    assert "```" not in done.stdout


def test_an_unknown_code_is_wrong_usage_with_near_ones() -> None:
    done = call("check", "--explain", "HW399")
    assert done.exit_code == 2
    assert "HW3" in done.stderr.partition("near it are")[2]


def test_static_says_only_what_can_be_seen_without_playing(tmp_path: Path) -> None:
    path = write_story(tmp_path, GATED)
    done = call("check", path)
    assert done.exit_code == 1
    assert "error[HW421 option-out-of-play]" in done.stdout
    done = call("check", path, "--static")
    assert done.exit_code == 0
    assert "HW421" not in done.stdout
    assert "searched" not in done.stderr


def test_what_stays_unproved_is_told_with_the_command_that_proves_it(tmp_path: Path) -> None:
    done = call("check", write_story(tmp_path, ENDLESS), "--format", "json")
    assert done.exit_code == 0
    (unproved,) = [row for row in json.loads(done.stdout) if row["code"] == "HW430"]
    assert re.match(r"after 2\d\d,\d{3} states it is not proved that", unproved["message"])
    assert "heartwork check --full" in unproved["help"]


def test_full_has_no_limit(tmp_path: Path) -> None:
    checks = "checks: [{name: it is over in the morning, rest: any, ends: [morning]}]\n"
    path = write_story(tmp_path, ENDLESS.replace("9999", "499") + checks)
    assert {"HW414", "HW430"} <= set(re.findall(r"HW\d+", call("check", path).stdout))
    done = call("check", path, "--full")
    assert not {"HW414", "HW430"} & set(re.findall(r"HW\d+", done.stdout))
    assert "250,001 states searched" in done.stderr


def test_both_at_once_are_wrong_usage(tmp_path: Path) -> None:
    done = call("check", write_story(tmp_path), "--static", "--full")
    assert done.exit_code == 2
    assert "choose one of them" in done.stderr


def test_a_road_that_a_help_line_shows_can_be_played(tmp_path: Path) -> None:
    stuck = STORY.replace("text: Let it be., weight", "text: Let it be., if: secret < 6, weight").replace(
        "text: Ring., weight", "text: Ring., if: secret < 6, weight"
    )
    write_story(tmp_path, stuck)
    done = spawn("check", str(tmp_path / "key.yaml"))
    shown = re.search(r"see it with: heartwork (play .*)", done.stdout.decode())
    assert shown is not None
    played = call(*shown[1].split(), "--format", "json")
    assert json.loads(played.stdout)["scene"] == "answer"
    assert json.loads(played.stdout)["options"] == []


def test_ctrl_c_ends_with_130_and_tells_what_was_found_so_far(tmp_path: Path) -> None:
    path = write_story(tmp_path, ENDLESS)
    terminal = Terminal(command("check", "--full", path, "--format", "concise"))
    try:
        terminal.until(b"states searched for where roads lead: key.yaml")
        terminal.process.send_signal(signal.SIGINT)
        rest = terminal.rest()
        assert terminal.end() == 130
    finally:
        terminal.close()
    assert b"HW415" in rest
    assert b"interrupted: 0 of 1 files checked to the end" in rest


def test_in_a_pipe_nothing_is_said_while_it_works(tmp_path: Path) -> None:
    done = spawn("check", write_story(tmp_path, ENDLESS.replace("9999", "299")))
    assert done.stderr.decode().count("\n") == 1
    assert b"\r" not in done.stderr

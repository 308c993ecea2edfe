from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import STORY, call, write_story

BROKEN = STORY.replace("scene: lost", "scene: lots")


def test_a_clean_file_is_silent_on_stdout(tmp_path: Path) -> None:
    call("new", str(tmp_path / "story.yaml"))
    done = call("check", str(tmp_path / "story.yaml"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 file checked: no faults." in done.stderr


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

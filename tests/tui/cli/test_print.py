from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from tests.support.command import STORY, call, write_story
from tests.support.hypertext import Reader

LESSON = STORY + "lessons:\n  - {name: The hall, from: hall, stop: [answer]}\n"


def test_a_pack_goes_to_stdout_in_a_pipe_or_to_a_file(tmp_path: Path) -> None:
    path, file = write_story(tmp_path), tmp_path / "pack.html"
    shown, written = call("print", path), call("print", path, "-o", str(file))
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert shown.stdout.startswith("<!DOCTYPE html>")
    assert (written.stdout, file.read_text(encoding="utf-8")) == ("", shown.stdout)
    assert written.stderr.startswith(f"{file} written.")


def test_a_story_that_ships_goes_by_its_id_and_its_lesson_by_number_or_name() -> None:
    by_number = call("print", "dishwasher-treaty", "--lesson", "1").stdout
    assert "<title>The Dishwasher Treaty: The first night</title>" in by_number
    assert call("print", "dishwasher-treaty", "--lesson", "the first night").stdout == by_number
    assert len(by_number) < len(call("print", "dishwasher-treaty").stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--lesson", "2"], "--lesson: there is no lesson `2`; there are: 1 The hall"),
        (["--lesson", "The yard"], "there is no lesson `The yard`"),
        (["--open"], "name a file for it: -o key.html"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(arguments: list[str], told: str, tmp_path: Path) -> None:
    done = call("print", write_story(tmp_path, LESSON), *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_story_without_lessons_says_so(tmp_path: Path) -> None:
    done = call("print", write_story(tmp_path), "--lesson", "1")
    assert done.exit_code == 2
    assert "this story has none" in done.stderr


def test_faults_files_and_folders_are_told_as_by_other_verbs(tmp_path: Path) -> None:
    path = write_story(tmp_path)
    assert call("print", write_story(tmp_path, STORY.replace("to: quiet", "to: quit"), "broken.yaml")).exit_code == 1
    assert call("print", str(tmp_path / "no.yaml")).exit_code == 3
    assert call("print", path, "--guidance", "no-such").exit_code == 3
    nowhere = call("print", path, "-o", str(tmp_path / "no" / "where.html"))
    assert (nowhere.exit_code, "No such file" in nowhere.stderr) == (3, True)
    folder = call("print", path, "-o", str(tmp_path))
    assert (folder.exit_code, f"{tmp_path} is a folder" in folder.stderr) == (3, True)


def test_a_story_that_cannot_start_is_told(tmp_path: Path) -> None:
    path = write_story(tmp_path, STORY.replace("  hall:\n", "  porch: {to: yard}\n  yard: {to: porch}\n  hall:\n", 1))
    done = call("print", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "this story cannot start" in done.stderr


def test_a_browser_is_opened_at_the_file_and_where_there_is_none_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return len(opened) == 1

    monkeypatch.setattr(webbrowser, "open", browse)
    arguments = ("print", write_story(tmp_path), "-o", str(tmp_path / "a b.html"), "--open")
    first, second = call(*arguments), call(*arguments)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert opened == [(tmp_path / "a b.html").as_uri()] * 2
    assert "No browser" not in first.stderr
    assert "No browser could be opened" in second.stderr


def test_the_help_lines_are_those_that_a_person_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    own = (
        '{"checked": "May 2026", "countries": {"XX": {"name": "Here", "lines": [{"name": "<Ours>", "number": "123"}]}}}'
    )
    (tmp_path / "help-lines.json").write_text(own, encoding="utf-8")
    said = Reader(call("print", "the-long-quiet", "--lesson", "1").stdout).words
    assert "<Ours>, Here, 123 (looked up May 2026)" in said
    assert "love is respect" in said
    (tmp_path / "help-lines.json").write_text("{", encoding="utf-8")
    assert "damaged" in call("print", "the-long-quiet", "--lesson", "1").stderr


def test_another_guidance_pack_is_asked_where_one_is_named(tmp_path: Path) -> None:
    pack = tmp_path / "two.yaml"
    pack.write_text(
        "format: 1\ntitle: Two\nsources: {a-voice: {title: A voice of its own}}\nrules:\n"
        "  post: {kind: do, text: Post it., sources: {a-voice: [1]}, followed: {acts: [message]}}\n",
        encoding="utf-8",
    )
    said = Reader(call("print", write_story(tmp_path), "--guidance", str(pack)).stdout).words
    assert "A voice of its own" in said
    assert "Best: A Voice." in said

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import STORY, call, write_story


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    return write_story(tmp_path)


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "home").rglob("*.jsonl"))


def test_a_play_goes_on_where_it_was_left_in_the_same_file(story: str, tmp_path: Path) -> None:
    call("play", story, "--seed", "1", answers="look\n")
    done = call("play", story, "--resume", answers="1\n")
    assert "1 decision played again" in done.stderr
    assert done.stdout.startswith("The Spare Key of Noor\n\nIt is a key.\n\nDay 1, 21:00.\n\n  1  Keep it.")
    assert "The end. At peace." in done.stdout
    assert len(kept(tmp_path)) == 1


def test_it_may_be_named_in_every_way_that_comes_to_mind(story: str, tmp_path: Path) -> None:
    call("play", story, answers="look\n")
    file = str(kept(tmp_path)[0])
    for arguments in ([story, "--resume"], ["--resume", story], ["--resume"], ["--resume", file], ["--resume", "last"]):
        assert "1 decision played again" in call("play", *arguments).stderr, arguments
    assert "1 decision played again" in call("play", story, "--trace", file, "--resume").stderr


def test_the_draws_of_a_resumed_play_are_those_of_a_play_in_one_go(story: str, tmp_path: Path) -> None:
    for seed in map(str, range(8)):
        whole = call("play", story, "--seed", seed, "--trace", str(tmp_path / f"{seed}.jsonl"), answers="look\nsend\n")
        call("play", story, "--seed", seed, answers="look\n")
        rest = call("play", story, "--resume", answers="send\n")
        assert whole.stdout.partition("> send")[2] == rest.stdout.partition("> send")[2]


def test_a_finished_play_is_passed_over(story: str) -> None:
    call("play", story, answers="look\n")
    call("play", story, "--take", "keep,stop")
    assert "1 decision played again" in call("play", story, "--resume").stderr


def test_without_a_play_there_is_nothing_to_go_on_with(story: str) -> None:
    done = call("play", story, "--resume")
    assert done.exit_code == 3
    assert "no unfinished play" in done.stderr


def test_after_an_edit_it_goes_on_in_a_new_file_that_names_the_old(story: str, tmp_path: Path) -> None:
    call("play", story, answers="look\n")
    old = kept(tmp_path)[0]
    before = old.read_bytes()
    write_story(tmp_path, STORY.replace("The key lies", "A key lies"))
    done = call("play", story, "--resume", answers="keep\n")
    assert "1 decision played again" in done.stderr
    assert "The story was edited since." in done.stderr
    new = next(path for path in kept(tmp_path) if path != old)
    assert str(new) in done.stderr
    assert old.read_bytes() == before
    assert json.loads(new.read_text().splitlines()[0])["continues"] == str(old)


def test_an_option_that_is_gone_stops_it_with_a_word(story: str, tmp_path: Path) -> None:
    call("play", story, answers="look\n")
    write_story(tmp_path, STORY.replace("look:", "stare:"))
    done = call("play", story, "--resume")
    assert "0 decisions played again" in done.stderr
    assert "`look` is not on offer" in done.stderr
    assert "The key lies on the table." in done.stdout


def test_a_trace_with_a_torn_end_goes_on_without_its_last_step(story: str, tmp_path: Path) -> None:
    call("play", story, answers="look\n")
    file = kept(tmp_path)[0]
    file.write_bytes(file.read_bytes() + b'{"n": 2, "par')
    call("play", story, "--resume", "--seed", "1")  # refused
    done = call("play", story, "--resume", answers="keep\n")
    assert "1 decision played again" in done.stderr
    assert all(json.loads(line) for line in file.read_text().splitlines())


def test_a_damaged_trace_goes_on_in_a_new_file(story: str, tmp_path: Path) -> None:
    call("play", story, answers="look\n")
    file = kept(tmp_path)[0]
    file.write_bytes(file.read_bytes() + b"rubbish\n")
    done = call("play", "--resume", str(file), answers="keep\n")
    assert "rubbish" not in done.stdout
    assert "is kept in" in done.stderr
    assert file.read_bytes().endswith(b"rubbish\n")
    assert len(kept(tmp_path)) == 2


def test_what_is_no_trace_is_told(story: str, tmp_path: Path) -> None:
    for name, content in (("a.txt", b"hello\n"), ("b.txt", b""), ("c.txt", b"\xff\xfe\x00"), ("d.txt", b"{}\n")):
        (tmp_path / name).write_bytes(content)
        done = call("play", "--resume", str(tmp_path / name))
        assert done.exit_code in (1, 3)
        assert "HW901" in done.stderr
    assert call("play", "--resume", str(tmp_path / "none")).exit_code == 3
    assert call("play", "--resume", str(tmp_path)).exit_code == 3


def test_a_story_whose_file_is_gone_is_named_by_its_path(story: str, tmp_path: Path) -> None:
    call("play", story, answers="look\n")
    Path(story).unlink()
    for arguments in (["play", "--plain", "--resume", str(kept(tmp_path)[0])], ["debrief", str(kept(tmp_path)[0])]):
        done = call(*arguments)
        assert done.exit_code == 3
        assert done.stderr.startswith(f"{story}:1:1: error[HW801 no-such-file]")
        assert "heartwork check" not in done.stderr

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import AGES, STORY, call, spawn, write_story


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    return write_story(tmp_path)


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "home").rglob("*.jsonl"))


def test_title_notes_and_the_card_of_ones_role_come_first(story: str) -> None:
    done = call("play", story)
    assert done.stdout.startswith(
        "The Spare Key of Noor\n\nA key, and who keeps it.\n\n"
        "Content notes: a key is mentioned. You may stop at any time.\n\nYou have the key.\n\n"
    )
    assert "You want the key back." not in done.stdout


def test_a_whole_play_reads_like_this(story: str) -> None:
    done = call("play", story, "--seed", "1", answers="3\n1\n")
    assert done.stdout.partition("support.\n\n")[2] == (
        "The key lies on the table.\n\nIt is hers.\n\nDay 1, 21:00.\n\n"
        "  1  Keep it.\n  2  Send it back.\n  3  Look at it.\n\n> 3\n\n"
        "It is a key.\n\n  1  Keep it.\n  2  Send it back.\n\n> 1\n\n"
        "Noor writes: Where is my key?\n\nYou think: It is hers.\n\nNobody rings.\n\n"
        "Day 3, 21:00. Noor's trust 30 (-10).\n\nThe end. At peace.\n\n"
    )


def test_speech_calls_and_thoughts_are_told_apart(story: str) -> None:
    done = call("play", story, "--take", "keep,ring")
    assert 'Noor, on the phone: "Hello?"\n\nNoor: "It is me."\n\nYou talk.' in done.stdout
    assert "The end. The door stays open." in done.stdout


def test_another_role_sees_its_own_beats_and_its_own_card(story: str) -> None:
    done = call("play", story, "--as", "ex", "--take", "keep")
    assert "You want the key back." in done.stdout
    assert "You write: Where is my key?\n\nYou think: They have it.\n\nYou count to ten." in done.stdout
    assert "It is hers." not in done.stdout.partition("Where is my key?")[2]


def test_the_same_seed_is_the_same_play(story: str) -> None:
    first, second = (call("play", story, "--seed", "11", answers="2\n1\n") for _ in range(2))
    assert first.stdout == second.stdout


def test_an_answer_that_is_not_on_offer_is_told_and_asked_again(story: str) -> None:
    done = call("play", story, answers="4\nnonsense\n\n0\n99999999999999\nlook\n")
    assert done.exit_code == 0
    assert "`4` is not on offer. Type a number from 1 to 3, or ? for help." in done.stdout
    assert done.stdout.count("from 1 to 3") == 5
    assert "It is a key." in done.stdout


def test_undo_status_again_and_help(story: str) -> None:
    done = call("play", story, answers="u\n3\nu\ns\nb\n?\nq\n")
    assert "There is nothing to take back yet." in done.stdout
    assert "You take that back.\n\nThe key lies on the table." in done.stdout
    assert "The hall. Day 1, 21:00.\n\n  Noor's trust: 40\n" in done.stdout
    assert "secret" not in done.stdout
    assert "u  take back your last decision" in done.stdout
    assert "0808 802 0300" in done.stdout
    assert done.exit_code == 0


def test_undo_is_in_the_trace_and_the_other_road_hangs_where_it_forked(story: str, tmp_path: Path) -> None:
    call("play", story, answers="3\nu\n3\nq\n")
    lines = [json.loads(line) for line in kept(tmp_path)[0].read_text().splitlines()]
    assert [line["parent"] for line in lines[1:]] == [None, 0, 0]


def test_the_end_of_input_says_where_the_play_is_kept_and_how_to_go_on(story: str, tmp_path: Path) -> None:
    done = call("play", story, answers="3\n")
    assert done.exit_code == 0
    assert "The input ended here." in done.stderr
    assert str(kept(tmp_path)[0]) in done.stderr
    assert f"To go on: heartwork play {story} --resume" in done.stderr


def test_a_finished_play_is_kept_and_its_debrief_named(story: str, tmp_path: Path) -> None:
    done = call("play", story, "--take", "keep,stop")
    assert f"heartwork debrief {kept(tmp_path)[0]}" in done.stderr
    assert "--resume" not in done.stderr


def test_a_trace_goes_where_it_is_said(story: str, tmp_path: Path) -> None:
    call("play", story, "--seed", "5", "--trace", str(tmp_path / "my.jsonl"), answers="3\n")
    header, *steps = [json.loads(line) for line in (tmp_path / "my.jsonl").read_text().splitlines()]
    assert (header["story"], header["seed"], header["roles"]) == ("key", 5, {"player": "person", "ex": "weights"})
    assert [step["option"] for step in steps] == [None, "look"]
    assert not kept(tmp_path)


def test_no_play_is_written_over(story: str, tmp_path: Path) -> None:
    (tmp_path / "my.jsonl").write_text("precious")
    done = call("play", story, "--trace", str(tmp_path / "my.jsonl"), answers="3\n")
    assert done.exit_code == 3
    assert "is there already" in done.stderr
    assert (tmp_path / "my.jsonl").read_text() == "precious"


def test_an_empty_file_may_be_named(story: str, tmp_path: Path) -> None:
    (tmp_path / "my.jsonl").touch()
    assert call("play", story, "--trace", str(tmp_path / "my.jsonl"), answers="3\n").exit_code == 0
    assert (tmp_path / "my.jsonl").read_text().count("\n") == 3


def test_where_nothing_can_be_written_the_play_goes_on_and_says_so_once(story: str, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    done = call("play", story, "--seed", "1", answers="3\n1\n")
    assert done.exit_code == 0
    assert "The end." in done.stdout
    assert done.stderr.count("not being kept") == 1
    assert "heartwork debrief" not in done.stderr


def test_a_full_disk_stops_the_keeping_and_not_the_play(story: str, tmp_path: Path) -> None:
    limited = f"ulimit -f 2; exec {sys.executable} -m tui.cli play {story}"
    answers = b"3\nu\n" * 40 + b"b\n"
    done = subprocess.run(["/bin/sh", "-c", limited], input=answers, capture_output=True, timeout=AGES, check=False)
    assert done.returncode == 0
    assert done.stderr.count(b"not being kept") == 1
    assert done.stdout.count(b"It is a key.") == 40
    assert call("play", "--resume", str(kept(tmp_path)[0])).exit_code == 0


def test_names_and_pronouns_can_be_chosen(story: str, tmp_path: Path) -> None:
    done = call("play", story, "--name", "ex=<ex> Zoë", "--pronouns", "ex=he", answers="3\n")
    assert done.stdout.startswith("The Spare Key of <ex> Zoë\n")
    assert "It is his." in done.stdout
    again = call("play", story, "--resume")
    assert "The Spare Key of <ex> Zoë" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "bob"], "there are player, ex"),
        (["--name", "bob=Bob"], "no role `bob`"),
        (["--name", "ex"], "ROLE="),
        (["--name", "ex=" + 50 * "x"], "at most"),
        (["--pronouns", "ex=xe"], "there are she, he, they"),
        (["--take", "look,look"], "entry 2 ('look'): `look` is not on offer in `hall`: there are `keep`, `send`"),
        (["--take", "look,,keep"], "entry 2"),
        (["--seed", "-1"], "--seed"),
        (["--format", "xml"], "xml"),
        (["--resume", "last", "--seed", "1"], "--seed has no place"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(arguments: list[str], said: str, story: str, tmp_path: Path) -> None:
    done = call("play", story, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout
    assert not kept(tmp_path)


def test_a_story_with_errors_is_not_played_and_they_are_told(tmp_path: Path) -> None:
    done = call("play", write_story(tmp_path, STORY.replace("scene: lost", "scene: lots")))
    assert done.exit_code == 1
    assert "unknown-scene" in done.stderr
    assert "^" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("name", ["no-such-story", "missing.yaml", "folder/"])
def test_a_story_that_is_not_there_is_file_trouble(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    done = call("play", name)
    assert done.exit_code == 3
    assert done.stderr
    assert not done.stdout


def test_a_story_that_cannot_go_on_says_whose_fault_that_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    broken = STORY.replace("talk: {text", 'talk: {at: "day 0 10:00", text')
    done = call("play", write_story(tmp_path, broken), "--take", "keep,ring")
    assert done.exit_code == 1
    assert "its author's fault, not yours" in done.stderr
    assert len(kept(tmp_path)[0].read_text().splitlines()) == 3


def test_a_stub_says_that_the_story_is_not_written_further(tmp_path: Path) -> None:
    stub = STORY.replace("quiet: {text: Nobody rings., ending: at-peace}", "quiet: {todo: true}")
    done = call("play", write_story(tmp_path, stub), "--take", "keep,stop", "--trace", str(tmp_path / "t.jsonl"))
    assert done.exit_code == 0
    assert "not written any further" in done.stdout


def test_in_a_pipe_nothing_is_wrapped_and_nothing_coloured(tmp_path: Path) -> None:
    long = " ".join(["word"] * 60)
    story = write_story(tmp_path, STORY.replace("The key lies on the table.", long))
    done = spawn("play", story, home=tmp_path / "home", COLUMNS="40", FORCE_COLOR="1")
    assert long in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_ctrl_c_leaves_with_130_and_the_play_kept(story: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui.cli", "play", story]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ.copy()
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"3\n")
        process.stdin.flush()
        read = b""
        while b"It is a key." not in read or not read.endswith(b"> "):
            read += os.read(process.stdout.fileno(), 4096)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=AGES)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert b"The play is kept in" in said
    assert len(kept(tmp_path)[0].read_text().splitlines()) == 3


def test_a_killed_play_is_on_disk_to_its_last_decision(story: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui.cli", "play", story]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ.copy()
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"3\n")
        process.stdin.flush()
        read = b""
        while b"It is a key." not in read:
            read += os.read(process.stdout.fileno(), 4096)
        process.kill()
    assert len(kept(tmp_path)[0].read_text().splitlines()) == 3
    assert "1 decision played again" in call("play", story, "--resume").stderr


def test_who_plays_another_role_is_told_whom_the_story_calls_you(story: str) -> None:
    assert "You play Noor. The story is told to Sam: “you” is Sam" in call("play", story, "--as", "ex").stdout
    assert "The story is told to" not in call("play", story).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_on_a_full_disk_the_play_goes_on_and_says_that_it_is_not_kept(tmp_path: Path) -> None:
    done = call("play", write_story(tmp_path), "--trace", "/dev/full", "--take", "keep,stop")
    assert done.exit_code == 0
    assert "not being kept any more, but it goes on. /dev/full: No space left on device" in done.stderr
    assert "The end. At peace." in done.stdout

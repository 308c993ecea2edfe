from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.story.library import Folders
from tests.support.command import STORY, call, write_story
from tui.shelf.catalogue import Catalogue
from tui.shelf.history import History

LESSONS = """\
lessons:
  - name: Where is it?
    from: answer
    clock: {day: 4, time: "08:00"}
    past: [{act: message, days_ago: 2}]
    set: {trust: 90}
    stop: [talk, quiet]
  - {name: The key, from: hall, stop: [answer]}
"""
GOING_ON = STORY.replace("talk: {text: You talk., ending: door-open}", "talk: {text: You talk., to: quiet}")
TAUGHT = GOING_ON + LESSONS


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def story(home: Path) -> str:
    (home / "scenarios").mkdir(parents=True)
    return write_story(home / "scenarios", TAUGHT)


def kept(home: Path) -> list[Path]:
    return sorted(home.rglob("*.jsonl"))


@pytest.mark.parametrize("name", ["The key", "the KEY", "2"])
def test_a_lesson_is_played_by_its_name_or_its_number_and_stops_where_it_says(name: str, story: str) -> None:
    done = call("play", story, "--lesson", name, answers="look\nkeep\n")
    assert done.exit_code == 0
    assert done.stdout.startswith("The Spare Key of Noor: The key\n")
    assert done.stdout.endswith(
        "You think: It is hers.\n\nDay 3, 21:00. Noor's trust 30 (-10).\n\nThe lesson ends here.\n\n"
    )
    assert "To go on" not in done.stderr


def test_a_lesson_begins_with_its_clock_its_states_and_its_past(story: str) -> None:
    done = call("play", story, "--lesson", "1", "--take", "stop", "--format", "json")
    found = json.loads(done.stdout)
    assert (found["lesson"], found["lesson_over"]) == ("Where is it?", False)
    assert (found["ending"], found["scene"], found["day"], found["state"]["trust"]) == ("at-peace", "quiet", 4, 90)


def test_json_says_where_a_lesson_has_stopped_and_says_nothing_of_lessons_elsewhere(story: str) -> None:
    found = json.loads(call("play", story, "--lesson", "1", "--take", "ring", "--format", "json").stdout)
    assert (found["scene"], found["ending"], found["options"], found["lesson_over"]) == ("talk", None, [], True)
    assert "lesson" not in json.loads(call("play", story, "--format", "json").stdout)


def test_nothing_can_be_taken_where_a_lesson_has_stopped(story: str) -> None:
    done = call("play", story, "--lesson", "2", "--take", "keep,ring", "--format", "json")
    assert done.exit_code == 2
    assert "nothing is on offer in `answer`" in done.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--lesson", "3"), "no lesson `3`; there are: 1 Where is it?; 2 The key"),
        (("--lesson", ""), "no lesson ``"),
        (("--lesson", "\x1b[31m"), "no lesson `[31m`"),
        (("--lesson", "1", "--record", "a road"), "a check of a road from the story's start"),
        (("--lesson", "1", "--resume"), "--lesson has no place beside it"),
    ],
)
def test_what_is_wrongly_asked_is_told_and_nothing_is_kept(
    asked: tuple[str, ...], told: str, story: str, home: Path
) -> None:
    done = call("play", story, *asked)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not kept(home)


def test_a_lesson_goes_on_where_it_was_left(story: str, home: Path) -> None:
    call("play", story, "--lesson", "the key", answers="look\n")
    done = call("play", story, "--resume", answers="keep\n")
    assert "1 decision played again" in done.stderr
    assert done.stdout.startswith("The Spare Key of Noor: The key\n\nIt is a key.")
    assert done.stdout.endswith("The lesson ends here.\n\n")
    assert len(kept(home)) == 1
    again = call("play", story, "--resume")
    assert again.exit_code == 3
    assert "no unfinished play" in again.stderr


def test_a_play_of_a_lesson_becomes_no_check_when_it_goes_on_either(story: str) -> None:
    call("play", story, "--lesson", "the key", answers="look\n")
    done = call("play", story, "--resume", "--record", "a road")
    assert done.exit_code == 2
    assert "a lesson begins later" in done.stderr


def test_where_the_lesson_is_gone_the_play_begins_with_the_story_and_says_why(story: str, home: Path) -> None:
    call("play", story, "--lesson", "1", "--take", "ring", "--trace", str(home / "it.jsonl"))
    write_story(home / "scenarios", TAUGHT.replace("Where is it?", "Another"))
    done = call("play", story, "--resume", str(home / "it.jsonl"))
    assert "0 decisions played again" in done.stderr
    assert "(1 decision left out): there is no lesson `Where is it?`; there are: 1 Another; 2 The key" in done.stderr
    assert done.stdout.startswith("The Spare Key of Noor\n")
    told = call("debrief", str(home / "it.jsonl"))
    assert "0 of 1 decisions could be played again (there is no lesson `Where is it?`" in " ".join(told.stdout.split())


def test_the_debrief_tells_that_the_lesson_ends_here(story: str) -> None:
    call("play", story, "--lesson", "2", "--take", "keep")
    text = call("debrief").stdout
    assert "The Spare Key of Noor: The key" in text
    assert "The lesson ends here: “answer”, Day 3, 21:00, after 1 decision." in " ".join(text.split())
    found = json.loads(call("debrief", "--format", "json").stdout)
    assert (found["ending"], found["lesson"], found["lesson_over"]) == (None, "The key", True)


def test_the_debrief_of_a_whole_story_has_no_word_of_lessons(story: str) -> None:
    call("play", story, "--take", "keep,stop")
    assert "lesson" not in call("debrief").stdout
    assert "lesson" not in call("debrief", "--format", "json").stdout


def test_a_no_of_the_past_is_told_as_one_of_before_the_lesson(home: Path) -> None:
    (home / "scenarios").mkdir(parents=True)
    refused = TAUGHT.replace("from: hall", "from: hall, past: [{act: refuse, days_ago: 3}]")
    call("play", write_story(home / "scenarios", refused), "--lesson", "2", "--take", "send>answer")
    text = " ".join(call("debrief").stdout.split())
    assert "Noor had said no before the lesson begins, and had not taken it back" in text


def test_shelf_and_history_know_that_a_lesson_is_over(story: str, home: Path) -> None:
    call("play", story, "--lesson", "2", answers="look\n")
    (unfinished,) = History(Folders(home), home / "plays").entries()
    assert unfinished.facts == ("Day 1, 21:00, 1 decision so far", "lesson “The key”")
    call("play", story, "--resume", answers="keep\n")
    (over,) = History(Folders(home), home / "plays").entries()
    assert over.facts == ("the lesson is over", "lesson “The key”")
    entry = next(entry for entry in Catalogue(Folders(home), home / "plays").entries() if entry.card.id == "key")
    assert (entry.progress.unfinished, entry.progress.found) == (None, {})


def test_list_tells_the_lessons_where_it_is_asked_to(story: str) -> None:
    done = call("list", "--lessons")
    assert "     1 Where is it? (from day 4)\n     2 The key (from day 1)\n" in done.stdout
    assert "Where is it?" not in call("list").stdout
    rows = {row["id"]: row for row in json.loads(call("list", "--lessons", "--format", "json").stdout)}
    assert rows["key"]["lessons"] == [
        {"number": 1, "name": "Where is it?", "from": "answer", "stop": ["talk", "quiet"], "day": 4, "hour": 8},
        {"number": 2, "name": "The key", "from": "hall", "stop": ["answer"], "day": 1, "hour": 21},
    ]

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import STORY, call, write_story


@pytest.fixture
def story(tmp_path: Path) -> str:
    return write_story(tmp_path)


def standing(story: str, *arguments: str) -> dict[str, Any]:
    done = call("play", story, "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    assert not done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_the_start_has_the_shape_that_programs_rely_on(story: str) -> None:
    assert standing(story) == {
        "story": "key",
        "scene": "hall",
        "by": "player",
        "ending": None,
        "day": 1,
        "hour": 21,
        "state": {"trust": 40, "secret": 5, "told": False},
        "text": [
            {"who": None, "as": None, "text": "The key lies on the table."},
            {"who": None, "as": None, "text": "It is hers."},
        ],
        "options": [
            {"id": "keep", "text": "Keep it.", "acts": ["wait"]},
            {"id": "send", "text": "Send it back.", "acts": ["message"]},
            {"id": "look", "text": "Look at it.", "acts": []},
        ],
        "chance": None,
        "steps": 0,
    }


def test_at_a_chance_the_scene_is_the_one_left_and_nothing_is_on_offer(story: str) -> None:
    found = standing(story, "--take", "send")
    assert (found["scene"], found["by"], found["options"], found["steps"]) == ("hall", None, [], 1)
    assert found["chance"] == [{"scene": "answer", "weight": 1}, {"scene": "lost", "weight": 3}]


@pytest.mark.parametrize("take", ["send>answer", "send,>answer", " send , > answer "])
def test_a_chance_is_fixed_by_its_scene(take: str, story: str) -> None:
    found = standing(story, "--take", take)
    assert (found["scene"], found["by"], found["chance"]) == ("answer", "ex", None)
    assert found["text"][0]["text"] == "The post is quick."


def test_the_text_is_what_the_role_may_see(story: str) -> None:
    seen = {role: standing(story, "--take", "keep", "--as", role)["text"] for role in ("player", "ex")}
    assert [beat["text"] for beat in seen["player"]] == ["Where is my key?", "It is hers."]
    assert [beat["text"] for beat in seen["ex"]] == ["Where is my key?", "They have it.", "You count to ten."]
    assert seen["player"][0] == {"who": "ex", "as": "message", "text": "Where is my key?"}


def test_an_ending_has_nobody_to_decide(story: str) -> None:
    found = standing(story, "--take", "keep,stop")
    assert (found["ending"], found["by"], found["options"], found["steps"]) == ("at-peace", None, [], 2)


def test_the_trace_of_a_list_is_written_and_kept_nowhere_else(
    story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    standing(story, "--take", "look,send>lost", "--trace", str(tmp_path / "t.jsonl"))
    lines = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text().splitlines()]
    assert [line.get("fell") for line in lines[1:]] == [[], [], ["lost"]]
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("take", "said"),
    [
        ("look,foo", "entry 2 ('foo'): `foo` is not on offer in `hall`: there are `keep`, `send`"),
        ("send>talk", "it may fall on `answer`, `lost`"),
        ("send,keep", "a chance is open in `hall`"),
        ("keep,stop,look", "the story has ended"),
        (">answer", "no chance is open"),
        ("look,", "entry 2"),
        ("send>", "entry 1"),
    ],
)
def test_what_is_not_on_offer_is_wrong_usage_and_leaves_no_trace(
    take: str, said: str, story: str, tmp_path: Path
) -> None:
    done = call("play", story, "--format", "json", "--take", take, "--trace", str(tmp_path / "t.jsonl"))
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout
    assert not (tmp_path / "t.jsonl").exists()


def test_a_chance_at_the_very_start_waits_to_be_fixed(tmp_path: Path) -> None:
    start = "scenes:\n  coin: {to: [{weight: 1, scene: hall}, {weight: 1, scene: lost}]}\n"
    story = write_story(tmp_path, STORY.replace("scenes:\n", start))
    assert standing(story)["chance"] == [{"scene": "hall", "weight": 1}, {"scene": "lost", "weight": 1}]
    assert standing(story, "--take", ">lost")["ending"] == "apart-in-pain"


def test_a_trace_that_cannot_be_written_is_file_trouble_and_the_answer_is_still_given(story: str) -> None:
    done = call("play", story, "--format", "json", "--trace", "/dev/null/t.jsonl")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["steps"] == 0
    assert "not being kept" in done.stderr

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import STORY, call, write_story

FIXED = STORY.replace("  quiet: {text: Nobody rings., ending", "  quiet: {text: Nobody rings., at: day 9 12:00, ending")
LESSON = 'lessons: [{name: Early, from: hall}, {name: Late, from: answer, clock: {day: DAY, time: "13:00"}}]\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    return tmp_path


def checked(home: Path, day: int) -> str:
    text = FIXED + LESSON.replace("DAY", str(day))
    return " ".join(call("check", write_story(home, text)).stdout.split())


def test_a_lesson_that_starts_after_a_day_on_its_road_is_told_with_the_way_to_see_it(home: Path) -> None:
    told = checked(home, 9)
    assert "HW429" in told
    assert "a road of the lesson `Late` comes to `quiet` when it is already later than that" in told
    assert "start the lesson earlier" in told
    assert "key.yaml --lesson 2 --take stop" in told


def test_one_that_starts_in_time_is_not_told(home: Path) -> None:
    assert "HW429" not in checked(home, 8)


def test_what_lies_behind_its_stop_is_no_fault_of_a_lesson(home: Path) -> None:
    text = FIXED + 'lessons: [{name: Late, from: hall, clock: {day: 30, time: "13:00"}, stop: [answer]}]\n'
    assert "HW429" not in call("check", write_story(home, text)).stdout


def test_a_scene_to_which_the_story_itself_comes_too_late_is_told_once(home: Path) -> None:
    text = FIXED.replace("day 9", "day 2") + LESSON.replace("DAY", "9")
    assert call("check", write_story(home, text)).stdout.count("HW429") == 1


def test_a_lesson_that_cannot_begin_is_told(home: Path) -> None:
    text = FIXED + 'lessons: [{name: Gone, from: quiet, clock: {day: 10, time: "12:00"}}]\n'
    assert "a road of the lesson `Gone` comes to `quiet`" in " ".join(
        call("check", write_story(home, text)).stdout.split()
    )

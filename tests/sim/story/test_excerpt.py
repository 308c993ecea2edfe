from __future__ import annotations

import pytest

from sim.story.model import Clock
from tests.support.written import codes_of, story_of

SCENES = """
scenes:
  a: {text: A., to: b}
  b: {ending: friends}
"""


def lessons(lesson: str) -> str:
    return f"{SCENES}lessons: [{{name: One, from: a, {lesson}}}]\n"


def test_a_lesson_may_have_a_past_and_a_clock_of_its_own() -> None:
    body = lessons('past: [{act: refuse, days_ago: 3}], clock: {day: 16, time: "19:00"}')
    (lesson,) = story_of(body).scenario.lessons
    assert [(done.act, done.days_ago) for done in lesson.past] == [("refuse", 3)]
    assert lesson.clock == Clock(16, 19 * 60)


def test_a_lesson_without_them_has_none() -> None:
    (lesson,) = story_of(lessons("stop: [b]")).scenario.lessons
    assert (lesson.past, lesson.clock) == ((), None)


@pytest.mark.parametrize(
    "wrong",
    [
        "past: [{act: refused}]",
        "past: [{act: refuse, days_ago: -1}]",
        "past: [{act: contact}]",
        "past: [{days_ago: 1}]",
        "past: {act: refuse}",
        "clock: {day: -1}",
        'clock: {day: 1, time: "25:00"}',
        "clock: {at: 3}",
    ],
)
def test_what_is_wrong_in_them_is_told_as_it_is_of_the_storys_own(wrong: str) -> None:
    codes = codes_of(lessons(wrong))
    assert codes
    assert codes == codes_of(f"{wrong}\n{SCENES}")

from __future__ import annotations

import json

import pytest

from sim.exchange.xapi import Actor, Course, Statement, decided, ended
from tests.support.classes import FORK, fork
from tests.support.xapi import assert_statement

SOMEBODY = Actor("3f/play-1", "Play 1")
LESSON = Course(fork(), "https://school.example/lrs", "The drawer & more", "0123456789abcdef")


def statements(course: Course) -> list[Statement]:
    scenes = course.story.scenario.scenes.values()
    answered = [decided(course, SOMEBODY, scene.id, 1, option) for scene in scenes for option in scene.choices]
    return [*answered, *(ended(course, SOMEBODY, scene.ending) for scene in scenes if scene.ending)]


@pytest.mark.parametrize("course", [Course(fork()), LESSON], ids=["story", "lesson"])
def test_every_statement_keeps_to_the_rules_of_xapi(course: Course) -> None:
    made = statements(course)
    assert len(made) == 12
    for statement in made:
        assert_statement(json.loads(json.dumps(statement)))
    assert len({statement["id"] for statement in made}) == len(made)


def test_a_decision_says_what_was_taken_and_where() -> None:
    its = decided(LESSON, SOMEBODY, "drawer", 2, "fork")
    assert its["actor"]["account"] == {"homePage": "https://school.example/lrs", "name": "3f/play-1"}
    assert its["verb"]["id"].endswith("/answered")
    assert its["object"]["id"] == "https://school.example/lrs/stories/fork/scenes/drawer"
    assert its["object"]["definition"]["choices"][1] == {"id": "spoon", "description": {"en-GB": "Take the spoon."}}
    assert its["result"] == {"response": "fork"}
    around = its["context"]["contextActivities"]
    lesson = "https://school.example/lrs/stories/fork/lessons/The%20drawer%20%26%20more"
    assert [each["id"] for each in around["parent"]] == [lesson]
    assert [each["id"] for each in around["grouping"]] == ["https://school.example/lrs/stories/fork"]


def test_an_ending_has_no_score() -> None:
    its = ended(Course(fork()), SOMEBODY, "at-peace")
    assert its["verb"]["id"].endswith("/completed")
    assert its["result"].keys() == {"completion", "extensions"}
    assert [*its["result"]["extensions"].values()] == ["at-peace"]


def test_the_same_statement_has_the_same_id_and_another_has_another() -> None:
    def made(course: Course, actor: Actor, visit: int, again: int = 1) -> str:
        its = decided(course, actor, "drawer", visit, "fork", again)["id"]
        assert isinstance(its, str)
        return its

    course, other = Course(fork()), Course(fork(), revision="another")
    assert made(course, SOMEBODY, 1) == made(course, SOMEBODY, 1)
    others = {made(course, SOMEBODY, 2), made(course, SOMEBODY, 1, 2), made(other, SOMEBODY, 1)}
    assert len({*others, made(course, SOMEBODY, 1), made(course, Actor("3f/play-2", "Play 2"), 1)}) == 5


def test_a_language_that_is_no_tag_is_left_open() -> None:
    story = fork(FORK.replace("language: en-GB", "language: the Queen's"))
    its = decided(Course(story), SOMEBODY, "bench", 1, "sit")
    assert its["object"]["definition"]["name"] == {"und": "The bench"}
    assert "language" not in its["context"]
    assert_statement(its)

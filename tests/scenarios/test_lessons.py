"""The lessons of the stories that ship: each begins as a road into it would, and is over within a class's time."""

from __future__ import annotations

from itertools import islice

import pytest

from sim.play.lesson import begin_lesson
from sim.play.playthrough import Playthrough, decide
from sim.play.session import Session
from sim.play.trace import Header
from sim.story.model import Lesson
from sim.story.story import Story
from tests.support.repertoire import STORIES, lengths, story_named

LESSONS = [(name, lesson.name) for name in STORIES for lesson in story_named(name).scenario.lessons]
lessons = pytest.mark.parametrize(("name", "title"), LESSONS)
SEEDS = 200
DECISIONS = range(1, 7)
ROADS = 3000  # the most plays of a story until one comes to a lesson as the lesson has it


def opened(name: str, title: str) -> tuple[Story, Lesson]:
    story = story_named(name)
    return story, next(each for each in story.scenario.lessons if each.name == title)


@lessons
def test_every_play_of_a_lesson_comes_to_a_stop_or_an_ending_of_it(name: str, title: str) -> None:
    story, lesson = opened(name, title)
    told = begin_lesson(story, lesson).story
    for seed in range(SEEDS):
        play = Playthrough(Session(told), Header(name, seed=seed, lesson=title))
        play.advance()
        session = play.session
        assert session.stopped or session.ending
        assert session.scene in lesson.stop or session.ending


@lessons
def test_a_lesson_asks_the_player_for_a_few_decisions_on_whatever_road(name: str, title: str) -> None:
    story, lesson = opened(name, title)
    found = [many for many, over in enumerate(islice(lengths(story, lesson), 20)) if over]
    assert set(found) <= set(DECISIONS), found


@pytest.mark.parametrize("name", STORIES)
def test_a_lesson_begins_at_an_hour_and_with_a_history_that_a_road_into_it_has(name: str) -> None:
    story = story_named(name)
    wanted = {lesson.name: _stands(begin_lesson(story, lesson)) for lesson in story.scenario.lessons}
    for seed in range(ROADS):
        play = Playthrough(Session(story), Header(name, seed=seed))
        while not play.over:
            here = _stands(play.session)
            wanted = {each: stands for each, stands in wanted.items() if stands != here}
            decide(play)
        if not wanted:
            return
    assert not wanted


def _stands(session: Session) -> tuple[object, ...]:
    return session.scene, session.minutes, session.told_no, session.silence

"""Playing a lesson of a story: finding it, and beginning at its opening."""

from __future__ import annotations

from sim.play.session import Session
from sim.story.excerpt import excerpt
from sim.story.model import Lesson, Scenario
from sim.story.story import Story


class NoSuchLesson(ValueError):
    """A story has no such lesson; the message says which there are."""


def find_lesson(scenario: Scenario, name: str) -> Lesson:
    """The lesson of a name, in capitals or not, or of a number, counted from 1. Raises NoSuchLesson."""
    wanted = " ".join(name.split())
    for lesson in scenario.lessons:
        if " ".join(lesson.name.split()).casefold() == wanted.casefold():
            return lesson
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 and 1 <= int(wanted) <= len(scenario.lessons):
        return scenario.lessons[int(wanted) - 1]
    known = "; ".join(f"{number} {lesson.name}" for number, lesson in enumerate(scenario.lessons, 1))
    raise NoSuchLesson(f"there is no lesson `{wanted}`; " + (f"there are: {known}" if known else "this story has none"))


def stops(scenario: Scenario, lesson: str) -> tuple[str, ...]:
    """The scenes at which a play of the lesson of this name stops; none where it is none, or gone."""
    return next((each.stop for each in scenario.lessons if each.name == lesson), ())


def begin_lesson(story: Story, lesson: Lesson | None) -> Session:
    """A session at the opening of a lesson; without one at the start of the story. Raises RoadFault."""
    return Session(story if lesson is None else _of(story, lesson))


def as_played(story: Story, lesson: str) -> Story:
    """The story as a play has it whose header names a lesson, or none. Raises NoSuchLesson."""
    return _of(story, find_lesson(story.scenario, lesson)) if lesson else story


def _of(story: Story, lesson: Lesson) -> Story:
    if story.scenario.excerpt == lesson:
        return story
    return Story(excerpt(story.scenario, lesson), story.vocabulary, story.people)

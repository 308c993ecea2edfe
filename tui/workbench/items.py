"""What there is to pick from in a list, as names with a line or two about each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.story.clock import time_text
from sim.story.model import PLAYER
from sim.story.story import Story
from tui.map.marks import ending_words

START = "the start of the story"


class Item(NamedTuple):
    """Something to pick: its name, and what is said about it. Words are looked for in both."""

    name: str
    about: tuple[str, ...] = ()

    def has(self, words: Iterable[str]) -> bool:
        """Whether it has all of these words."""
        text = " ".join((self.name, *self.about)).casefold()
        return all(word in text for word in words)


def lesson_items(story: Story) -> list[Item]:
    """The lessons of a story, each with when and where it begins."""
    scenario = story.scenario
    found = []
    for lesson in scenario.lessons:
        clock = lesson.clock or scenario.clock
        where = story.text(scenario.scenes[lesson.start].title, clock.day)
        begins = f"from day {clock.day}, {time_text(clock.time)}"
        found.append(Item(lesson.name, (" · ".join(filter(None, (begins, where))),)))
    return found


def scene_items(story: Story) -> list[Item]:
    """The start of the story, and every scene in the order of the file."""
    scenario = story.scenario
    begins = Item(START, (f"{scenario.first}, with the states as they are written",))
    return [begins, *(Item(name, (_about(story, name),)) for name in scenario.scenes)]


def _about(story: Story, name: str) -> str:
    scene = story.scenario.scenes[name]
    parts = (
        story.text(scene.title),
        f"{scene.by} decides" if scene.choices and scene.by != PLAYER else "",
        f"the end: {ending_words(scene.ending)}" if scene.ending else "",
        "still to be written" if scene.todo else "",
    )
    return " · ".join(filter(None, parts))

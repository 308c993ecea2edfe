"""The author's words on their way into a page: in this cast's names, the day left open, nothing in them obeyed."""

from __future__ import annotations

from typing import TypeAlias

from sim.exchange.plain import shown
from sim.story.prose import paragraphs, put_in
from sim.story.story import Story

Words: TypeAlias = "str | list[str]"


def words(text: str, story: Story) -> Words:
    """A text on one line; where it names the day, the parts between which that is told."""
    parts = [shown(part) for part in put_in(" ".join(text.split()), story.people)]
    return parts[0] if len(parts) == 1 else parts


def paragraphs_of(text: str, story: Story) -> list[Words]:
    """The paragraphs of a text."""
    return [words(each, story) for each in paragraphs(text)]

"""What is said before a story begins: its title, what it is about, its content notes, and the card of one's role."""

from __future__ import annotations

from collections.abc import Iterable

from sim.story.model import PLAYER
from sim.story.story import Story
from tui.playing.entries import Entry
from tui.words import SEAT


def introduction(story: Story, role: str) -> tuple[Entry, ...]:
    """The first entries of every transcript of this story for whoever plays the role."""
    entries = [] if role == PLAYER else [Entry("aside", story.text(SEAT.replace("ROLE", role)))]
    entries += [Entry("card", line) for line in story.text(story.scenario.cast[role].card).splitlines() if line.strip()]
    return (*about(story), *_at_the_start(entries, story))


def about(story: Story) -> tuple[Entry, ...]:
    """What anybody is told of a story before it begins."""
    scenario = story.scenario
    entries = [Entry("title", story.text(scenario.title)), Entry("aside", story.text(scenario.summary))]
    if scenario.content_notes:
        notes = ", ".join(story.text(note) for note in scenario.content_notes)
        entries.append(Entry("aside", f"Content notes: {notes}. You may stop at any time."))
    return _at_the_start(entries, story)


def _at_the_start(entries: Iterable[Entry], story: Story) -> tuple[Entry, ...]:
    return tuple(entry._replace(minutes=story.starts) for entry in entries if entry.text)

"""What is said before a story begins: its title, what it is about, its content notes, and the card of one's role."""

from __future__ import annotations

from sim.story.model import PLAYER
from sim.story.story import Story
from tui.playing.entries import Entry
from tui.words import SEAT


def introduction(story: Story, role: str) -> tuple[Entry, ...]:
    """The first entries of every transcript of this story for whoever plays the role."""
    scenario = story.scenario
    entries = [Entry("title", story.text(scenario.title)), Entry("aside", story.text(scenario.summary))]
    if scenario.content_notes:
        notes = ", ".join(story.text(note) for note in scenario.content_notes)
        entries.append(Entry("aside", f"Content notes: {notes}. You may stop at any time."))
    if role != PLAYER:
        entries.append(Entry("aside", story.text(SEAT.replace("ROLE", role))))
    entries += [Entry("card", line) for line in story.text(scenario.cast[role].card).splitlines() if line.strip()]
    return tuple(entry._replace(minutes=story.starts) for entry in entries if entry.text)

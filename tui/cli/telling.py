"""How the plain player tells things: plain words that a pipe, a Braille line and a screen reader can follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import click

from sim.play.session import Session
from sim.story.clock import day_of, time_text
from sim.story.compiled import Option, Told
from sim.story.model import Meter
from sim.story.story import Story
from tui.cli.output import clean, is_styled, width, wrap

EMPHASIS = re.compile(r"\*(?! )([^*]+)(?<! )\*")
ENDINGS = {
    "reunited": "You are together again",
    "friends": "You are friends",
    "fresh-start": "A fresh start",
    "at-peace": "At peace",
    "door-open": "The door stays open",
    "apart-in-pain": "Apart, and it hurts",
    "boundary-crossed": "A boundary was crossed",
}


class Page(NamedTuple):
    """How wide prose is set (None: not at all), and whether dim and bold are wanted."""

    columns: int | None
    styled: bool

    def prose(self, text: str) -> str:
        """A paragraph; `*emphasis*` is set in italics where the terminal can."""
        lines = wrap(clean(text), self.columns)
        return EMPHASIS.sub("\x1b[3m\\1\x1b[23m", lines) if self.styled else lines

    def indented(self, text: str) -> str:
        """A paragraph under a number."""
        return wrap(clean(text), self.columns, "     ", "     ")

    def heading(self, text: str) -> str:
        """A title."""
        return click.style(clean(text), bold=True) if self.styled else clean(text)

    def aside(self, text: str) -> str:
        """A small line beside the story."""
        line = self.prose(text)
        return click.style(line, dim=True) if self.styled else line

    def options(self, options: Sequence[Option]) -> str:
        """The options by number."""
        return "\n".join(
            wrap(clean(option.text), self.columns, f"{number:3}  ", "     ")
            for number, option in enumerate(options, start=1)
        )


def page() -> Page:
    """The page of this terminal or pipe."""
    return Page(width(), is_styled())


def spoken(beat: Told, story: Story, role: str) -> str:
    """A beat in words: who says, writes or thinks it, `You` where it is the player's own role."""
    if beat.who is None:
        return beat.text
    own = beat.who == role
    name = "You" if own else story.people[beat.who].name
    if beat.manner == "message":
        return f"{name} {'write' if own else 'writes'}: {beat.text}"
    if beat.manner == "thought":
        return f"{name} {'think' if own else 'thinks'}: {beat.text}"
    if beat.manner == "call":
        return f'{name}, on the phone: "{beat.text}"'
    return f'{name}: "{beat.text}"'


def clock_line(minutes: int) -> str:
    """`Day 3, 19:00.`"""
    return f"Day {day_of(minutes)}, {time_text(minutes)}."


def shown_meters(session: Session) -> dict[str, int]:
    """The meters that players may see, by label."""
    story, state = session.story, session.state
    return {
        story.text(meter.label or name.replace("_", " "), session.day): int(state[name])
        for name, meter in story.scenario.state.items()
        if isinstance(meter, Meter) and meter.shown
    }


def moved(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """What changed, with the new value and by how much: `Composure 65 (+15).`"""
    return [
        f"{label} {value} ({value - before.get(label, value):+})."
        for label, value in after.items()
        if before.get(label, value) != value
    ]


def ending_line(kind: str) -> str:
    """The ending in words."""
    return f"The end. {ENDINGS.get(kind, kind.replace('-', ' ').capitalize())}."

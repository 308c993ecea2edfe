"""How the plain player tells things: plain words that a pipe, a Braille line and a screen reader can follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import click

from sim.story.compiled import Option, Told
from sim.story.story import Story
from tui.cli.output import is_styled, width
from tui.prose import clean, wrap
from tui.words import EMPHASIS


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

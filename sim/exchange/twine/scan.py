"""A passage's text while it is read: how far the reading has come, and what was found up to there.

Every look for a closing mark goes over the text once, however the text is made, so that a hostile one costs no more
time than a long one.
"""

from __future__ import annotations

import html
import re
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple

from sim.exchange.twine.links import Link

_STYLED = re.compile(r"(?<![:/])//((?:[^/\n]|/(?!/))+)//|''([^'\n]+)''")


class Note(NamedTuple):
    """What stood at a place of a passage's text, and why a human is needed; a mere comment has no why."""

    offset: int
    what: str
    why: str


class Scan:
    """A reading of a text that was written for a story format: `sugarcube`, `harlowe`, `chapbook`, or any."""

    def __init__(self, text: str, form: str) -> None:
        self.text, self.form = text, form
        self.at = 0
        self.prose: list[str] = []
        self.links: list[Link] = []
        self.jumps: list[str] = []
        self.notes: list[Note] = []
        self.label = ""  # of a <<link>> that is open, in which a <<goto>> is where it leads
        self._absent: set[str] = set()  # closing marks that stand nowhere in the rest of the text
        self._closing: list[int] = []  # brackets that close a part whose content is read like any other

    def close(self, mark: str, start: int) -> int:
        """Just behind the mark that closes something, or -1."""
        if mark in self._absent:
            return -1
        found = self.text.find(mark, start)
        if found < 0:
            self._absent.add(mark)
            return -1
        return found + len(mark)

    def note(self, start: int, end: int, why: str) -> bool:
        """Keep what stands there beside the prose; False where it is never closed, and is prose."""
        if end < 0:
            return False
        self.notes.append(Note(start, self.text[start:end], why))
        self.at = end
        return True

    def link(self, link: Link, end: int) -> bool:
        """Take a link, which is read up to there."""
        self.links.append(link)
        self.at = end
        return True

    def plain(self, end: int) -> None:
        """Take the prose up to there, without the brackets that close a part."""
        while self._closing and self._closing[0] < end:
            closing = heappop(self._closing)
            if closing >= self.at:
                self.prose.append(self.text[self.at : closing])
                self.at = closing + 1
        self.prose.append(self.text[self.at : end])
        self.at = max(self.at, end)

    def enter(self, opening: int) -> None:
        """Go on inside a square bracket, as if it were not there."""
        heappush(self._closing, self.square[opening])
        self.at = opening + 1

    @cached_property
    def round(self) -> dict[int, int]:
        """Where each round bracket is closed."""
        return partners(self.text, "(", ")")

    @cached_property
    def square(self) -> dict[int, int]:
        """Where each square bracket is closed."""
        return partners(self.text, "[", "]")


def partners(text: str, opening: str, closing: str) -> dict[int, int]:
    """Where each opening bracket of a text is closed; one that never is has no entry."""
    found: dict[int, int] = {}
    open_ones: list[int] = []
    for index, letter in enumerate(text):
        if letter == opening:
            open_ones.append(index)
        elif letter == closing and open_ones:
            found[open_ones.pop()] = index
    return found


def stressed(text: str) -> str:
    """A text with what is italic or bold between stars."""
    return _STYLED.sub(lambda found: f"*{(found[1] or found[2]).strip()}*", text)


def said(text: str) -> str:
    """What a piece of markup says, on its own."""
    return html.unescape(stressed(text))

"""What a debrief in words is made of, before it is laid out for a terminal or as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `aside` stands at its other end."""

    level: int
    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A short label and the lines that belong to it; in `own` words of the player's a star is a star."""

    label: str
    lines: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """An agreement of 0 to 100 as a length and a number; None where a source says nothing."""

    label: str
    agreement: Fraction | None


Part: TypeAlias = Heading | Paragraph | Row | Bar

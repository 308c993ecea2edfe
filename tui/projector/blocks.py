"""What a projected page is made of, before it is set in lines. Texts are anybody's, and never markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tui.playing.entries import Entry


@dataclass(frozen=True, slots=True)
class Title:
    """A heading; it stays with what follows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a quiet one steps back."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph behind a letter, a number or a dot; `tight` ones follow each other without an empty line."""

    lead: str
    text: str
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Beats of the story, one below the other."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """An option with how many chose it; `share` is whole per cent, `words` say what became of it."""

    letter: str
    text: str
    votes: int
    share: int
    words: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """A name, a length of 0 to 100 and its figure; a length of None is a figure alone."""

    name: str
    length: float | None
    figure: str


@dataclass(frozen=True, slots=True)
class Big:
    """Words in block letters where there is room: capitals, digits and blanks."""

    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """How to come to a page: where it is, the code to type there if one is needed, the link for cameras, and what else
    there is to say."""

    address: str
    code: str
    link: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns of paragraphs next to each other, each under its name."""

    names: tuple[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page begins here, whatever room there is on the one before."""


Block: TypeAlias = Title | Text | Item | Told | Split | Gauge | Big | Way | Beside | Turn


@dataclass(frozen=True, slots=True)
class Board:
    """What the projector shows now. `place` says where the lesson stands; while `moment` stays the same, so does the
    page that is open. A `bare` one has nothing around it."""

    place: str
    blocks: tuple[Block, ...]
    moment: tuple[object, ...]
    bare: bool = False

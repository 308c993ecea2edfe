"""What is kept beside a passage's prose, and why it needs a human."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from sim.exchange.twine.links import Link

SHOWN = "a variable is shown here: write what it says"
SETS = "what this link sets: say it by the option's effects"
INCLUDED = "another passage is shown here: copy what it says"
LEADS_NOWHERE = "a link that leads to no other passage: write what it shows, or make an option of it"


class Note(NamedTuple):
    """What stood at a place of a passage's text, and why a human is needed; a mere comment has no why. What only
    `ends` something, or begins its other half, needs nobody: where that began there is a note."""

    offset: int
    what: str
    why: str
    ends: bool = False


_Found = TypeVar("_Found", Note, Link)


def by_line(found: Iterable[_Found], text: str, first: int) -> Iterator[tuple[int, _Found]]:
    """Each note or link with the line of the file on which it stands, in the order in which they stand."""
    line, at = first, 0
    for each in sorted(found, key=lambda one: one.offset):
        line += text.count("\n", at, each.offset)
        at = each.offset
        yield line, each

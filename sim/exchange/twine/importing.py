"""A book of Twine's as a story of ours: its YAML, and the places that need a human.

Passages are scenes and links are options. What a story format would have run stands as a comment beside its scene.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sim.exchange.twine.book import Book, Refused, Remark
from sim.exchange.twine.scenes import Scenes
from sim.exchange.twine.special import is_special
from sim.exchange.twine.yaml_text import clean, quoted, remarked

_HEAD = """\
format: 1
title: {title}
level: starter
language: en
cast: # who they are, and what else they are called, is yours to say
  player: {{name: Sam, pronouns: they}}
  ex: {{name: Alex, pronouns: they}}
start: {start}
scenes:"""


class Imported(NamedTuple):
    """The text of a story file, and what in it needs a human, in the order of the file that was read."""

    text: str
    scenes: int
    options: int
    remarks: tuple[Remark, ...]


def imported(book: Book) -> Imported:
    """The story of a book. Raises Refused where no passage is one that is played."""
    played = [each for each in book.passages if not is_special(each)]
    if not played:
        raise Refused("no passage of this book is played", 1, "All of them are for the story format's own use.")
    above = list(_above(book))
    scenes = Scenes(book.format.lower(), played)
    body = list(scenes.lines())
    start = scenes.ids.get(book.start) or scenes.ids.get("Start") or next(iter(scenes.ids.values()))
    if book.start and book.start not in scenes.ids:
        above.append(Remark("", 1, book.start, "the story ought to start here, and there is no such passage"))
    title = quoted(book.title or "A story from Twine")
    lines = [_origin(book), *remarked(above, ""), *_HEAD.format(title=title, start=start).splitlines(), *body]
    told = sorted([*above, *scenes.remarks], key=lambda remark: remark.line)
    return Imported("\n".join(lines) + "\n", scenes.count, scenes.options, tuple(told))


def _origin(book: Book) -> str:
    about = f", written for {' '.join(clean(book.format).split())}" if book.format else ""
    return f"# From Twine{about}. What needs a human stands in the comments that begin with #!."


def _above(book: Book) -> Iterator[Remark]:
    """What belongs to no scene: of the file, and passages that a format keeps for itself."""
    yield from book.remarks
    for passage in book.passages:
        if is_special(passage):
            kind = f" ({' '.join(passage.tags)})" if passage.tags else ""
            why = f"the format's own passage “{passage.name}”{kind}; nothing was run"
            yield Remark(passage.name, passage.line, passage.text or passage.name, why)

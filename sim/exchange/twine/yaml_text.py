"""Pieces of a story file that read back as what they were made of, whatever stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sim.exchange.twine.book import Remark
from sim.source.composer import CONTROL
from sim.story.prose import paragraphs


def clean(text: str) -> str:
    """A text without what no story file may hold."""
    return CONTROL.sub("", text)


def quoted(text: str) -> str:
    """A text on one line in quotation marks: JSON's are among YAML's."""
    return json.dumps(clean(" ".join(text.split())), ensure_ascii=False)


def block(key: str, text: str, indent: str) -> Iterator[str]:
    """A key with paragraphs of prose, each on a line of its own with a blank line between."""
    yield f"{indent}{key}: |"
    for number, paragraph in enumerate(filter(None, (clean(each).strip() for each in paragraphs(text)))):
        if number:
            yield ""
        yield f"{indent}  {paragraph}"


def comment(text: str, indent: str, mark: str = "#") -> Iterator[str]:
    """A text as comments. None of its lines says anything to the program: a silenced fault is the author's word."""
    for line in text.splitlines():
        shown = clean(line.replace("\t", "  ")).rstrip().replace("heartwork:", "heartwork :")
        if shown:
            yield f"{indent}{mark} {shown}"


class Aside(NamedTuple):
    """What is kept as a comment and needs nobody; it may belong to what a remark before it speaks of."""

    what: str
    belongs: bool


def remarked(found: Iterable[Remark | Aside], indent: str) -> Iterator[str]:
    """What was found at a place, as comments: why it needs a human stands once above what needs them for it."""
    why = ""
    for each in found:
        if isinstance(each, Remark):
            if each.why != why:
                yield from comment(f"{each.why}:", indent, "#!")
            why = each.why
        elif not (each.belongs and why):
            why = ""
        yield from comment(each.what, indent, "#    " if why else "#")

"""Twine's links: `[[text]]`, `[[text->target]]`, `[[target<-text]]`, `[[text|target]]`, and the words in macros."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')
_WORDS = re.compile(rf"(?P<quoted>{_QUOTED.pattern})|\[\[(?P<link>[^\[\]]*(?:\]\[[^\[\]]*)?)\]\]")
_LONGEST = 2000  # letters of a macro in which texts are looked for


class Link(NamedTuple):
    """A link: its words, the passage that it leads to, and what it sets on the way, in the format's own language."""

    text: str
    target: str
    setter: str = ""
    offset: int = 0


def link_of(inside: str, offset: int = 0, quoted: bool = False) -> Link | None:
    """The link of what stands between the double brackets; where it may be `quoted`, a quotation is one of
    JavaScript's. None where it leads nowhere."""
    body, _, setter = inside.partition("][")
    text = target = body
    if "->" in body:  # the last arrow to the right and the first to the left count, as Twine has it
        text, _, target = body.rpartition("->")
    elif "<-" in body:
        target, _, text = body.partition("<-")
    elif "|" in body:
        text, _, target = body.rpartition("|")
    text, target = text.strip(), html.unescape(target).strip()
    if not target:
        return None
    read = unquoted(text) if quoted else None
    target = (unquoted(target) if quoted else None) or target
    return Link(read if read is not None else html.unescape(text) or target, target, setter.strip(), offset)


def unquoted(text: str) -> str | None:
    """What a whole quotation of JavaScript's says; None where the text is none."""
    if not _QUOTED.fullmatch(text):
        return None
    if text[0] == "'":
        text = '"' + text[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
    try:
        read = json.loads(text, strict=False)
    except ValueError:
        return text[1:-1]
    return read if isinstance(read, str) else None


def words_of(arguments: str) -> Iterator[tuple[str, str]]:
    """The texts of a macro's arguments, each with the passage that it leads to where it is a link."""
    for found in _WORDS.finditer(arguments[:_LONGEST]):
        if found["quoted"]:
            yield unquoted(found["quoted"]) or "", ""
        elif link := link_of(found["link"], quoted=True):
            yield link.text, link.target


def linked(arguments: str) -> tuple[str, str]:
    """The first two texts of a macro's arguments; a link in double brackets is two by itself."""
    words = words_of(arguments)
    text, target = next(words, ("", ""))
    return text, target or next(words, ("", ""))[0]


def says_more(arguments: str, most: int = 2) -> bool:
    """Whether there is more in a macro's arguments than so many texts, of which a link has one or two."""
    links = [found["link"] for found in _WORDS.finditer(arguments[:_LONGEST])]
    texts = sum(1 if link is None or not re.search(r"->|<-|\|", link) else 2 for link in links)
    sets = any(link and "][" in link for link in links)
    return (
        sets
        or texts > most
        or re.search(r"\w", _WORDS.sub("", arguments[:_LONGEST]) + arguments[_LONGEST:]) is not None
    )

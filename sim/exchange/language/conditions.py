"""The words of a condition, finished or not: what Python's parser refuses half-typed still has names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sim.story.typecheck import ACT_CALLS

_TOKEN = re.compile(r'"([^"\n]*)"?|([^\W\d]\w*)(?=(\s*\()?)|\)')


class Token(NamedTuple):
    """A word, or a text in quotation marks with the function that is called with it; `start` counts from 0."""

    text: str
    start: int
    quoted: bool = False
    call: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The words and texts of an expression in order; functions themselves are left out."""
    call = ""
    for found in _TOKEN.finditer(text):
        if found[0] == ")":
            call = ""
        elif found[2] is None:
            yield Token(found[1], found.start(1), True, call)
        elif found[3]:
            call = found[2]
        elif call not in ACT_CALLS:  # `days=7` in one of these is no name of anything
            yield Token(found[2], found.start())

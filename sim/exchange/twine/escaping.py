"""Text that SugarCube shows as text: in a passage, and in the strings of its macros and links."""

from __future__ import annotations

import json
import re

from sim.exchange.plain import plain
from sim.story.prose import EMPHASIS

# What its markup reads as its own: some marks always, others where they are doubled, begin a line or make an address.
_MARKUP = re.compile(
    r"""[&<>\[\]{}$_@^~|`#=*\\%+]|^[:!-]|(?<=\w):(?=\S)"""
    r"""|'(?=')|(?<=')'|/(?=/)|(?<=/)/|-(?=-)|(?<=-)-|"(?=")|(?<=")\"""",
)
# What Twine looks for to draw its arrows, and what would end a macro, even within quotation marks.
_IN_STRINGS = re.compile(r"[<>\[\]|$`]")


def wiki(text: str) -> str:
    """Prose for a passage, on one line, with a blank where there was one at its edges; what the author stressed is
    stressed there too."""
    edges = [" " if text[at : at + 1].isspace() else "" for at in (0, max(0, len(text) - 1))]
    parts = EMPHASIS.split(plain(text).join(edges))
    shown = [f"//{_entities(part)}//" if index % 2 else _entities(part) for index, part in enumerate(parts)]
    return "".join(shown)


def _entities(text: str) -> str:
    return _MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", text)


def string(text: str) -> str:
    """A text as a string of JavaScript's, inside a macro or a link."""
    written = json.dumps(text, ensure_ascii=False).replace("\\\\", "\\u005c")
    return _IN_STRINGS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", written)


def comment(text: str) -> str:
    """A comment of a passage."""
    return f"/% {_IN_STRINGS.sub(' ', plain(text)).replace('%', ' per cent ')} %/"

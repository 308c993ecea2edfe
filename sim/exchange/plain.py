"""Text that shows as text in every format: what a reader of the file would obey or refuse is taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

# Control characters, lone surrogates, noncharacters, and the marks that turn the direction of what follows them.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """A text on one line, its blanks single, without anything that is obeyed instead of shown."""
    return " ".join(filter(None, map(shown, text.split())))


def shown(text: str) -> str:
    """A text as it is, blanks and all, without anything that is obeyed instead of shown."""
    return _OBEYED.sub("", text)


def columns(text: str) -> int:
    """About how wide a text is, in letters: a wide one counts twice, a mark on another not at all."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def shortened(text: str, most: int) -> str:
    """A text cut to so many columns, at the end of a word where one is near."""
    if columns(text) <= most:
        return text
    end = _fitting(text, most - 1)
    head, blank, tail = text[:end].rpartition(" ")
    torn = text[end : end + 1] != " " and blank and len(tail) < most // 3
    return (head if torn else text[:end]).rstrip(" ,;:.") + "…"


def lines_of(text: str, most: int, count: int) -> list[str]:
    """A text in at most so many lines of so many columns, about the same each; what does not fit is cut off."""
    lines = _wrapped(text, most, count)
    while len(lines) > 1:
        narrower = _wrapped(text, max(map(columns, lines)) - 1, count)
        if len(narrower) > len(lines) or _is_cut(narrower):
            break
        lines = narrower
    return lines


def _wrapped(text: str, most: int, count: int) -> list[str]:
    lines: list[str] = []
    while text and len(lines) < count - 1:
        end = _fitting(text, most)
        if end < len(text) and text[end] != " ":
            end = text.rfind(" ", 1, end) if " " in text[1:end] else end
        lines.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*lines, shortened(text, most)] if text else lines


def _is_cut(lines: Sequence[str]) -> bool:
    """Whether a text was cut off, or maybe a word torn: a line that is a piece of one has no blank in it."""
    return lines[-1].endswith("…") or any(" " not in line for line in lines[:-1])


def _fitting(text: str, most: int) -> int:
    """How many letters of a text fit into so many columns; one where not even that does."""
    used = 0
    for index, letter in enumerate(text):
        used += columns(letter)
        if used > most and index:
            return index
    return len(text)


def joined(parts: Iterable[str], most: int) -> list[str]:
    """Some short texts beside each other, in as many lines of so many columns as they need."""
    lines: list[str] = []
    for part in (shortened(each, most) for each in parts):
        if lines and columns(lines[-1]) + columns(part) + 3 <= most:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines

"""Texts in `{}` that a comma splits: what follows the comma became a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import Scalar, is_empty

if TYPE_CHECKING:
    from sim.source.document import Document
    from sim.source.nodes import Mapping, Node

LONGEST = 10_000  # characters of a text that is put together again
TIGHT = re.compile(r"([a-z][a-z0-9_-]*):([^\s/].*)", re.DOTALL)


def split_by_comma(document: Document, mapping: Mapping) -> list[Diagnostic]:
    """The faults of a mapping in brackets with keys that are words of a text; mends the mapping for the reading."""
    entries, mapping.entries = mapping.entries, []
    if all(_is_bare(document, key, value) and not TIGHT.fullmatch(key.text) for key, value in entries):
        document.doubtful.add((mapping.line, mapping.column))
        return [_prose(document, mapping)]
    told: list[Diagnostic] = []
    split = False
    for key, value in entries:
        if not _is_bare(document, key, value) and not (mapping.entries and _is_words(key)):
            mapping.entries.append((key, value))
            split = False
            continue
        tight = TIGHT.fullmatch(key.text)
        if tight:
            mapping.entries.append(_parted(key, tight))
            told.append(_no_space(document, key, len(tight[1])))
        elif not split:
            told.append(_comma(document, mapping, key))
        split = not tight
        if split:
            _rejoin(document, mapping, key, value)
    return told


def _is_words(key: Scalar) -> bool:
    """Whether a key holds several words: no key of these files does."""
    return key.plain and " " in key.text


def _is_bare(document: Document, key: Scalar, value: Node) -> bool:
    """Whether a key stands alone, without even a colon."""
    rest = document.read[key.end_line - 1][key.end_column - 1 :].lstrip()
    return is_empty(value) and key.plain and not rest.startswith(":")


def _parted(key: Scalar, tight: re.Match[str]) -> tuple[Scalar, Node]:
    middle = key.column + len(tight[1])
    name = Scalar(tight[1], True, key.line, key.column, key.line, middle)
    text = tight[2].strip("\"'")
    return name, Scalar(text, text == tight[2], key.line, middle + 1, key.end_line, key.end_column)


def _rejoin(document: Document, mapping: Mapping, key: Scalar, value: Node) -> None:
    """Put what the comma cut off back to the text before it, so that nobody misses it."""
    if not mapping.entries:
        return
    last = mapping.entries[-1][1]
    document.doubtful.add((last.line, last.column))
    if isinstance(last, Scalar) and len(last.text) < LONGEST:
        rest = f": {value.text}" if isinstance(value, Scalar) and value.text else ""
        last.text = f"{last.text}, {key.text}{rest}"


def _comma(document: Document, mapping: Mapping, key: Scalar) -> Diagnostic:
    row, column = key.line - 1, key.column - 1
    comma = document.read[row].rfind(",", 0, column)
    place = document.place_of(row, comma if comma >= 0 and mapping.entries else column)
    if not mapping.entries:
        return Diagnostic("HW128", f"`{key.text}` has no value", place, "write `key: value`, or quote the text")
    message = f"the comma ends the text here, and `{key.text}` becomes a key"
    name, text = mapping.entries[-1]
    hint = f'{name.text}: "{text.text}, {key.text}"' if isinstance(text, Scalar) else "..."
    return Diagnostic("HW128", message, place, f"put quotation marks around the text: {hint}")


def _no_space(document: Document, key: Scalar, length: int) -> Diagnostic:
    place = document.place_of(key.line - 1, key.column - 1 + length)
    help_text = "write `: ` between key and value, or quote the text if the colon belongs to it"
    return Diagnostic("HW131", "a key needs a space after its colon", place, help_text)


def _prose(document: Document, mapping: Mapping) -> Diagnostic:
    message = "the brackets { } hold keys to YAML, and here they seem to hold prose"
    place = document.place_of(mapping.line - 1, mapping.column - 1)
    return Diagnostic("HW135", message, place, "put quotation marks around the text")

"""Diagnostics as a person reads them in a terminal, as one line each, as JSON, or as GitHub's annotations.

Whatever a file holds, nothing that is written here moves a cursor: control characters are shown, never sent.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from sim.source.diagnostics import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sim.source.diagnostics import Diagnostic, Place

    Sources = Mapping[str, Sequence[str]]

WIDTH = 100  # characters of a line that an excerpt shows
BEFORE = 40  # of these, before the caret
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}


def render(diagnostics: Iterable[Diagnostic], format: str, sources: Sources) -> str:
    """The diagnostics in a format (text, concise, json, github), in order; sources are the lines of each path.

    Every format but json is empty when there are none. ValueError for a format that does not exist.
    """
    formats: dict[str, Callable[[list[Diagnostic], Sources], str]] = {
        "text": _text,
        "concise": _concise,
        "json": _json,
        "github": _github,
    }
    if format not in formats:
        raise ValueError(f"no format named {format}; there are {', '.join(formats)}")
    return formats[format](in_order(diagnostics), sources)


def headline(one: Diagnostic) -> str:
    """The first line of a diagnostic: where, how bad, which code, what."""
    place = one.place
    return safe(f"{place.path}:{place.line}:{place.column}: {one.severity}[{one.code} {one.name}]: {one.message}")


def safe(text: str) -> str:
    """A text with a visible stand-in, one character wide, for everything that could steer a terminal."""
    return UNPRINTABLE.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] == "\t":
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def excerpt(place: Place, sources: Sources) -> list[str]:
    """The line of a place with a run of carets under it; nothing where the line is not at hand."""
    lines = sources.get(place.path, ())
    if not 1 <= place.line <= len(lines):
        return []
    line, start = lines[place.line - 1], place.column - 1
    first = 0 if len(line) <= WIDTH else max(0, min(start - BEFORE, len(line) - WIDTH))
    shown = safe(line[first : first + WIDTH])
    left, right = "..." if first else "", "..." if first + WIDTH < len(line) else ""
    run = max(1, min(place.length, len(line) - start, first + WIDTH - start))
    indent, carets = columns(shown[: start - first]), columns(shown[start - first : start - first + run])
    return [f"  {left}{shown}{right}".rstrip(), "  " + " " * (len(left) + indent) + "^" * max(1, carets)]


def columns(text: str) -> int:
    """How many columns a text takes on a terminal: two for a wide letter, none for an accent by itself."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in ("W", "F") for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def _text(diagnostics: list[Diagnostic], sources: Sources) -> str:
    blocks = []
    for one in diagnostics:
        rows = [headline(one), *excerpt(one.place, sources)]
        for place, words in one.labels:
            rows += [safe(f"  {place.path}:{place.line}:{place.column}: {words}"), *excerpt(place, sources)]
        if one.help:
            rows.append(safe(f"  help: {one.help}"))
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def _concise(diagnostics: list[Diagnostic], sources: Sources) -> str:
    return "".join(headline(one) + "\n" for one in diagnostics)


def _json(diagnostics: list[Diagnostic], sources: Sources) -> str:
    rows = [
        {
            "code": one.code,
            "name": one.name,
            "severity": str(one.severity),
            "path": one.place.path,
            "line": one.place.line,
            "column": one.place.column,
            "message": one.message,
            "help": one.help,
        }
        for one in diagnostics
    ]
    return json.dumps(rows, indent=2) + "\n"


def _github(diagnostics: list[Diagnostic], sources: Sources) -> str:
    rows = []
    for one in diagnostics:
        place = one.place
        fields = f"file={_property(place.path)},line={place.line},col={place.column}"
        title = _property(f"{one.code} {one.name}")
        message = one.message + (f"\nhelp: {one.help}" if one.help else "")
        rows.append(f"::{LEVELS[one.severity]} {fields},title={title}::{_data(message)}\n")
    return "".join(rows)


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

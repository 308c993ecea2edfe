"""Bytes to lines of text: what is not UTF-8 text is told with its place, replaced, and read past."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from sim.source.composer import CONTROL, MANY
from sim.source.diagnostics import Diagnostic, Place, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

SPARSE = 50  # a control or bad byte in fewer than this many bytes: not a text at all
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
NEWLINE = re.compile(rb"\r\n|\r|\n")
STAND_IN = "\ufffd"


def decode(data: bytes, path: str) -> tuple[list[str] | None, list[Diagnostic]]:
    """The lines of a file and the faults of its bytes; no lines at all when it is not text."""
    encoding = _wide(data)
    if encoding:
        text = data.decode(encoding, "replace")
        message = "the file is in UTF-16, and the files of a story are UTF-8"
        told = [Diagnostic("HW105", message, Place(path, 1, 1), "save it as UTF-8 in your editor")]
    elif _is_binary(data):
        row, column = _position(data, _first_odd(data))
        message = "this is not a text file: it is full of bytes that no text has"
        return None, [Diagnostic("HW104", message, Place(path, row, column), "was another file meant?")]
    else:
        text = data.decode("utf-8", "replace")
        told = list(_bad_bytes(data, path)) if STAND_IN in text else []
    lines = split_lines(text.removeprefix("\ufeff"))
    return lines, [*at_most(MANY, told, Counter(HW102=text.count(STAND_IN))), *_control_characters(lines, path)]


def readable(lines: list[str]) -> list[str]:
    """The lines with a stand-in for every character that YAML cannot read, column for column."""
    if not CONTROL.search("".join(lines)):
        return lines
    return [CONTROL.sub(STAND_IN, line) for line in lines]


def split_lines(text: str) -> list[str]:
    """The lines of a text, with \\n, \\r\\n or \\r between them and none of these in them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


def _wide(data: bytes) -> str | None:
    if data[:2] in WIDE:
        return WIDE[data[:2]]
    head = data[:64]
    half = len(head) // 2
    if half >= 4 and head[1::2].count(0) == half:
        return "utf-16-le"
    if half >= 4 and head[::2].count(0) >= half:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    if b"\0" not in data:
        return False
    odd = data.count(0) + data.decode("utf-8", "replace").count(STAND_IN)
    return odd * SPARSE > len(data)


def _first_odd(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return min(error.start, data.find(0) if b"\0" in data else error.start)
    return data.find(0)


def _position(data: bytes, index: int) -> tuple[int, int]:
    before = NEWLINE.split(data[:index])
    return len(before), len(before[-1].decode("utf-8", "replace").removeprefix("\ufeff")) + 1


def _bad_bytes(data: bytes, path: str) -> Iterator[Diagnostic]:
    start = 0
    for _ in range(MANY + 1):
        try:
            data[start:].decode("utf-8")
            return
        except UnicodeDecodeError as error:
            place = Place(path, *_position(data, start + error.start))
            byte = data[start + error.start]
            start += error.end
        help_text = "save the file as UTF-8 in your editor (it may be in Latin-1 or Windows-1252)"
        yield Diagnostic("HW102", f"the byte 0x{byte:02X} is not UTF-8 text", place, help_text)


def _control_characters(lines: list[str], path: str) -> list[Diagnostic]:
    count = sum(1 for _ in CONTROL.finditer("".join(lines)))
    if not count:
        return []
    found = ((row, one) for row, line in enumerate(lines, 1) for one in CONTROL.finditer(line))
    told = [control_character(one[0], Place(path, row, one.start() + 1)) for row, one in islice(found, MANY)]
    return at_most(MANY, told, Counter(HW103=count))


def control_character(character: str, place: Place) -> Diagnostic:
    """The fault of a character that may not stand in a text."""
    message = f"a control character (U+{ord(character):04X}) stands in the text"
    return Diagnostic("HW103", message, place, "delete it; a story's text is letters, marks and line breaks")

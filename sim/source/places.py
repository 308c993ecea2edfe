"""Where in the lines of a file the characters of a scalar's text stand, whatever way it is quoted or folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.source.nodes import Scalar

ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
BLANK_ESCAPES = frozenset(["\\n", "\\t", "\\ ", "\\r", "\\v", "\\_", "\\N", "\\L", "\\P", "\\\t"])
SINGLE = re.compile(r"''|.")
DOUBLE = re.compile(ESCAPE.pattern + r"|.")
ANY = re.compile(r".")


def run_length(lines: list[str], scalar: Scalar) -> int:
    """How many characters of a scalar stand on its first line, at least 1."""
    if scalar.end_line == scalar.line:
        return max(1, scalar.end_column - scalar.column)
    return max(1, len(lines[scalar.line - 1].rstrip()) - scalar.column + 1)


def locate(lines: list[str], scalar: Scalar, offset: int) -> tuple[int, int]:
    """Line and column of the character at an offset of a scalar's text; clamped to the scalar.

    Letters keep their order however a text is folded or escaped, so the letter with as many before it is the one.
    """
    text = scalar.text
    offset = max(0, min(offset, len(text)))
    wanted = len("".join(text[:offset].split()))
    blank = offset >= len(text) or text[offset].isspace()
    after = offset - len(text[:offset].rstrip()) if blank else 0
    end = (scalar.line, scalar.column)
    for letter, (line, column, width) in enumerate(_letters(lines, scalar)):
        if letter == wanted and not blank:
            return line, column
        end = (line, column + width)
        if letter + 1 == wanted and blank:
            return line, min(column + width + after, len(lines[line - 1]) + 1)
        if blank and not wanted:
            break
    return end if wanted else (scalar.line, scalar.column)


def _letters(lines: list[str], scalar: Scalar) -> list[tuple[int, int, int]]:
    """Line, column and width in the source of every character of a scalar that is not a blank."""
    first, start = scalar.line, scalar.column - 1
    mark = lines[first - 1][start : start + 1] if not scalar.plain else ""
    if mark and mark in "|>":
        first, start = first + 1, 0
    pattern = {'"': DOUBLE, "'": SINGLE}.get(mark, ANY)
    inset = 1 if mark and mark in "\"'" else 0
    found: list[tuple[int, int, int]] = []
    for row in range(first, min(scalar.end_line, len(lines)) + 1):
        line = lines[row - 1]
        begin = start + inset if row == first else 0
        stop = scalar.end_column - 1 - inset if row == scalar.end_line else len(line)
        pieces = pattern.finditer(line, begin, max(begin, stop))
        letters = (piece for piece in pieces if not piece[0].isspace() and piece[0] not in BLANK_ESCAPES)
        found += [(row, piece.start() + 1, piece.end() - piece.start()) for piece in letters]
    return found

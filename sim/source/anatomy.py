"""The parts of a YAML line as its author saw them: indentation, key, value, quotation marks.

This is no parser. It reads lines that a parser has refused, to say what their author probably meant. Rows and columns
count from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KEYED = re.compile(
    r"""(?P<lead>[ \t]*(?:-[ \t]+)*)"""
    r"""(?:"[^"]*"[ \t]*|'[^']*'[ \t]*|(?!-[ \t])[^\s"'#{\[][^:{}\[\]]*):(?=[ \t]|$)[ \t]*"""
)
ITEM = re.compile(r"[ \t]*(?:-[ \t]+)+")
NEW_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*[a-z][a-z0-9_-]*:(?=[ \t]|$)")
WORDS = re.compile(r"[A-Z]|[^:]*[^ \t:][ \t]+[^ \t:]")  # no key is written like this: it is prose before a colon
BLOCK_HEADER = re.compile(r"(?:^|[ \t:-])[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?$")
COMMENT = re.compile(r"(?<![ \t])[ \t]{2,}+#[ \t]")


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value stands: rows and columns, the end just past it, and the column its key hangs at."""

    row: int
    start: int
    last_row: int
    end: int
    hangs_at: int
    flow: bool = False


def indent(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def is_blank(line: str) -> bool:
    """Whether a line says nothing: empty or only a comment."""
    rest = line.lstrip(" \t")
    return not rest or rest[0] == "#"


def row_before(lines: list[str], row: int) -> int:
    """The nearest row before that says something, or -1."""
    return next((index for index in range(min(row, len(lines)) - 1, -1, -1) if not is_blank(lines[index])), -1)


def in_block_text(lines: list[str], row: int) -> bool:
    """Whether a row lies inside the text of a `|` or `>` block."""
    depth = indent(lines[row])
    for index in range(row - 1, -1, -1):
        line = lines[index]
        if line.strip() and indent(line) < depth:
            if BLOCK_HEADER.search(line):
                return True
            depth = indent(line)
        if not depth:
            break
    return False


def key_end(line: str) -> tuple[int, int] | None:
    """For a line with a key or a dash: the column its key hangs at and the column its value begins at."""
    item = ITEM.match(line)
    keyed = KEYED.match(line)
    if keyed and not (item and WORDS.match(line, item.end(), keyed.end())):
        return keyed.end("lead"), keyed.end()
    return (item.end() - 2, item.end()) if item else None


def block_value(lines: list[str], row: int) -> Value | None:
    """The value of the key or dash on a row, with the lines that go on with it."""
    found = key_end(lines[row])
    if found is None:
        return None
    hangs_at, start = found
    last = _last_row(lines, row, hangs_at)
    end = len(lines[last].rstrip()) if last > row else max(start, comment_start(lines[row], start))
    return Value(row, start, last, end, hangs_at)


def comment_start(line: str, start: int) -> int:
    """Where an ordinary comment (two blanks before it) or the trailing blanks of a line begin."""
    found = COMMENT.search(line, start)
    return found.start() if found else len(line.rstrip())


def _last_row(lines: list[str], row: int, hangs_at: int) -> int:
    last = row
    for index in range(row + 1, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        if indent(line) <= hangs_at or line.lstrip()[0] == "#" or NEW_KEY.match(line):
            break
        last = index
    return last


def quote_end(line: str, start: int) -> int | None:
    """The column of the mark that closes the quotation opened at a column, if it closes on that line."""
    mark, index = line[start], start + 1
    while index < len(line):
        if mark == '"' and line[index] == "\\":
            index += 1
        elif line[index] == mark:
            if mark == "'" and line[index + 1 : index + 2] == mark:
                index += 1
            else:
                return index
        index += 1
    return None

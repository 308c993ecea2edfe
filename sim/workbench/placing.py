"""Where in the text of a story's file one more check belongs: put in by position, every other character left as it is.

Rows and columns count from 0 here, in characters of the lines as the file has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from sim.source.document import Document
from sim.source.draft import Edit
from sim.source.nodes import Mapping, Scalar, Sequence, is_empty
from sim.story.model import Check

_ROW = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_OVER = re.compile(r"(\.\.\.|---)(\s|$)")  # a line that ends the document
_PLAIN_NAME = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,'-]*[A-Za-z0-9])?")
_PLAIN_STEP = re.compile(r"[a-z][a-z0-9-]*")
_WORDS = ("true", "false")


class NoPlace(ValueError):
    """The file has no place for a check that could be found."""


class _File(NamedTuple):
    rows: list[str]
    root: Mapping
    newline: str


def ended(text: str) -> str:
    """A text with a line break at its end, of the kind that it has elsewhere."""
    return text if text.endswith(("\n", "\r")) else text + _newline(text)


def _newline(text: str) -> str:
    found = re.search(r"\r\n|\r|\n", text)
    return found[0] if found else "\n"


def put_in(text: str, document: Document, check: Check) -> str:
    """The text of a file with a check behind those that it has. The document is that of this very text.

    Raises NoPlace where there is none for it.
    """
    if not isinstance(document.root, Mapping):
        raise NoPlace("the file is not made of keys and values")
    found = [match.groups() for match in _ROW.finditer(text) if match[0]]
    rows, breaks = [row for row, _ in found], [line_break for _, line_break in found]
    for edit in _edits(_File(rows, document.root, _newline(text)), check):
        row = rows[edit.row]
        rows[edit.row] = row[: edit.column] + edit.insert + row[edit.column + edit.remove :]
    return "".join(row + line_break for row, line_break in zip(rows, breaks, strict=True))


def as_lines(check: Check) -> list[str]:
    """A check as an entry of a list, line by line, from the dash on."""
    take = ", ".join(step if _is_plain(step, _PLAIN_STEP) else json.dumps(step) for step in check.take)
    name = check.name if _is_plain(check.name, _PLAIN_NAME) else json.dumps(check.name, ensure_ascii=False)
    return [f"- name: {name}", f"  take: [{take}]", f"  ends: [{', '.join(check.ends)}]"]


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(text) is not None and text not in _WORDS


def _edits(file: _File, check: Check) -> Iterator[Edit]:
    key, checks = file.root.key("checks"), file.root.get("checks")
    if key is None:
        yield _at_the_end(file, check)
    elif not isinstance(checks, Sequence):
        raise NoPlace("`checks` is no list")
    elif not checks.flow:
        yield _below(file, _last_row(file, key, checks.column), _block(file, checks.column - 1, check))
    elif checks.items or file.root.flow or checks.end_line > key.line:
        yield _in_brackets(checks, check)
    else:
        yield from _instead_of_brackets(file, key, checks, check)


def _at_the_end(file: _File, check: Check) -> Edit:
    """As a section of its own, behind everything that the file holds."""
    if file.root.flow:
        key, last = file.root.entries[-1]
        line, column = (last.end_line, last.end_column) if not is_empty(last) else (key.end_line, key.end_column)
        return Edit(line - 1, column - 1, 0, f', "checks": [{_as_json(check)}]')
    row = _end_of_document(file, file.root.line - 1)
    while row > 0 and not file.rows[row]:
        row -= 1
    margin = " " * (file.root.column - 1)
    return _below(file, row, f"{file.newline}{file.newline}{margin}checks:{_block(file, file.root.column + 1, check)}")


def _below(file: _File, row: int, text: str) -> Edit:
    """Behind the end of a row; a text that begins with a line break stands below it."""
    return Edit(row, len(file.rows[row]), 0, text)


def _block(file: _File, margin: int, check: Check) -> str:
    """A check on lines of its own, behind so many spaces."""
    return "".join(f"{file.newline}{' ' * margin}{line}" for line in as_lines(check))


def _in_brackets(checks: Sequence, check: Check) -> Edit:
    """In a list in square brackets: behind its last item, or behind the bracket that opens it."""
    if not checks.items:
        return Edit(checks.line - 1, checks.column, 0, _as_json(check))
    last = checks.items[-1]
    return Edit(last.end_line - 1, last.end_column - 1, 0, f", {_as_json(check)}")


def _instead_of_brackets(file: _File, key: Scalar, checks: Sequence, check: Check) -> Iterator[Edit]:
    """On lines of their own, where `[]` says that there are none yet; a comment behind it stays."""
    row = key.line - 1
    yield _below(file, row, _block(file, file.root.column + 1, check))
    colon = file.rows[row].index(":", key.end_column - 1) + 1
    yield Edit(row, colon, checks.end_column - 1 - colon, "")


def _last_row(file: _File, key: Scalar, dash: int) -> int:
    """The last row of the section of a key, without the blank rows and the comments that lead over to the next."""
    below = [each.line - 1 for each, _ in file.root.entries if each.line > key.line]
    row = min(below) - 1 if below else _end_of_document(file, key.line - 1)
    while row > key.line - 1 and _leads_over(file.rows[row], max(dash, 2)):
        row -= 1
    return row


def _leads_over(row: str, dash: int) -> bool:
    text = row.lstrip(" ")
    return not row or (text.startswith("#") and len(row) - len(text) + 1 < dash)


def _end_of_document(file: _File, first: int) -> int:
    """The last row of the document that goes on from a row."""
    over = (row for row in range(first + 1, len(file.rows)) if _OVER.match(file.rows[row]))
    return next(over, len(file.rows)) - 1


def _as_json(check: Check) -> str:
    return json.dumps({"name": check.name, "take": [*check.take], "ends": [*check.ends]}, ensure_ascii=False)

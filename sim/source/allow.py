"""`# heartwork: allow HW402 why`: an author's word that what is told of a line is meant to be so.

At the end of a line it speaks of that line; alone on its own, of the next that is no comment. Comments are in no node,
so they are read from the lines, and only from lines that could hold one: a file without any pays for one look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sim.source.codes import near, page
from sim.source.diagnostics import Diagnostic, Place, Severity
from sim.source.document import Document
from sim.source.nodes import Mapping, Node, Scalar
from sim.source.schema import children

MARK = "heartwork:"
HOW = "write `# heartwork: allow HW402 and here why`, with the code of what is meant to be so"
_HASH = re.compile(r"(?:(?<=[ \t])|^)#")
_MEANT = re.compile(r"#+[ \t]*heartwork:[ \t]*(.*)")
_ALLOW = re.compile(r"allow[ \t]+(HW\d{3})\b[ \t:,\u2013\u2014-]*(.*)", re.IGNORECASE)


class Comment(NamedTuple):
    """What a comment says to heartwork, where it stands, and the line that it speaks of (from 1)."""

    text: str
    place: Place
    line: int


class Allow(NamedTuple):
    """A code that is meant to be told of a line, and is not."""

    code: str
    line: int
    place: Place

    @property
    def key(self) -> tuple[str, str, int]:
        """What it allows: a code of a line of a file."""
        return self.code, self.place.path, self.line


def allows(document: Document) -> tuple[list[Allow], list[Diagnostic]]:
    """What a file allows, and HW140 to HW143 for comments that allow nothing as they are written."""
    found: list[Allow] = []
    faults: list[Diagnostic] = []
    for comment in _comments(document):
        read = _read(comment)
        if isinstance(read, Allow):
            found.append(read)
        else:
            faults.append(read)
    return found, faults


def unused(these: Iterable[Allow]) -> list[Diagnostic]:
    """HW144 for each of these, which silenced nothing."""
    hint = "take it out; it stands at the end of the line that is told, or alone on the line before"
    return [Diagnostic("HW144", f"{each.code} is not told of line {each.line}", each.place, hint) for each in these]


def _read(comment: Comment) -> Allow | Diagnostic:
    match = _ALLOW.fullmatch(comment.text)
    if match is None:
        message = "this speaks to heartwork, and it does not say what is allowed"
        return Diagnostic("HW140", message, comment.place, HOW)
    code, why = match[1].upper(), match[2]
    severity = _severity(code)
    if severity is None:
        return Diagnostic("HW141", f"there is no code {code} to allow", comment.place, _near(code))
    if severity is Severity.ERROR:
        message = f"{code} is an error, and an error cannot be allowed"
        return Diagnostic("HW142", message, comment.place, "mend what it tells; warnings and advice can be allowed")
    if not re.search(r"\w", why):
        hint = "say behind the code why, for whoever reads the file next; until then it silences nothing"
        return Diagnostic("HW143", f"nothing says why {code} is allowed here", comment.place, hint)
    return Allow(code, comment.line, comment.place)


def _severity(code: str) -> Severity | None:
    try:
        return page(code).severity
    except KeyError:
        return None


@cache  # there are a thousand codes at most, and a file may name each of them ten thousand times
def _near(code: str) -> str:
    return f"near it are {', '.join(near(code))}"


def _comments(document: Document) -> Iterator[Comment]:
    """The comments that speak to heartwork."""
    rows = {row for row, line in enumerate(document.read) if MARK in line}
    if not rows or document.root is None:
        return
    texts = _texts_on(document.root, document, rows)
    spoken_of = _spoken_of(document.read)
    for row in sorted(rows):
        line = document.read[row]
        start = _comment_on(line, texts.get(row, ()))
        match = None if start is None else _MEANT.fullmatch(line, start)
        if start is not None and match is not None:
            place = document.place_of(row, start, len(line.rstrip()) - start)
            yield Comment(match[1].strip(), place, spoken_of[row] + 1)


def _comment_on(line: str, texts: Collection[tuple[int, int]]) -> int | None:
    """Where the comment of a line begins: at the first # after a blank that is in no text."""
    hashes = (found.start() for found in _HASH.finditer(line))
    return next((at for at in hashes if not any(start <= at < end for start, end in texts)), None)


def _spoken_of(lines: list[str]) -> list[int]:
    """For each row the next one that is no comment, for what stands alone on it: that row itself where it is none."""
    found = list(range(len(lines)))
    for row in reversed(range(len(lines) - 1)):
        if lines[row].lstrip().startswith("#"):
            found[row] = found[row + 1]
    return found


def _texts_on(root: Node, document: Document, rows: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """From where to where, in columns from 0, texts stand on some rows."""
    found: dict[int, list[tuple[int, int]]] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            for row in range(node.line - 1, node.end_line):
                if row in rows:
                    found.setdefault(row, []).append(_part_on(document, node, row))
            continue
        waiting += children(node)
        if isinstance(node, Mapping):
            waiting += [key for key, _ in node.entries]
    return found


def _part_on(document: Document, text: Scalar, row: int) -> tuple[int, int]:
    """From where to where a text stands on a row; of a block its first line has no more than the mark."""
    line, first = document.read[row], row == text.line - 1
    start = text.column - 1 if first else 0
    if first and not text.plain and line[start] in "|>":
        return start, start + 1
    return start, text.end_column - 1 if row == text.end_line - 1 else len(line)

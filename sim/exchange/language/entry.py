"""Entries of a file (scenes, rules, acts) read by themselves, at their own place: a keystroke changes few of them."""

from __future__ import annotations

from collections.abc import Sequence

from sim.source.anatomy import indent
from sim.source.chunks import Chunk, entries, sections
from sim.source.document import Document, parse_document
from sim.source.nodes import Mapping, Node, Scalar

END = "qqendzz"  # the key in the place of all that follows, so that entries end where they do in the file


def entry_at(lines: Sequence[str], row: int) -> tuple[Chunk, int] | None:
    """The entry that holds a row (from 0), and the row of its section's key; None above the first section."""
    section = next((each for each in sections([*lines]) if each.first <= row <= each.last), None)
    if section is None:
        return None
    return next(((each, section.first) for each in entries([*lines], section) if each.first <= row <= each.last), None)


def entry_alone(lines: Sequence[str], row: int, path: str) -> Document:
    """A file's entry that holds a row, read without the others; every row keeps its number."""
    found = entry_at(lines, row)
    if found is None:
        return parse("\n".join(lines), path)
    chunk, head = found
    return rows_alone(lines, head, range(chunk.first, chunk.last + 1), path)[0]


def rows_alone(lines: Sequence[str], head: int | None, rows: range, path: str) -> tuple[Document, bool]:
    """Rows that hold whole entries, or whole sections where there is no `head`, read without the others.

    Every row keeps its number. Also says whether the rows end by themselves: a quotation or the mark of a second
    document in them may reach further.
    """
    alone = [""] * (len(lines) + 1)
    if head is not None:
        alone[head] = lines[head]
    alone[rows.start : rows.stop] = lines[rows.start : rows.stop]
    after = lines[rows.stop] if rows.stop < len(lines) else ""
    alone[rows.stop] = f"{after[: indent(after)]}{END}:"
    document = parse("\n".join(alone) + "\n", path)
    return document, _ends(document.root, rows.stop, inside=head is not None)


def _ends(root: Node | None, row: int, *, inside: bool) -> bool:
    """Take out what stands for all that follows; whether it was there, and the section (if inside one) led up to it."""
    last: list[tuple[Scalar, Node]] = root.entries if isinstance(root, Mapping) else []
    reaches = not inside or (bool(last) and last[0][1].end_line > row)
    while last and last[-1][0].text != END:
        below = last[-1][1]
        last = below.entries if isinstance(below, Mapping) else []
    return bool(last) and last.pop() is not None and reaches


def parse(text: str, path: str) -> Document:
    """A text as a document, saved or not; what no file can hold is replaced, one letter by one."""
    return parse_document(text.encode("utf-8", "replace"), path)

"""One entry of a file (a scene, a rule, an act) read by itself, at its own place: a keystroke changes only one."""

from __future__ import annotations

from collections.abc import Sequence

from sim.source.chunks import Chunk, entries, sections
from sim.source.document import Document, parse_document


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
    alone = [""] * len(lines)
    alone[head] = lines[head]
    alone[chunk.first : chunk.last + 1] = lines[chunk.first : chunk.last + 1]
    return parse("\n".join(alone), path)


def parse(text: str, path: str) -> Document:
    """A text as a document, saved or not; what no file can hold is replaced, one letter by one."""
    return parse_document(text.encode("utf-8", "replace"), path)

"""The sections of a file and their entries (scenes, rules, acts), found by their lines alone.

A syntax fault is looked for and mended inside one chunk, so that an unclosed quotation cannot swallow the next scene.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.source.anatomy import indent, is_blank

if TYPE_CHECKING:
    from sim.source.nodes import NodePath

KEY = re.compile(r"""[ ]*(?P<key>"[^"]*"|'[^']*'|[^\s"'#\-\[\]{}&*!|>%@`?,:][^:#]*)[ \t]*:(?=[ \t]|$)""")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of rows (from 0, `last` included) that holds one section's head or one entry of it."""

    path: NodePath
    first: int
    last: int
    key_end: int

    def blank_value(self) -> str:
        """What stands for the value once the chunk is blanked: scenes play on as stubs."""
        if len(self.path) < 2:
            return ""
        return " {todo: true}" if self.path[0] == "scenes" else " {}"


def chunks(lines: list[str]) -> list[Chunk]:
    """The chunks of a file in order; none where no section begins at the left margin."""
    return [entry for section in sections(lines) for entry in entries(lines, section)]


def sections(lines: list[str]) -> list[Chunk]:
    """The top-level keys with all their rows."""
    return _split(lines, 0, len(lines) - 1, 0, ())


def entries(lines: list[str], section: Chunk) -> list[Chunk]:
    """The entries of a section, its head before them; the section whole where it has none."""
    below = (row for row in range(section.first + 1, section.last + 1) if not is_blank(lines[row]))
    first = next(below, None)
    if first is None or not _is_open(lines[section.first], section.key_end):
        return [section]
    depth = indent(lines[first])
    spaced = depth and "\t" not in lines[first][:depth]
    found = _split(lines, first, section.last, depth, section.path) if spaced else []
    if not found or found[0].first != first:
        return [section]
    return [Chunk(section.path, section.first, first - 1, section.key_end), *found]


def _is_open(line: str, key_end: int) -> bool:
    rest = line[key_end:].strip()
    return not rest or rest[0] == "#"


def _split(lines: list[str], first: int, last: int, depth: int, above: NodePath) -> list[Chunk]:
    starts = []
    for row in range(first, last + 1):
        line = lines[row]
        if line[depth : depth + 1].strip() and line[:depth].strip() == "" and indent(line) == depth:
            key = KEY.match(line)
            if key:
                starts.append((row, key))
    ends = [*(row - 1 for row, _ in starts[1:]), last]
    return [
        Chunk((*above, key["key"].rstrip().strip("\"'")), row, end, key.end())
        for (row, key), end in zip(starts, ends, strict=False)
    ]


def chunk_at(lines: list[str], row: int, whole_section: bool = False) -> Chunk | None:
    """The chunk (or the section) that holds a row."""
    found = sections(lines) if whole_section else chunks(lines)
    return next((chunk for chunk in found if chunk.first <= row <= chunk.last), None)

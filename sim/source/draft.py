"""A text being mended for the reading: lines that change while every character remembers where it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """On one line, so many characters taken out at a column and others put in; row and column count from 0."""

    row: int
    column: int
    remove: int
    insert: str


class Draft:
    """Lines with their mends. Rows never change, so a place needs only its column put back."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = list(lines)
        self.origins: dict[int, list[int]] = {}

    def apply(self, edits: tuple[Edit, ...]) -> None:
        """Make the edits, the rightmost of a line first, so that none moves another."""
        for edit in sorted(edits, key=lambda one: (one.row, one.column), reverse=True):
            line = self.lines[edit.row]
            origins = self.origins.setdefault(edit.row, list(range(len(line) + 1)))
            start, end = edit.column, edit.column + edit.remove
            self.lines[edit.row] = line[:start] + edit.insert + line[end:]
            origins[start:end] = [origins[min(start, len(origins) - 1)]] * len(edit.insert)

    def original(self, row: int, column: int) -> int:
        """The column (from 0) that a character of a mended line has in the file."""
        origins = self.origins.get(row)
        if origins is None:
            return column
        return origins[max(0, min(column, len(origins) - 1))]


def blank(lines: list[str], first: int, last: int, keep: int = 0, value: str = "") -> tuple[Edit, ...]:
    """Edits that empty the rows from first to last; on the first the opening characters stay, with a value after."""
    head = Edit(first, keep, len(lines[first]) - keep, value)
    rest = (Edit(row, 0, len(lines[row]), "") for row in range(first + 1, last + 1) if lines[row])
    return (head, *rest)

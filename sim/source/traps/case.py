"""A trap that an author fell into, the spot where the parser noticed, and the edits that quote a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.source.anatomy import Value, block_value, key_end
from sim.source.draft import Edit
from sim.source.flow import flow_value

if TYPE_CHECKING:
    from sim.source.composition import Stop


@dataclass(frozen=True, slots=True)
class Trap:
    """A fault in a text: where, in what words, and the edits with which it can be read. Rows, columns from 0."""

    code: str
    row: int
    column: int
    message: str
    help: str
    edits: tuple[Edit, ...] = ()
    length: int = 1
    doubtful: tuple[tuple[int, int], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a parser stopped and why, among the lines that it read. Rows and columns from 0."""

    lines: list[str]
    problem: str
    row: int
    column: int
    context: str
    from_row: int
    from_column: int

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.lines[self.row]

    @property
    def letter(self) -> str:
        """The character at which it stopped, or nothing at a line's end."""
        return self.line[self.column : self.column + 1]

    def value(self) -> Value | None:
        """The value in which the parser stopped: inside brackets the one there, else all of the line's."""
        found = key_end(self.line)
        if found is not None:
            start = found[1]
            if self.line[start : start + 1] in ("{", "["):
                inner = flow_value(self.line, self.row, start, self.column)
                if inner is not None:
                    return inner
        return block_value(self.lines, self.row)


def spot_of(lines: list[str], stop: Stop) -> Spot:
    """A stop as a spot, brought inside the lines where the parser stopped past their end."""
    row, column = stop.line - 1, stop.column - 1
    if row >= len(lines):
        row, column = len(lines) - 1, len(lines[-1])
    column = min(column, len(lines[row]))
    from_row = min(max(stop.context_line - 1, 0), len(lines) - 1) if stop.context_line else row
    from_column = min(stop.context_column - 1, len(lines[from_row])) if stop.context_line else column
    return Spot(lines, stop.problem, row, column, stop.context, from_row, from_column)


def quoted(lines: list[str], value: Value) -> tuple[Edit, ...]:
    """Edits that put a value into single quotation marks, over all its lines."""
    edits = [Edit(value.row, value.start, 0, "'")]
    for row in range(value.row, value.last_row + 1):
        start = value.start if row == value.row else 0
        stop = value.end if row == value.last_row else len(lines[row])
        edits += [Edit(row, at, 0, "'") for at in range(start, stop) if lines[row][at] == "'" and at > value.start]
    if lines[value.row][value.start : value.start + 1] == "'":
        edits[0] = Edit(value.row, value.start, 0, "''")
    edits.append(Edit(value.last_row, value.end, 0, "'"))
    return tuple(edits)


def requote(
    spot: Spot, code: str, message: str, help: str, at: tuple[int, int] | None = None, value: Value | None = None
) -> Trap:
    """A trap that is mended by quoting the value it lies in."""
    value = value or spot.value()
    row, column = at or (spot.row, spot.column)
    if value is None or (value.end <= value.start and value.row == value.last_row):
        return Trap(code, row, column, message, help)
    edits = quoted(spot.lines, value)
    return Trap(code, row, column, message, help, edits, doubtful=((value.row, value.start),))


def shown(lines: list[str], value: Value | None, limit: int = 40) -> str:
    """How a value would look when quoted, for a hint: its first line, cut where it is long."""
    if value is None:
        return '"..."'
    text = lines[value.row][value.start : value.end if value.row == value.last_row else None].rstrip()
    text = text if len(text) <= limit else text[: limit - 3].rstrip() + "..."
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'


def tight_dash(row: int, column: int) -> Trap:
    """The trap of a dash at a place that has no space after it."""
    message = "a list item needs a space after its dash"
    help = "write `- ` and then the item, or quote the text if the dash belongs to it"
    return Trap("HW130", row, column, message, help, (Edit(row, column + 1, 0, " "),))


def tight_colon(row: int, column: int) -> Trap:
    """The trap of a colon at a place that has no space after it."""
    message = "a key needs a space after its colon"
    help = "write `: ` between key and value, or quote the text if the colon belongs to it"
    return Trap("HW131", row, column, message, help, (Edit(row, column + 1, 0, " "),))

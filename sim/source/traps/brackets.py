"""Brackets that never close, close once too often, or belong to prose."""

from __future__ import annotations

from sim.source.anatomy import block_value, indent, key_end, row_before
from sim.source.draft import Edit
from sim.source.flow import CLOSER, closers, flow_value, read_flow
from sim.source.traps.case import Spot, Trap, quoted, requote, shown, tight_colon

FLOW = ("flow mapping", "flow sequence")


def in_brackets(spot: Spot) -> bool:
    """Whether the parser stopped inside brackets."""
    return any(word in spot.context for word in FLOW)


def bracket_in_prose(spot: Spot) -> Trap | None:
    """`text: [door slams] He goes.`: a bracket that opens a text."""
    inside = in_brackets(spot) and spot.row == spot.from_row
    if inside and spot.letter in tuple(CLOSER):
        if spot.line[spot.column - 1] == ":":
            return tight_colon(spot.row, spot.column - 1)
        value = flow_value(spot.line, spot.row, spot.from_column, spot.column)
        at = spot.column
    elif inside and spot.letter and spot.line[: spot.column].rstrip().endswith(("}", "]")):
        value = flow_value(spot.line, spot.row, spot.from_column, spot.column)
        if value is None or spot.line[value.start] not in CLOSER:
            return None
        at = value.start
    else:
        value = block_value(spot.lines, spot.row)
        found = key_end(spot.line)
        if value is None or found is None or spot.line[value.start : value.start + 1] not in tuple(CLOSER):
            return None
        at = value.start
        end = read_flow(spot.line, value.start).closed
        if end is None or end >= spot.column or not spot.line[end + 1 : value.end].strip(" \t}],"):
            return None
    message = f"the bracket {spot.line[at]} opens a list or a mapping to YAML, and here it seems to open prose"
    help = f"put quotation marks around the text: {shown(spot.lines, value)}"
    return requote(spot, "HW135", message, help, at=(spot.row, at), value=value)


def stray_bracket(spot: Spot) -> Trap | None:
    """A closing bracket that no bracket opened."""
    expected = "did not find expected node content", "did not find expected key", "cannot start"
    at = spot.column
    if in_brackets(spot) or spot.letter not in ("]", "}", ",") or not any(word in spot.problem for word in expected):
        return None
    message = f"nothing stands open that this {spot.letter} could belong to"
    help = "take it out, or put quotation marks around the text"
    value = block_value(spot.lines, spot.row)
    if value is not None and value.start == at and value.end > at + 1:
        edits = quoted(spot.lines, value)
    else:
        edits = (Edit(spot.row, at, len(spot.line) - at, ""),)
    return Trap("HW139", spot.row, at, message, help, edits)


def unclosed_bracket(spot: Spot) -> Trap | None:
    """A bracket that is still open where the next key or the end of the file comes: told where it opens."""
    if not in_brackets(spot) and "flow node" not in spot.context:
        return None
    row, column = _opening(spot)
    bracket = spot.lines[row][column : column + 1]
    if bracket not in CLOSER:
        return None
    last = row_before(spot.lines, spot.row) if spot.row > row else row
    if spot.row == len(spot.lines) - 1 and spot.column >= len(spot.line.rstrip()):
        last = spot.row
    last = _last_inside(spot.lines, row, last)
    missing = closers(spot.lines, row, column, last)
    message = f"the bracket {bracket} opens here and is never closed"
    if spot.row == row and spot.column < len(spot.line.rstrip()):
        message = f"the bracket {bracket} opens here, and what follows is not what its closing bracket ends"
    end = len(spot.lines[last].rstrip())
    edits = (Edit(last, end, 0, missing),) if missing else ()
    return Trap("HW133", row, column, message, f"close it with {CLOSER[bracket]}", edits)


def _opening(spot: Spot) -> tuple[int, int]:
    """The bracket to blame: not always the one that the parser names, but the last one open at its line's end."""
    if "flow node" in spot.context:
        found = key_end(spot.lines[spot.from_row])
        flow = read_flow(spot.lines[spot.from_row], found[1] if found else 0)
        return spot.from_row, flow.open[-1][0] if flow.open else spot.from_column
    flow = read_flow(spot.lines[spot.from_row], spot.from_column)
    if flow.open and spot.row > spot.from_row:
        return spot.from_row, flow.open[-1][0]
    return spot.from_row, spot.from_column


def _last_inside(lines: list[str], row: int, last: int) -> int:
    """The last row that still stands further in than the one where the bracket opens."""
    depth = indent(lines[row])
    while last > row and indent(lines[last]) <= depth:
        last -= 1
    return last

"""Marks that mean something to YAML at the beginning of a value, and prose that begins with them."""

from __future__ import annotations

import re

from sim.source.anatomy import block_value, in_block_text, key_end, row_before
from sim.source.draft import Edit
from sim.source.traps.case import Spot, Trap, requote, shown, tight_dash

TIGHT_DASH = re.compile(r"[ \t]*(?:-[ \t]+)*-(?=[^\s\d.(>-])")
LEADING = {
    "*": ("HW122", "a value that begins with * is an alias to YAML"),
    "?": ("HW121", "a ? at the beginning is the mark of a key to YAML"),
    "&": ("HW124", "a value that begins with & is an anchor to YAML"),
    "!": ("HW124", "a value that begins with ! is a tag to YAML"),
    "%": ("HW124", "YAML keeps % at the beginning of a value for itself"),
    "@": ("HW124", "YAML keeps @ at the beginning of a value for itself"),
    "`": ("HW124", "YAML keeps ` at the beginning of a value for itself"),
}


def block_mark(spot: Spot) -> Trap | None:
    """`text: > Well then`: a block mark with the text on the same line."""
    in_braces = "cannot start any token" in spot.problem and spot.letter in ("|", ">")
    if not in_braces and ("block scalar" not in spot.context or "tab" in spot.problem):
        return None
    mark = spot.lines[spot.from_row][spot.from_column : spot.from_column + 1]
    value = spot.value() if in_braces else block_value(spot.lines, spot.from_row)
    message = f"a value that begins with {mark} is a block of text, which begins on the next line"
    help = f"begin the text on the next line, further in, or quote it: {shown(spot.lines, value)}"
    return requote(spot, "HW126", message, help, at=(spot.from_row, spot.from_column), value=value)


def space_after_dash(spot: Spot) -> Trap | None:
    """`-text`: a dash without the space that makes it a list item."""
    for row in dict.fromkeys((spot.row, spot.from_row, row_before(spot.lines, spot.row))):
        if row < 0 or row > spot.row or in_block_text(spot.lines, row):
            continue
        found = TIGHT_DASH.match(spot.lines[row])
        if found:
            return tight_dash(row, found.end() - 1)
    return None


def leading_mark(spot: Spot) -> Trap | None:
    """A value that begins with a mark that YAML keeps for itself."""
    place = _leading_place(spot)
    if place is None:
        return None
    row, column = place
    line = spot.lines[row]
    if line[column] == "%" and not line[:column].strip():
        return directive(row, line)
    code, message = LEADING[line[column]]
    value = Spot(spot.lines, "", row, column, "", row, column).value()
    help = f"put quotation marks around the text: {shown(spot.lines, value)}"
    return requote(spot, code, message, help, at=place, value=value)


def _leading_place(spot: Spot) -> tuple[int, int] | None:
    if any(word in spot.context for word in ("alias", "anchor", "tag", "directive")):
        return _if_mark(spot, spot.from_row, spot.from_column)
    stops = ("cannot start any token", "mapping keys", "YAML document")
    if _begins_in_brackets(spot) or any(words in spot.problem for words in stops):
        return _if_mark(spot, spot.row, spot.column)
    found = key_end(spot.line)
    value = spot.value()
    if found is None or value is None or "did not find expected" not in spot.problem or value.row != spot.row:
        return None
    return _if_mark(spot, value.row, value.start) if value.start < spot.column else None


def _begins_in_brackets(spot: Spot) -> bool:
    """Whether the parser stopped where a value begins in brackets, on a line that began before it."""
    return "flow node" in spot.context and bool(spot.line[: spot.column].strip(" \t-"))


def _if_mark(spot: Spot, row: int, column: int) -> tuple[int, int] | None:
    return (row, column) if spot.lines[row][column : column + 1] in tuple(LEADING) else None


def directive(row: int, line: str) -> Trap:
    """A line that begins with %: a directive, which these files do not have."""
    message = "a line that begins with % is a directive to YAML, and these files have none"
    return Trap("HW115", row, 0, message, "take the line out", (Edit(row, 0, len(line), ""),))


def list_in_value(spot: Spot) -> Trap | None:
    """`text: - Hello`: a dash after a key on the same line."""
    if "block sequence entries" not in spot.problem and not (_begins_in_brackets(spot) and spot.letter == "-"):
        return None
    message = "a list cannot begin on the line of its key"
    help = f"put each item on a line of its own, or quote the text: {shown(spot.lines, spot.value())}"
    return requote(spot, "HW138", message, help)

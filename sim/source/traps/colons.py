"""Colons in prose, keys without a space after theirs, lines without any, and lines that stand too far in or out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sim.source.anatomy import ITEM, Value, block_value, in_block_text, indent, key_end, row_before
from sim.source.diagnostics import Diagnostic
from sim.source.draft import Edit
from sim.source.nodes import Mapping, Node, Scalar
from sim.source.traps.brackets import in_brackets
from sim.source.traps.case import Spot, Trap, requote, shown, tight_colon

if TYPE_CHECKING:
    from sim.source.document import Document

COLON_IN_VALUE = "a colon and a space in a value make YAML look for a key"
NO_PROSE = ("", *"\"'|>{[")  # what a value begins with that is no plain text
COLON = re.compile(r":(?=[ \t])")
TIGHT_COLON = re.compile(r"[ \t]*(?:-[ \t]+)*[a-z][a-z0-9_-]*:(?=[^\s:/])")


def space_after_colon(spot: Spot) -> Trap | None:
    """`text:Hello`: a colon without the space that makes the word before it a key."""
    if "unexpected ':'" in spot.problem and spot.line[spot.column + 1 : spot.column + 2] in ("[", "{"):
        return tight_colon(spot.row, spot.column)
    for row in dict.fromkeys((spot.row, spot.from_row, row_before(spot.lines, spot.row))):
        if row < 0 or row > spot.row or in_block_text(spot.lines, row):
            continue
        found = TIGHT_COLON.match(spot.lines[row])
        if found:
            return tight_colon(row, found.end() - 1)
    return None


def colon_in_value(spot: Spot) -> Trap | None:
    """`text: Wait: what?`: a colon and a space in a value without quotation marks."""
    value = spot.value()
    if value is not None and spot.problem.startswith(("did not", "mapping values")) and ITEM.match(spot.line):
        first = COLON.search(spot.line, value.start, spot.column)
        if first and not value.flow:  # prose in a list, whose first colon makes it a key and its value
            help = f"put quotation marks around the text: {shown(spot.lines, value)}"
            return requote(spot, "HW120", COLON_IN_VALUE, help, at=(spot.row, first.start()), value=value)
    if spot.letter != ":" or not (":" in spot.problem or "mapping values" in spot.problem or in_brackets(spot)):
        return None
    if value is None or (spot.column < value.start and value.row == spot.row):
        value = _text_above(spot)
    if value is None:
        return None
    help = f"put quotation marks around the text: {shown(spot.lines, value)}"
    return requote(spot, "HW120", COLON_IN_VALUE, help, value=value)


def _text_above(spot: Spot) -> Value | None:
    """The text of an earlier line that goes on, with words and a colon, where the parser stopped."""
    row = spot.row
    while (row := row_before(spot.lines, row)) >= 0:
        if key_end(spot.lines[row]) is not None:
            value = block_value(spot.lines, row)
            begins = value is not None and spot.lines[row][value.start : value.start + 1] not in NO_PROSE
            return value if value is not None and begins and value.last_row >= spot.row else None
    return None


def prose_as_key(document: Document, node: Node) -> Diagnostic | None:
    """The fault of a text whose colon made it a key and its value; None where a mapping may have been meant."""
    if not isinstance(node, Mapping) or node.flow or len(node.entries) != 1:
        return None
    key, value = node.entries[0]
    if not isinstance(value, Scalar):
        return None
    row, end = key.end_line - 1, key.end_column - 1
    document.doubtful |= {(node.line, node.column), (value.line, value.column)}
    whole = Value(row, document.draft.original(row, key.column - 1), row, len(document.lines[row].rstrip()), 0)
    help_text = f"put quotation marks around the text: {shown(document.lines, whole)}"
    return Diagnostic("HW120", COLON_IN_VALUE, document.place_of(row, document.read[row].find(":", end)), help_text)


def line_without_key(spot: Spot) -> Trap | None:
    """A line of words among keys, with no colon at all."""
    if "could not find expected ':'" not in spot.problem:
        return None
    row = spot.from_row
    line = spot.lines[row]
    message = "this line stands among keys and has no key of its own"
    help = "indent it further if it goes on with the text above, or give it a key and a colon"
    end = len(line.rstrip())
    return Trap("HW137", row, indent(line), message, help, (Edit(row, 0, len(line), ""),), max(1, end - indent(line)))


def wrong_indentation(spot: Spot) -> Trap | None:
    """A line that stands further in or out than the ones it belongs to."""
    row = spot.row
    depth = indent(spot.lines[row])
    above = row_before(spot.lines, row)
    if above >= 0 and spot.lines[above].rstrip() == "...":
        help = "take the line out, or put what follows into a file of its own"
        away = (Edit(above, 0, len(spot.lines[above]), ""),)
        return Trap("HW114", above, 0, "three dots end a file to YAML, and more follows", help, away, 3)
    begins_line = not spot.line[: spot.column].strip(" \t-") or "mapping values" in spot.problem
    if above < 0 or not begins_line or in_brackets(spot):
        return None
    found = key_end(spot.lines[above])
    hangs_at = found[0] if found else indent(spot.lines[above])
    way = "further in" if depth > hangs_at else "further out"
    message = f"this line stands {way} than the lines it belongs to"
    help = "line it up with the keys beside it; text of several lines goes under `|`, further in"
    edits = _lined_up(spot.lines, row, depth, hangs_at)
    return Trap("HW134", row, depth, message, help, edits)


def _lined_up(lines: list[str], row: int, depth: int, hangs_at: int) -> tuple[Edit, ...]:
    """Edits that bring a line to the column of the key above: out with all that hangs on it, or in by itself."""
    column = hangs_at if depth > hangs_at else _column_above(lines, row, depth)
    after = range(row, len(lines))
    end = next((index for index in after if lines[index].strip() and indent(lines[index]) < depth), len(lines))
    inside = [index for index in range(row, end) if lines[index].strip()]
    if depth > column:
        return tuple(Edit(index, 0, depth - column, "") for index in inside)
    short = [index for index in inside if indent(lines[index]) < column]
    return tuple(Edit(index, 0, 0, " " * (column - indent(lines[index]))) for index in short)


def _column_above(lines: list[str], row: int, depth: int) -> int:
    """The column nearest to a line's among those at which the keys around it begin."""
    columns: list[int] = []
    above = row_before(lines, row)
    while above >= 0 and (not columns or columns[-1]):
        if not columns or indent(lines[above]) < columns[-1]:
            columns.append(indent(lines[above]))
        above = row_before(lines, above)
    if key_end(lines[row]) is None:  # words: they go on with the text above, which stands further in
        columns = [column for column in columns if column > depth] or columns
    return min(columns, key=lambda column: (abs(column - depth), column))

"""A # that cuts a text short: which of them begin a comment on purpose, and which stand in prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sim.source.anatomy import block_value, key_end, row_before
from sim.source.diagnostics import Diagnostic
from sim.source.flow import CLOSER, flow_value, read_flow
from sim.source.traps.case import Spot, Trap, requote, shown

if TYPE_CHECKING:
    from sim.source.document import Document
    from sim.source.nodes import Scalar

HASH = re.compile(r"(?<![ \t])[ \t]++#")
TO_HEARTWORK = re.compile(r"#+[ \t]*heartwork:")  # nobody writes this by accident
ENDED = tuple('.!?\u2026\u201d"')
MESSAGE = "the # begins a comment, and what follows it is not read"
HELP = "put quotation marks around the text; before a comment that is meant, leave two spaces"


def cut_short(document: Document, scalar: Scalar) -> Diagnostic | None:
    """The fault of a prose value that a # cuts short; None where there is none or the comment is meant."""
    comment = document.comment_after(scalar)
    if comment is None:
        return None
    column, text = comment
    row = scalar.end_line - 1
    if TO_HEARTWORK.match(text) or not cuts(document.read[row], scalar.end_column - 1, column - 1):
        return None
    return Diagnostic("HW127", MESSAGE, document.place_of(row, column - 1, len(text)), HELP)


def cuts(line: str, end: int, column: int) -> bool:
    """Whether the # at a column is likely to belong to the text that ends at another.

    Two spaces before it and one after make a comment; so does one before it after a sentence that has ended.
    """
    after = line[column + 1 : column + 2]
    if after not in ("", " ", "\t"):
        return True
    return column - end == 1 and not line[:end].rstrip().endswith(ENDED)


def comment_in_brackets(spot: Spot) -> Trap | None:
    """`{text: Take the #7, to: bus}`: a # that cuts off the closing bracket."""
    if "flow mapping" not in spot.context and "flow sequence" not in spot.context:
        return None
    line = spot.lines[spot.from_row]
    at = read_flow(line, spot.from_column).comment
    if at is None or not any(closer in line[at:] for closer in CLOSER.values()):
        return None
    value = flow_value(line, spot.from_row, spot.from_column, at - 1)
    message = "the # begins a comment, which cuts off the rest of the line with its closing bracket"
    help = f"put quotation marks around the text: {shown(spot.lines, value)}"
    return requote(spot, "HW127", message, help, at=(spot.from_row, at), value=value)


def comment_in_text(spot: Spot) -> Trap | None:
    """A text of several lines that a # ends before its last."""
    stray = spot.from_row if "could not find expected ':'" in spot.problem else spot.row
    row = row_before(spot.lines, stray)
    if row < 0 or "expected" not in spot.problem or (stray == spot.row and spot.line[: spot.column].strip()):
        return None
    found = key_end(spot.lines[row])
    line = spot.lines[row]
    mark = HASH.search(line, found[1]) if found else None
    if found is None or mark is None or line[found[1]] in "\"'|>" or not cuts(line, mark.start(), mark.end() - 1):
        return None
    value = block_value(spot.lines, row)
    return requote(spot, "HW127", MESSAGE, HELP, at=(row, mark.end() - 1), value=value)

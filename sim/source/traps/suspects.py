"""Texts that parse, and not as their author meant them: `-text` and `text:Hello` at the beginning of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.source.traps.case import Trap, tight_colon, tight_dash
from sim.source.traps.colons import TIGHT_COLON
from sim.source.traps.marks import TIGHT_DASH

if TYPE_CHECKING:
    from sim.source.nodes import Scalar


def tight_marks(lines: list[str], scalars: list[Scalar]) -> list[Trap]:
    """The traps among plain scalars that hold a dash or a colon: those that begin their line with one."""
    return [trap for scalar in scalars if (trap := tight_mark(lines, scalar)) is not None]


def tight_mark(lines: list[str], scalar: Scalar) -> Trap | None:
    """A dash or a key without its space, where a scalar begins its line."""
    row, column = scalar.line - 1, scalar.column - 1
    line = lines[row]
    if line[:column].strip(" \t-"):
        return None
    dash = TIGHT_DASH.match(line)
    if dash and dash.end() - 1 == column:
        return tight_dash(row, column)
    colon = TIGHT_COLON.match(line)
    return tight_colon(row, colon.end() - 1) if colon and colon.end() > column else None

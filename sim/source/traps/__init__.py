"""From a parser's refusal to the trap that an author fell into: the first detective that knows the case tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.source.traps.brackets import bracket_in_prose, stray_bracket, unclosed_bracket
from sim.source.traps.case import Spot, Trap, spot_of
from sim.source.traps.colons import (
    colon_in_value,
    line_without_key,
    prose_as_key,
    space_after_colon,
    wrong_indentation,
)
from sim.source.traps.comments import comment_in_brackets, comment_in_text, cut_short
from sim.source.traps.marks import block_mark, leading_mark, list_in_value, space_after_dash
from sim.source.traps.quotes import bad_escape, text_after_quote, unclosed_quote
from sim.source.traps.tabs import tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.source.composition import Stop

__all__ = ["cut_short", "explain", "prose_as_key"]

LONGEST = 10_000  # characters of a line that an author may have written
DETECTIVES: tuple[Callable[[Spot], Trap | None], ...] = (
    tab,
    bad_escape,
    unclosed_quote,
    block_mark,
    space_after_dash,
    space_after_colon,
    leading_mark,
    list_in_value,
    comment_in_brackets,
    text_after_quote,
    comment_in_text,
    bracket_in_prose,
    colon_in_value,
    stray_bracket,
    unclosed_bracket,
    line_without_key,
    wrong_indentation,
)


def explain(lines: list[str], stop: Stop) -> Trap:
    """The trap behind a stop, in the lines that were parsed."""
    spot = spot_of(lines, stop)
    for detective in DETECTIVES if max(map(len, lines)) <= LONGEST else ():
        trap = detective(spot)
        if trap is not None:
            return trap
    words = f"{spot.context}: {spot.problem}" if spot.context else spot.problem
    return Trap("HW101", spot.row, spot.column, f"this is not YAML ({words})", "put quotation marks around prose")

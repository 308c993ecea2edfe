"""Whether this terminal can be the projector's screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from tui.doctor.finding import Finding, State

SMALLEST = (60, 18)
BETTER = (80, 24)
ZOOM = "Make the window larger, or its letters smaller (Ctrl and minus in most terminals)."


class Screen(NamedTuple):
    """A terminal: columns and rows, None where there is none; the encoding of its text; what it says of itself."""

    size: tuple[int, int] | None
    encoding: str
    environment: Mapping[str, str]

    @property
    def colours(self) -> str:
        """How many colours it says that it has."""
        kind = self.environment.get("TERM", "")
        if self.environment.get("NO_COLOR") or kind in ("", "dumb", "unknown"):
            return "none"
        if self.environment.get("COLORTERM") in ("truecolor", "24bit") or kind.endswith("-direct"):
            return "millions"
        return "256" if "256" in kind else "16"


def this_screen() -> Screen:
    """The terminal that any of the three streams leads to."""
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(OSError, ValueError, AttributeError):
            size = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr] # a stream that is closed is None
            return Screen((size.columns, size.lines), sys.stdout.encoding, os.environ)
    return Screen(None, sys.stdout.encoding, os.environ)


def check_screen(screen: Screen) -> Finding:
    """Large enough to be read from the last row, and able to show letters of every language."""
    encoded = screen.encoding.lower().replace("-", "") == "utf8"
    columns, rows = screen.size or (None, None)
    facts = {"columns": columns, "rows": rows, "colours": screen.colours, "utf8": encoded}
    if columns is None or rows is None:
        told = "This is no terminal, so its size is not known."
        return Finding(State.LOOK, told, "Run `heartwork doctor` in the window that the projector will show.", facts)
    told = f"{columns} columns by {rows} rows, {_in_words(screen.colours)}, {'' if encoded else 'no '}UTF-8."
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return Finding(State.TROUBLE, f"{told} The stage needs {SMALLEST[0]} by {SMALLEST[1]}.", ZOOM, facts)
    if not encoded:
        advice = "Set the terminal to UTF-8, for example: export LANG=C.UTF-8"
        return Finding(State.LOOK, f"{told} Some letters, and the code to scan, would not show.", advice, facts)
    if screen.colours == "none":
        advice = "A lesson can be held so; for colours use another terminal, or unset NO_COLOR."
        return Finding(State.LOOK, told, advice, facts)
    if columns < BETTER[0] or rows < BETTER[1]:
        return Finding(State.LOOK, f"{told} That will do; {BETTER[0]} by {BETTER[1]} shows more at once.", ZOOM, facts)
    return Finding(State.OK, told, facts=facts)


def _in_words(colours: str) -> str:
    return "no colours" if colours == "none" else f"{colours} {'of ' * (colours == 'millions')}colours"

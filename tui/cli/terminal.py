"""Which face fits: the app on a terminal that can show it, the plain one everywhere else."""

from __future__ import annotations

import os
import sys

from tui.cli.output import talk


def shows_the_app(plain: bool) -> bool:
    """Whether the app is to open. Where the terminal stands in its way, a line says so and names what comes instead."""
    if plain:
        return False
    reason = obstacle()
    if reason:
        talk(f"heartwork: this is no terminal that can show the app ({reason}), so here is the plain player.")
    return not reason


def obstacle() -> str:
    """What keeps the app from being shown here; empty where nothing does."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return ""  # somebody else shows it and said how, as `heartwork serve` does
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "a pipe or a file"  # at any of the three: Textual reads from the first and draws on the last
    kind = os.environ.get("TERM", "")
    return f"TERM is {kind or 'not set'}" if kind in ("", "dumb", "unknown") else ""

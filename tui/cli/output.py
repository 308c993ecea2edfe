"""The streams of the process as a terminal or a pipe: how wide, how styled, and talk beside the data."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress

import click

from tui.prose import clean_lines

WIDEST = 72


def talk(text: str) -> None:
    """Progress and notices, beside the data."""
    click.echo(clean_lines(text), err=True)


def width() -> int | None:
    """How wide prose is set: to the terminal, at most 72 columns; None in a pipe, where nothing is wrapped."""
    if not sys.stdout.isatty():
        return None
    return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1))


def is_styled() -> bool:
    """Whether dim and bold are wanted: on a terminal that has them, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(text: str) -> None:
    """Data for people to read: page by page where it is longer than the screen, by the program that PAGER names. A pipe
    gets it whole."""
    if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        with suppress(ValueError):  # a PAGER that is no command line, such as a lone quotation mark
            click.echo_via_pager(text)
            return
    click.echo(text, nl=False)

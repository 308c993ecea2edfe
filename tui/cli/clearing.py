"""Blanking a terminal with all that scrolled by, so that the next one at it reads nothing that is not theirs."""

from __future__ import annotations

import os
import shutil
import sys

import click

APART = "-" * 40
CANNOT = "This terminal cannot be cleared: make sure yourselves that nobody scrolls back."


def clear() -> None:
    """Blank the terminal and what it remembers; in a pipe a line stands between what is meant for different people."""
    if not sys.stdout.isatty():
        click.echo(f"{APART}\n")
    elif os.environ.get("TERM", "dumb") == "dumb":
        click.echo("\n" * shutil.get_terminal_size().lines + CANNOT + "\n")
    else:
        click.echo("\x1b[H\x1b[2J\x1b[3J", nl=False)  # what 2 may move into the memory of a terminal, 3 takes out of it
        sys.stdout.flush()

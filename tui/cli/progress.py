"""How far long work has come: one line on a terminal, written over and over and taken away at the end."""

from __future__ import annotations

import os
import shutil
import sys
import time

import click

from tui.prose import clean

PATIENCE = 0.5  # seconds that work may take before anything is said about it
PAUSE = 0.1  # seconds between two lines


class Progress:
    """A line on the terminal beside the data; nothing in a pipe, or where lines cannot be taken back."""

    def __init__(self) -> None:
        self.is_seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def show(self, text: str) -> None:
        """Say how far it is, if it is time to."""
        if not self.is_seen or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + PAUSE
        self._shown = True
        line = clean(text)[: shutil.get_terminal_size().columns - 1]
        click.echo(f"\r\x1b[K{line}", err=True, nl=False)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = False

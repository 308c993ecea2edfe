"""What went wrong with a file or a folder, told so that a person knows where, and what to do."""

from __future__ import annotations

from typing import IO, Any

import click

from tui.prose import clean


class Trouble(click.ClickException):
    """What went wrong, where, and what to do about it; 3 is file or store trouble."""

    def __init__(self, message: str, advice: str = "", code: int = 3) -> None:
        super().__init__(clean(message))
        self.advice = clean(advice)
        self.exit_code = code  # type: ignore[misc] # click reads it from the error it was given

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"heartwork: {self.message}", file=file, err=True)
        if self.advice:
            click.echo(f"  {self.advice}", file=file, err=True)

"""How `heartwork forget` goes about it: what would go is told and asked about, then deleted, and what went is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.cli.output import talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.forgetting.deleting import Forgotten
    from tui.forgetting.things import Thing

SHOWN = 10  # so many files are named before it is asked


class Manner(NamedTuple):
    """How somebody wants it done: asked first or not, only listed, told as text or JSON."""

    yes: bool
    dry_run: bool
    form: str


def go_about(found: Forgotten, act: Callable[[], Forgotten], manner: Manner) -> int:
    """Do `act`, if that is wanted; the exit code. `found` is what would go and what is in use."""
    if not (found.gone or found.left):
        talk("Nothing is kept, so there is nothing to forget.")
    elif found.gone and not manner.dry_run:
        if not manner.yes and not _agreed(found.gone):
            talk("Nothing was forgotten.")
            return 0
        found = act()
    if manner.form == "json":
        import json

        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _show(found, manner.dry_run)
    return 3 if found.left else 0


def _agreed(gone: Sequence[Thing]) -> bool:
    """Whether a person says yes. Raises click.UsageError where there is nobody to ask."""
    from tui.forgetting.counting import things_in_words

    if not sys.stdin.isatty():
        raise click.UsageError("nobody is here to be asked: give --yes to forget, or --dry-run to see what would go")
    for thing in gone[:SHOWN]:
        talk(f"  {thing.kind:<10}  {thing.path}")
    if len(gone) > SHOWN:
        talk(f"  and {len(gone) - SHOWN} more (--dry-run lists them all)")
    try:
        return click.confirm(f"Forget {things_in_words(gone)}? Nothing brings it back", err=True)
    except click.exceptions.Abort:
        talk("")  # the shell's prompt goes on a line of its own
        raise


def _show(found: Forgotten, dry_run: bool) -> None:
    from tui.forgetting.counting import things_in_words
    from tui.prose import clean

    for thing in found.gone:
        click.echo(f"{thing.kind:<10}  {clean(str(thing.path))}")
    for thing, why in found.left:
        talk(f"heartwork: left as it is: {thing.path}: {why}")
    if found.gone:
        talk(f"{'Would go' if dry_run else 'Forgotten'}: {things_in_words(found.gone)}.")


def _as_json(found: Forgotten) -> dict[str, object]:
    return {
        "forgotten": [{"kind": thing.kind, "path": str(thing.path)} for thing in found.gone],
        "left": [{"kind": thing.kind, "path": str(thing.path), "why": why} for thing, why in found.left],
    }

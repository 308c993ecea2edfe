"""`heartwork list`: the stories there are, those that ship and your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sim.story.library import Folders

HELP = """The stories there are: those that ship (bundled), and your own.

\b
--format json: [{"id", "title", "summary", "minutes" (or null), "level", "ages", "content_notes": [text],
  "whose": "bundled" or "yours", "endings": [kind], "path", "faults": number of errors}]
"""


@click.command("list", help=HELP, short_help="The stories there are.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON for programs."
)
def command(form: str) -> None:
    """List the stories."""
    from tui.shelf import folders

    rows = list(stories(folders.library()))
    if form == "json":
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        _show(row)
    if not rows:
        click.echo("There are no stories here.", err=True)


def stories(library: Folders) -> Iterator[dict[str, Any]]:
    """A row for every story; one with errors tells how many, and what could be read of it in spite of them."""
    from tui.shelf.cards import cards

    for card in cards(library):
        yield {
            "id": card.id,
            "title": card.title,
            "summary": card.summary,
            "minutes": card.minutes,
            "level": card.level,
            "ages": card.ages,
            "content_notes": list(card.notes),
            "whose": "yours" if card.yours else "bundled",
            "endings": sorted(card.endings),
            "path": str(card.path),
            "faults": 0 if card.story else max(1, len(card.errors)),
        }


def _show(row: dict[str, Any]) -> None:
    from tui.cli.telling import page
    from tui.prose import clean

    sheet = page()
    whose = "" if row["whose"] == "bundled" else "  (yours)"
    click.echo(f"{sheet.heading(row['id'])}  {clean(row['title'])}{whose}")
    for line in filter(None, (row["summary"], _facts(row))):
        click.echo(sheet.indented(line))
    if row["content_notes"]:
        click.echo(sheet.indented(f"Content notes: {', '.join(row['content_notes'])}."))
    click.echo()


def _facts(row: dict[str, Any]) -> str:
    if row["faults"]:
        number = "1 fault" if row["faults"] == 1 else f"{row['faults']} faults"
        return f"It cannot be played: {number}. `heartwork check {row['id']}` tells more."
    minutes = f"{row['minutes']} minutes" if row["minutes"] else ""
    kinds = f"endings: {', '.join(row['endings'])}" if row["endings"] else ""
    return f"{', '.join(filter(None, (minutes, row['level'], row['ages'])))}; {kinds}.".replace("; .", ".")

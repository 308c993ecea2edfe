"""`heartwork list`: the stories there are, those that ship and your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sim.story.clock import hour_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sim.story.library import Folders
    from sim.story.model import Scenario

HELP = """The stories there are: those that ship (bundled), and your own.

--lessons tells the lessons of each as well, excerpts for a class: `heartwork play STORY --lesson NUMBER` plays one.

\b
--format json: [{"id", "title", "summary", "minutes" (or null), "level", "ages", "content_notes": [text],
  "whose": "bundled" or "yours", "endings": [kind], "path", "faults": number of errors}]
with --lessons also: "lessons": [{"number", "name", "from": scene, "stop": [scene], "day", "hour"}]
"""


@click.command("list", help=HELP, short_help="The stories there are.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON for programs."
)
@click.option("--lessons", is_flag=True, help="Tell the lessons of each story, too.")
def command(form: str, lessons: bool) -> None:
    """List the stories."""
    from tui.shelf import folders

    rows = list(stories(folders.library(), lessons))
    if form == "json":
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        _show(row)
    if not rows:
        click.echo("There are no stories here.", err=True)


def stories(library: Folders, lessons: bool = False) -> Iterator[dict[str, Any]]:
    """A row for every story, with its `lessons` or without them; one with errors tells how many, and what could be read
    of it in spite of them."""
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
            **({"lessons": list(_lessons(card.story.scenario)) if card.story else []} if lessons else {}),
        }


def _lessons(scenario: Scenario) -> Iterator[dict[str, Any]]:
    for number, lesson in enumerate(scenario.lessons, start=1):
        clock = lesson.clock or scenario.clock
        yield {
            "number": number,
            "name": lesson.name,
            "from": lesson.start,
            "stop": list(lesson.stop),
            "day": clock.day,
            "hour": hour_of(clock.time),
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
    for lesson in row.get("lessons", ()):
        click.echo(sheet.indented(f"{lesson['number']} {lesson['name']} (from day {lesson['day']})"))
    click.echo()


def _facts(row: dict[str, Any]) -> str:
    if row["faults"]:
        number = "1 fault" if row["faults"] == 1 else f"{row['faults']} faults"
        return f"It cannot be played: {number}. `heartwork check {row['id']}` tells more."
    minutes = f"{row['minutes']} minutes" if row["minutes"] else ""
    kinds = f"endings: {', '.join(row['endings'])}" if row["endings"] else ""
    return f"{', '.join(filter(None, (minutes, row['level'], row['ages'])))}; {kinds}.".replace("; .", ".")

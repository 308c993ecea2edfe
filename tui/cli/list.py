"""`heartwork list`: the stories there are, those that ship and your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sim.source.diagnostics import Diagnostic
    from sim.story.library import Folders
    from sim.story.model import Scenario

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
    from sim.story.library import load_scenario

    for name, path in library.ids("").items():
        loaded = load_scenario(path, library)
        known, text = loaded.partial, _with_names(loaded.partial)
        endings = {scene.ending for scene in known.scenes.values() if scene.ending} if known else set()
        yield {
            "id": name,
            "title": text(known.title) if known else name,
            "summary": text(known.summary) if known else "",
            "minutes": known.minutes if known else None,
            "level": known.level if known else "",
            "ages": known.ages if known else "",
            "content_notes": [text(note) for note in known.content_notes] if known else [],
            "whose": "yours" if path.is_relative_to(library.user) else "bundled",
            "endings": sorted(endings),
            "path": str(path),
            "faults": 0 if loaded.scenario else max(1, _errors(loaded.faults)),
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


def _with_names(scenario: Scenario | None) -> Callable[[str], str]:
    """How prose of a scenario reads with the names of its own cast put in."""
    from sim.story.prose import Person, put_in

    people = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()} if scenario else {}
    day = str(scenario.clock.day) if scenario else ""
    return lambda text: day.join(put_in(text, people))


def _errors(faults: Iterable[Diagnostic]) -> int:
    return sum(str(fault.severity) == "error" for fault in faults)

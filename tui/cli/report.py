"""`heartwork report`: what a class did, from one room or from many plays, with every group under five hidden."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.homing import home_page
from tui.cli.output import is_styled, show, talk

if TYPE_CHECKING:
    from tui.reporting.finding import Found

HELP = """Tell what a class did: who chose what, how far each article agrees, how it ended, and where nobody came.

FILE is a room, by the name that `heartwork host` told or by the path of its journal, `last` being the latest; or it is
the plays of one story, as many as there are: one from each laptop, say. One play alone is looked back at with
`heartwork debrief`.

Nobody is named, and no file either. Groups under five are hidden, and with each of them as many other figures as it
takes for no sum to give it away. A class under five has no figures.

\b
--format text   for a terminal
--format html   one page with charts, to read and to print (A4 or Letter)
--format csv    one long table for a spreadsheet
--format json   for programs; see below
--format xapi   a JSON list of xAPI 1.0.3 statements for a learning record store
Left out, it is what the name of --output ends in, or else text.

The statements stop where fewer than five went the same road. --home-page is the address under which actors and
stories are named there; --pseudonyms calls seats by the names that the room gave them.

\b
The shape of --format json (null is hidden; a share is 0 to 1, an agreement 0 to 100):
  {"story", "title", "lesson": NAME or null, "guidance", "of": "plays" or "seats", "steered": true or false,
   "fewer_than": 5 where there are no figures, else null, "participants": number or null,
   "decisions": [{"scene", "visit", "vote", "title", "role", "count",
                  "options": [{"option", "text", "besides", "offered", "count", "share"}]}],
   "agreement": {SOURCE: {"count", "least", "lower_quartile", "median", "upper_quartile", "most"} or null},
   "endings": {KIND or "none": {"count", "share"}},
   "unreached": {"decisions": [SCENE], "scenes": [SCENE]},
   "other_lines": [{"scene", "visit", "title", "option", "text", "count"}],
   "roads": [{"steps": [{"title", "text"}], "ending": KIND or null}],
   "marks": [{"sign": "plus" or "delta", "title", "text"}]}

Least and most are the middle of the five lowest and of the five highest. A class that steered one story together has
its roads, and no endings of single people.

Exit codes: 0 done; 1 done, and a file was left out, or the story is faulty; 2 wrong usage; 3 nothing to report.
"""
FORMATS = ("text", "html", "csv", "json", "xapi")
COLUMNS = 80
WIDEST = 100
_BOM = "\ufeff"  # without it a spreadsheet takes a file for one of its own country's letters


@click.command("report", help=HELP, short_help="What a class did, from one room or many plays.")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), help="How it is written.")
@click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file instead.")
@click.option("--story", metavar="ID|PATH", help="Where the story is, if the files do not lead there.")
@click.option("--guidance", metavar="ID|PATH", help="Judge by this guidance pack instead of the one of the plays.")
@click.option("--pseudonyms", is_flag=True, help="In xAPI, call seats by their pseudonyms instead of numbers.")
@click.option(
    "--home-page", "home", metavar="URL", callback=home_page, help="In xAPI, the home page of accounts and stories."
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    story: str | None,
    guidance: str | None,
    pseudonyms: bool,
    home: str | None,
) -> None:
    """Report a class."""
    if not files:
        raise click.UsageError("which plays? Name the journal of a room, or the plays of a class")
    if output in files:
        raise click.UsageError(f"{output} is one of the files that are to be reported: write to another")
    form = form or _by_name(output)
    if form != "xapi" and (pseudonyms or home is not None):
        raise click.UsageError(f"{'--pseudonyms' if pseudonyms else '--home-page'} belongs to --format xapi")
    found = _find(files, story, guidance)
    for notice in found.notices:
        talk(f"heartwork: {notice}")
    text = _statements(found, home, pseudonyms) if form == "xapi" else _written(found, form, output)
    _put(text, form, output)
    ctx.exit(1 if found.left_out else 0)


def _by_name(output: Path | None) -> str:
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    return {"htm": "html"}.get(suffix, suffix) if suffix in ("html", "htm", "csv", "json") else "text"


def _find(files: tuple[Path, ...], story: str | None, guidance: str | None) -> Found:
    """What the files hold. Raises click.UsageError, Trouble and Faulty."""
    from tui.reporting.finding import find, is_room
    from tui.shelf.folders import home, library

    if len(files) == 1 and _is_name(files[0]):
        from tui.shelf.rooms import find_room as named

        files = (named(str(files[0]), home()),)
    journals = [path for path in files if is_room(path)]
    if not journals:
        return find(files, library(), story, guidance)
    if len(files) > 1:
        raise click.UsageError(
            f"{journals[0]} is the journal of a room, and a room is reported by itself: name it alone"
        )
    from tui.reporting.rooms import find_room

    return find_room(journals[0], library(), story, guidance)


def _is_name(path: Path) -> bool:
    """Whether this can only be the name of a room."""
    return path.name == str(path) and path.suffix != ".jsonl" and not path.exists()


def _written(found: Found, form: str, output: Path | None) -> str:
    """The report in a form; what writes it is imported only when it is asked for."""
    from sim.classroom.report.telling import report

    told = report(found.gathered)
    if form == "html":
        from sim.classroom.report.html import as_html

        return as_html(told)
    if form == "csv":
        from sim.classroom.report.spreadsheet import as_csv

        return as_csv(told)
    if form == "json":
        from sim.classroom.report.as_json import as_json

        return json.dumps(as_json(told), ensure_ascii=False, indent=2) + "\n"
    from tui.reporting.page import tell
    from tui.simulating.paper import Paper

    on_screen = output is None and sys.stdout.isatty()
    columns = min(WIDEST, shutil.get_terminal_size().columns - 1) if on_screen else COLUMNS
    paper = Paper(columns, output is None and is_styled())
    tell(paper, told)
    return paper.text()


def _statements(found: Found, home: str | None, pseudonyms: bool) -> str:
    from sim.classroom.report.statements import statements
    from sim.exchange.xapi import HOME, Course

    gathered = found.gathered
    course = Course(gathered.story, home or HOME, gathered.lesson, found.revision)
    made = statements(gathered, course, pseudonyms)
    if not made:
        talk(
            "heartwork: there are no statements: fewer than five took part, or fewer than five went any road together."
        )
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _put(text: str, form: str, output: Path | None) -> None:
    if output is not None:
        from tui.shelf.writing import write_whole

        write_whole(output, _BOM + text if form == "csv" else text)
        talk(f"heartwork: the report is in {output}")
    elif form == "text":
        show(text)
    else:
        click.echo(text, nl=False)

"""`heartwork print`: what a teacher prints for a lesson, as one page of HTML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import talk

if TYPE_CHECKING:
    from sim.classroom.printing.cover import HelpLine

HELP = """Write what a teacher prints for a lesson on STORY (an id or a path): one page of HTML, for any browser.

\b
  a lesson plan of 45 minutes, on one page
  for the teacher alone: every decision, the author's notes, who holds what for best, the disputes
  role cards, with what each role wants on a strip to be cut off
  a sheet for observers, letters to vote with, ground rules for the wall, exit slips

It prints on A4 and on Letter, in black and white, and holds all it needs. Print on one side of the paper, and pick
pages in the browser's print window to have more copies of a sheet. In a pipe it goes to stdout without -o.
"""


@click.command("print", help=HELP, short_help="What a teacher prints: plan, role cards, observers' sheets, letters.")
@click.argument("story")
@click.option("--lesson", metavar="NAME|NUMBER", help="One of the story's lessons instead of the whole of it.")
@click.option("--guidance", metavar="ID|PATH", help="By this guidance pack instead of the story's own.")
@click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--open", "opens", is_flag=True, help="Open the file in the browser.")
def command(story: str, lesson: str | None, guidance: str | None, output: Path | None, opens: bool) -> None:
    """Print something."""
    if output is None and (opens or sys.stdout.isatty()):
        raise click.UsageError(f"this is a page for a browser, so name a file for it: -o {Path(story).stem}.html")
    page = _page(story, lesson, guidance)
    if output is None:
        click.echo(page, nl=False)
        return
    from tui.shelf.writing import write_whole

    write_whole(output, page)
    talk(f"{output} written. Print it from a browser, on one side of the paper.")
    if opens:
        _open(output)


def _page(name: str, lesson: str | None, guidance: str | None) -> str:
    """The page. Raises Faulty, Trouble and click.UsageError."""
    from sim.classroom.printing.page import print_pack
    from sim.classroom.printing.preparing import prepare
    from tui.shelf import folders
    from tui.shelf.beginning import lesson_of
    from tui.shelf.packs import open_pack
    from tui.shelf.request import Request
    from tui.shelf.stories import begin, open_story

    opened = open_story(name, folders.library())
    chosen = lesson_of(Request(name, lesson=lesson), opened.scenario)
    pack = open_pack(guidance or opened.scenario.guidance, opened, folders.library())
    return print_pack(prepare(begin(opened.story(), chosen).story, pack), _help_lines())


def _help_lines() -> list[HelpLine]:
    """The help lines that a person has, those of their country first."""
    import os

    from sim.classroom.printing.cover import HelpLine
    from tui.shelf.folders import home
    from tui.support.country import country_of
    from tui.support.lines import help_lines, nearest_first

    found = help_lines(home())
    if found.trouble:
        talk(f"heartwork: {found.trouble}")
    lines = nearest_first(found.lines, country_of(os.environ))
    return [HelpLine(line.name, line.number, line.place, line.checked) for line in lines]


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        talk(f"No browser could be opened from here; open {path} in one.")

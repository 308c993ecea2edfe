"""`heartwork import`: a story from Twine, as a file to go on writing."""  # noqa: N999 - a verb's module is named as the verb

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import talk
from tui.shelf.trouble import Trouble

if TYPE_CHECKING:
    from sim.exchange.twine.book import Book, Remark
    from sim.exchange.twine.importing import Imported

HELP = """Read a story of Twine's, as Twee 3 or as the page that Twine publishes, and write it as a story file.

Passages become scenes and links become options; names, tags and places on the map are kept. Nothing in the file is run.
Macros, scripts and styles of a story format have no place in a story here: each stands as a comment beside its scene,
on the lines after `#!`, and is listed with its place and with what to do; of many that are alike, the first three.
`heartwork check` tells what is still to write.

The story goes to stdout, or to --output, which is never written over; the list goes to stderr.

\b
--format json: {"scenes", "options", "output", "remarks": [{"passage" (empty for the whole file),
  "line" (from 1, in FILE), "what", "why"}]} on stdout; it wants --output for the story.
"""
SHOWN = 60  # letters of what stands at a place
ALIKE = 3  # places of one kind that are listed one by one
_NAMES = re.compile("“[^”]*”")
_KIND = re.compile(r"[<({\[@$/%!|-]+\s*[\w-]*|")  # a macro with its name; nothing of what is no markup


@click.command("import", help=HELP, short_help="A story from Twine.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A new file instead of stdout.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How the list is told.")
def command(file: Path, output: Path | None, form: str) -> None:
    """Import a file."""
    from sim.exchange.twine.book import Refused
    from sim.exchange.twine.importing import imported

    if form == "json" and output is None:
        raise click.UsageError("--format json puts the list on stdout, so it wants --output for the story")
    if output is not None and output.exists():
        raise Trouble(f"{output} is there already", "Name another file; nothing is written over.")
    try:
        done = imported(_read(file))
    except Refused as refused:
        raise Trouble(f"{file}:{refused.line}: {refused}", refused.advice, 1) from None
    if output is None:
        click.echo(done.text, nl=False)
    else:
        from tui.shelf.writing import write_whole

        write_whole(output, done.text)
    if form == "json":
        remarks = [remark._asdict() for remark in done.remarks]
        shape = {"scenes": done.scenes, "options": done.options, "output": str(output), "remarks": remarks}
        click.echo(json.dumps(shape, indent=2))
    else:
        _tell(file, done, output)


def _read(file: Path) -> Book:
    """The book of a file. Raises Refused and Trouble."""
    from sim.exchange.twine.file import read_book
    from sim.source.diagnostics import Diagnostic
    from sim.source.files import read_bytes

    data = read_bytes(file)
    if isinstance(data, Diagnostic):
        raise Trouble(f"{file}: {data.message}", data.help)
    return read_book(data, str(file))


def _tell(file: Path, done: Imported, output: Path | None) -> None:
    left = Counter(map(_kind, done.remarks))
    many = {kind for kind, count in left.items() if count > ALIKE + 1}
    told = Counter[tuple[str, str]]()
    for remark in done.remarks:
        kind = _kind(remark)
        told[kind] += 1
        if kind not in many or told[kind] <= ALIKE:
            talk(f"{file}:{_place(remark)}\n  {remark.why}")
        if kind in many and told[kind] == ALIKE:
            talk(f"  and {left[kind] - ALIKE} more like it, each after #! in the story")
    count = len(done.remarks)
    need = f"{count} place{' needs' if count == 1 else 's need'} a human" if count else "nothing needs a human"
    where = f"{output} is written: " if output else ""
    scenes = f"{done.scenes} scene{'' if done.scenes == 1 else 's'}"
    options = f"{done.options} option{'' if done.options == 1 else 's'}"
    talk(f"{where}{scenes} and {options}; {need}.")
    if output:
        from shlex import quote

        talk(f"Next: heartwork check {quote(str(output))}")


def _kind(remark: Remark) -> tuple[str, str]:
    """What the remarks that say the same share."""
    found = _KIND.match(remark.what)
    return _NAMES.sub("", remark.why), found[0] if found else ""


def _place(remark: Remark) -> str:
    what = " ".join(remark.what.split())
    short = what if len(what) <= SHOWN else what[:SHOWN].rstrip() + "…"
    place = f" in “{remark.passage}”" if remark.passage else ""
    return f"{remark.line}{place}: {short}"

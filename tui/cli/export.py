"""`heartwork export`: what other programs read: a story whole or as its graph, what was decided in a play, and the
schema of the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from tui.cli.homing import home_page
from tui.cli.output import talk

HELP = """Write a story as a whole, every scene and every way from one to another. STORY is an id or a path.

\b
--to text     an outline to read, or to have read aloud
--to svg      one picture, by day or by night, for any browser and for the wall
--to mermaid  a flowchart for the pages of forges, wikis and notebooks
--to dot      the language of Graphviz
--to twee     Twee 3 for SugarCube 2, to open in Twine; what could not go along is told on stderr
--to ink      a source that plays in Inky and wherever ink runs: same texts, options and endings
--to html     one page that plays the story in any browser, without a network, and looks back on the play
--to schema   no story: the JSON Schema (draft 2020-12) of the files, for editors that complete and check
--to xapi     no story but a play: a JSON list of xAPI 1.0.3 statements for a learning record store

A page takes --lesson, for one of the lessons, and --guidance, for who judges. It looks back as the player would.

All but schema, xapi and html hold the whole story, with what players do not see.

\b
--colour visits          how often scenes and lines are met in plays at random
--colour article:SOURCE  what a source of the guidance pack thinks of each option
--colour agreement       how many of the articles hold each option for best
Every colour has its figure beside it. All three come from --plays plays by a player who picks at random.

A schema without --what is one object that holds the three by their kind; with --output FOLDER each gets a file there.

For xapi name the file of a play, or `last` for the newest that was kept. Its present road becomes a statement for each
decision that a person took, with the options on offer, and one for its ending, with how far each source agrees. Nobody
is named, and the same play gives the same ids each time, so that a store takes each statement once. --guidance judges
by another pack, --home-page is the address under which accounts and stories are named.
"""
FORMATS = ("text", "svg", "mermaid", "dot", "html", "twee", "ink", "schema", "xapi")
UNCOLOURABLE = ("ink", "twee")
KINDS = ("scenario", "pack", "vocabulary", "all")
PLAYS = 1000


@click.command("export", help=HELP, short_help="A story as a whole, a play, or the schema of the files.")
@click.argument("story", metavar="[STORY|TRACE]", required=False)
@click.option("--to", "target", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("--colour", metavar="WHAT", help="visits, agreement, or article:SOURCE.")
@click.option("--guidance", metavar="ID|PATH", help="Judge or colour by this guidance pack instead of the story's own.")
@click.option(
    "--lesson", metavar="NAME|NUMBER", help="A page of one of the story's lessons instead of the whole of it."
)
@click.option("--plays", metavar="N", type=click.IntRange(1), help=f"How many plays colour it; {PLAYS:,} by default.")
@click.option("--seed", metavar="S", type=click.IntRange(0, 2**64 - 1), help="The seed of these plays; 0 by default.")
@click.option("--what", type=click.Choice(KINDS), help="Which of the files, for a schema; all by default.")
@click.option(
    "--home-page", "home", metavar="URL", callback=home_page, help="In xAPI, the home page of accounts and stories."
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file instead of stdout.")
def command(
    story: str | None, target: str, what: str | None, home: str | None, output: Path | None, **how: Any
) -> None:
    """Export something."""
    if target == "xapi":
        from tui.cli.stating import stated

        _put(stated(story, what, home, **how), output)
        return
    if home is not None:
        raise click.UsageError("--home-page belongs to --to xapi")
    _validate(story, target, what, how)
    if target == "schema":
        _schema(what or "all", output)
        return
    assert story is not None
    lesson = how.pop("lesson")
    if target == "html":
        from tui.cli.publishing import published

        _put(published(story, lesson, how["guidance"]), output)
        return
    from tui.cli.transcribing import transcribed

    _put(transcribed(story, target, **how), output)


def _validate(story: str | None, target: str, what: str | None, how: dict[str, Any]) -> None:
    """Raises click.UsageError where the options do not belong together."""
    given = [f"--{name}" for name, value in how.items() if value is not None]
    if target == "schema":
        if story is not None or given:
            more = f"`{story}`" if story is not None else given[0]
            raise click.UsageError(f"--to schema is about the files and not about a story, so {more} has no place here")
        return
    if story is None:
        raise click.UsageError(f"--to {target} wants a STORY: its id, or the path of its file")
    if what is not None:
        raise click.UsageError("--what belongs to --to schema")
    if target == "html":
        _no_colours(given)
    elif how["lesson"] is not None:
        raise click.UsageError("--lesson belongs to --to html")
    elif given and target in UNCOLOURABLE:
        raise click.UsageError(f"--to {target} has no colours, so {given[0]} has no place here")
    elif given and how["colour"] is None:
        raise click.UsageError(f"{given[0]} says how to colour, so it wants --colour beside it")


def _no_colours(given: list[str]) -> None:
    for name in given:
        if name not in ("--lesson", "--guidance"):
            raise click.UsageError(f"{name} has no place in a page that plays a story")


def _schema(what: str, output: Path | None) -> None:
    from sim.exchange.json_schema import json_schema, json_schemas

    if output is not None and output.is_dir():
        chosen = json_schemas() if what == "all" else {what: json_schema(what)}
        for kind, schema in chosen.items():
            _put(as_text(schema), output / f"{kind}.json")
        return
    _put(as_text(json_schemas() if what == "all" else json_schema(what)), output)


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _put(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from tui.shelf.writing import write_whole

    write_whole(output, text)
    talk(f"{output} written.")

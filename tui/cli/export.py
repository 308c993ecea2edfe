"""`heartwork export`: what other programs read. So far the JSON Schema of the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from tui.cli.output import talk
from tui.shelf.trouble import Trouble

HELP = """Write the JSON Schema (draft 2020-12) of the files, so that an editor completes and checks while you type.

Without --what it is one object that holds the three by their kind. With --output FOLDER each gets a file there.
An editor with a YAML language server finds it by the first line of your file:

    # yaml-language-server: $schema=schema/scenario.json
"""


@click.command("export", help=HELP, short_help="The JSON Schema of the files.")
@click.option("--to", "target", type=click.Choice(["schema"]), required=True, help="What to write.")
@click.option(
    "--what", type=click.Choice(["scenario", "pack", "vocabulary", "all"]), default="all", help="Which of the files."
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file, or a folder that is there; else stdout.")
def command(target: str, what: str, output: Path | None) -> None:
    """Export something."""
    from sim.exchange.json_schema import json_schema, json_schemas

    if output is not None and output.is_dir():
        chosen = json_schemas() if what == "all" else {what: json_schema(what)}
        for kind, schema in chosen.items():
            _write(output / f"{kind}.json", as_text(schema))
        return
    text = as_text(json_schemas() if what == "all" else json_schema(what))
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text)


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror or error}", "Name a file in a folder that is there.") from None
    talk(f"{path} written.")

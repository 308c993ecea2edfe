"""`heartwork new`: a small story that plays, to start from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tui.cli.output import talk
from tui.prose import clean
from tui.shelf.trouble import Trouble

TEMPLATE = Path(__file__).parent / "templates" / "story.yaml"
LONGEST_TITLE = 120

HELP = """Write a small story with comments that plays and checks clean, as FILE (my-story.yaml where left out).

Nothing is ever written over. An ending .yaml is added where FILE has none.
"""


@click.command("new", help=HELP, short_help="A story to start from.")
@click.argument("file", required=False, default="my-story.yaml", type=click.Path(path_type=Path))
@click.option("--title", help="The story's title; left out, it is made from the file's name.")
def command(file: Path, title: str | None) -> None:
    """Write a story."""
    path = file if file.suffix in (".yaml", ".yml") else file.with_name(f"{file.name}.yaml")
    text = TEMPLATE.read_text(encoding="utf-8").replace("TITLE", json.dumps(_title(path, title), ensure_ascii=False), 1)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as made:
            made.write(text)
    except FileExistsError:
        raise Trouble(f"{path} is there already", "Name another file; nothing is written over.") from None
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror or error}", "Name a file in a folder that you may write to.") from None
    talk(f"{path} written. Next:\n  heartwork play {path}\n  heartwork check {path}")


def _title(path: Path, title: str | None) -> str:
    wanted = title if title is not None else path.stem.replace("-", " ").replace("_", " ").strip().capitalize()
    wanted = " ".join(clean(wanted).split())
    if not wanted or len(wanted) > LONGEST_TITLE:
        raise click.UsageError(f"--title has 1 to {LONGEST_TITLE} characters")
    return wanted

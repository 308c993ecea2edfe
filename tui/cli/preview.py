"""`heartwork preview`: the author's workbench, with a story live from its file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui.workbench.asked import Asked
    from tui.workbench.edition import Edition

HELP = """Write with the workbench open: FILE (a path, or an id) plays on the left, and is read anew whenever you save
it in your editor. On the right are its faults, its map, and what simulated plays go on to from here.

\b
--from begins at a scene, and --set sets meters and flags before it is entered:
  heartwork preview umbrella.yaml --from doorstep --set trust=60 --set knows_why=true

In the app F1 tells the keys; e opens your editor ($VISUAL, or $EDITOR) at the line of the scene on show. A file with
faults opens too, and plays once they are mended. Nothing that is played here is kept.

Exit codes: 0 left as it should be, 2 wrong usage, or no terminal that can show the app, 3 no such file.
"""
NO_TERMINAL = "the workbench needs a terminal that can show the app, and this is none ({})"
INSTEAD = "In lines of text, heartwork check {0} tells its faults, and heartwork play {0} --plain plays it."


@click.command("preview", help=HELP, short_help="The workbench for authors.")
@click.argument("file")
@click.option("--from", "scene", metavar="SCENE", default="", help="Begin at this scene.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Begin with a meter or a flag set so.")
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), help="The seed of what falls to lots here.")
def command(file: str, scene: str, settings: tuple[str, ...], seed: int | None) -> int:
    """Open the workbench."""
    from shlex import quote

    from tui.cli.opening import open_workbench
    from tui.cli.terminal import obstacle
    from tui.shelf.trouble import Trouble
    from tui.workbench.asked import Asked
    from tui.workbench.settings import NotASetting, parse_settings

    try:
        given = parse_settings(settings)
    except NotASetting as fault:
        raise click.UsageError(f"--set: {fault}") from None
    asked = Asked(_edition(file), scene, given, int.from_bytes(os.urandom(4)) if seed is None else seed)
    _look_at_opening(asked)
    reason = obstacle()
    if reason:
        raise Trouble(NO_TERMINAL.format(reason), INSTEAD.format(quote(file)), code=2)
    return open_workbench(asked)


def _edition(name: str) -> Edition:
    """The file as it is now. Raises Faulty where there is none; what else is wrong with it the workbench shows."""
    from sim.story.library import missing
    from tui.shelf.folders import library
    from tui.shelf.stories import Faulty
    from tui.workbench.edition import read_edition

    folders = library()
    path = folders.find("", name)
    if path is None:
        raise Faulty([missing(name, folders, "story", "")], {}, "`heartwork list` tells the stories there are.")
    edition = read_edition(path.absolute(), folders)
    if not edition.is_there and edition.errors and not path.is_file():
        raise Faulty(edition.errors, {}, f"`heartwork new {name}` writes a story to start from.")
    return edition


def _look_at_opening(asked: Asked) -> None:
    """Raises click.UsageError where the story has no such scene, no such state, or no such value of it."""
    from sim.play.session import NoSuchOpening, RoadFault
    from tui.workbench.desk import first_walk

    if asked.edition.story is None:
        return
    try:
        first_walk(asked, asked.edition.story)
    except NoSuchOpening as fault:
        raise click.UsageError(str(fault)) from None
    except RoadFault:
        return  # the workbench tells that

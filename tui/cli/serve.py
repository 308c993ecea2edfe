"""`heartwork serve`: the app in a browser."""

from __future__ import annotations

import gc
import shlex
import sys
from importlib.util import find_spec

import click

from tui.cli.output import talk
from tui.network.listening import LOOPBACK, USUAL, listen
from tui.shelf.trouble import Trouble

HELP = """Show the app in a browser, with the library or at STORY (an id, or the path of a file).

Each window is a sitting of its own; plays are kept on this machine as always. It is for this machine alone unless
--host says otherwise. The address goes to stdout. Ctrl+C ends it.

It needs an extra: pip install 'heartwork[serve]'

Exit codes: 1 the story is faulty, 2 wrong usage, 3 file or network trouble, or the extra is missing, 130 interrupted.
"""


@click.command("serve", help=HELP, short_help="The app in a browser.")
@click.argument("story", required=False)
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen at; 0.0.0.0 is every one.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port; 0 takes any that is free. Left out: 8000, or the next."
)
def command(story: str | None, host: str, port: int | None) -> int:
    """Serve the app."""
    if find_spec("textual_serve") is None:
        raise Trouble("the browser needs an extra that is not installed", "Install it: pip install 'heartwork[serve]'")
    if story is not None:
        from tui.shelf.folders import library
        from tui.shelf.stories import open_story

        open_story(story, library())
    from tui.browser.server import Serving, address, is_loopback

    gc.enable()  # unlike the other verbs this one stays
    with listen(host, (port,) if port is not None else USUAL) as listening:
        if not is_loopback(host):
            talk(f"heartwork: whoever can reach this machine at {host} can play here and read the plays kept on it.")
        click.echo(address(host, listening.getsockname()[1]))
        sys.stdout.flush()
        talk("That is where heartwork is, for a browser. Ctrl+C ends it.")
        words = [sys.executable, "-m", "tui.cli", *(("play", story) if story is not None else ())]
        Serving(shlex.join(words), host).run(listening)
    return 130  # nothing else ends it

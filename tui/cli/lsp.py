"""`heartwork lsp`: a language server for the editor in which somebody writes stories, vocabularies and packs."""

from __future__ import annotations

import gc
from importlib.util import find_spec

import click

from tui.shelf.trouble import Trouble

HELP = """Help an editor with stories, vocabularies and packs, over stdin and stdout (Language Server Protocol).

An editor starts it; there is nothing to type here. Faults as one types, as `heartwork check --static` tells them, and
the name that was meant; go to a scene, find uses, rename a scene, an option or a state everywhere in a file; complete
scenes, acts, states, people and keys; what a name means, with the rules that read an act. docs/editors.md says how
VS Code, Neovim and Helix start it.

It needs an extra: pip install 'heartwork[lsp]'

Exit codes: 0 the editor said goodbye or went away, 1 it said exit without shutdown before, 2 wrong usage, 3 the extra
is missing, 130 interrupted.
"""


@click.command("lsp", help=HELP, short_help="Help for an editor, over stdin and stdout.")
@click.option("--stdio", is_flag=True, help="What editors add to say how they speak; there is no other way.")
def command(stdio: bool) -> int:
    """Serve an editor."""
    if find_spec("pygls") is None:
        raise Trouble("an editor needs an extra that is not installed", "Install it: pip install 'heartwork[lsp]'")
    from tui.language.server import serve
    from tui.shelf.folders import library

    gc.enable()  # unlike the other verbs this one stays
    gc.set_threshold(100_000)  # an answer makes some ten thousand objects and no cycles; looking for these took longer
    return serve(library())

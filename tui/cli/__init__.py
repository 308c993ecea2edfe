"""The command line. Each verb is a file here, imported when it is called and not before."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from tui.cli.streams import close_quietly, set_up

VERBS = {
    "play": "Play a story, in the app or in lines of text.",
    "serve": "The app in a browser (an extra).",
    "host": "A room in which a class plays a story.",
    "join": "A seat in a room, in plain lines.",
    "list": "The stories there are.",
    "debrief": "What the articles say about a play.",
    "report": "What a class did, from one room or many plays.",
    "check": "Every fault in stories, vocabularies and guidance packs.",
    "explore": "All that can happen in a story, exactly: endings and their odds, and who agrees with whose road.",
    "simulate": "A story played many times over, and what that came to.",
    "preview": "The workbench: a story live beside your editor.",
    "lsp": "Help for an editor, as one writes (an extra).",
    "new": "Write a small story that plays, to start from.",
    "doctor": "Whether this laptop can run a lesson.",
    "forget": "Delete what is kept: a room, a seat, plays, everything.",
    "coverage": "Which rules and disputes stories put to the test.",
    "export": "A story as a whole: picture, outline, graph. The schema of the files.",
    "import": "A story from Twine, as a file to go on writing.",
    "print": "What a teacher prints for a lesson: plan, role cards, observers' sheets, letters to vote with.",
}

ABOUT = """Interactive fiction and a training simulator for what to do after a break-up.

Without a verb it opens the app: choose a story, play it, look back. `heartwork VERB --help` tells more about each verb.
With --plain it asks in lines of text instead, for a screen reader, a Braille line or a slow connection.

\b
Exit codes: 0 clean, 1 faults found, 2 wrong usage, 3 file or store trouble, 130 interrupted.
HEARTWORK_HOME names another folder for your stories and plays; NO_COLOR is honoured.
Completion: eval "$(_HEARTWORK_COMPLETE=bash_source heartwork)"   (or zsh_source, fish_source)
"""


class Verbs(click.Group):
    """The verbs by name. The list of them needs no verb imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command = import_module(f"tui.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([*VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            ctx.fail(_unknown(args[0]))
        return super().resolve_command(ctx, args)


def _unknown(verb: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(VERBS)}"
    return f"there is no verb {verb!r}: {hint}"


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    found = "(not installed)"
    with suppress(PackageNotFoundError):
        found = version("heartwork")
    click.echo(f"heartwork {found}")
    ctx.exit()


@click.group(
    cls=Verbs,
    help=ABOUT,
    invoke_without_command=True,
    subcommand_metavar="[VERB [ARGUMENTS]]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Tell the version.")
@click.option("--plain", is_flag=True, help="Lines of text instead of the app.")
@click.pass_context
def heartwork(ctx: click.Context, plain: bool) -> None:
    """The command itself: without a verb the app, or the story picker where there is no terminal for it."""
    if ctx.invoked_subcommand is None:
        ctx.exit(_open(plain))


def _open(plain: bool) -> int:
    from tui.cli.terminal import shows_the_app

    if shows_the_app(plain):
        from tui.cli.opening import open_app

        return open_app()
    from tui.cli.picker import pick_and_play

    return pick_and_play()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code. Nothing that a person did ends in a traceback."""
    set_up()
    gc.disable()  # reading a story allocates much and frees nothing: looking for garbage is a fifth of the start
    atexit.register(gc.freeze)  # nor is there any to be looked for at the end, when everything goes
    try:
        return _run([*(sys.argv[1:] if argv is None else argv)])
    finally:
        gc.enable()


def _run(arguments: list[str]) -> int:
    try:
        code = heartwork.main(arguments, prog_name="heartwork", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return 130
    except click.ClickException as trouble:
        trouble.show()
        return trouble.exit_code
    except BrokenPipeError:
        close_quietly()
        return 0
    except OSError as error:
        return _report(error)
    return code if isinstance(code, int) else 0


def _report(error: OSError) -> int:
    where = f"{error.filename}: " if error.filename else ""
    with suppress(OSError):
        click.echo(f"heartwork: {where}{error.strerror or error}", err=True)
    close_quietly()
    return 3

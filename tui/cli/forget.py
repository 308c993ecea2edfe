"""`heartwork forget`: delete what is kept of plays, rooms and people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from tui.cli.output import talk
from tui.cli.parting import Manner, go_about

T = TypeVar("T")
HELP = """Delete what is kept on this machine: a room, a seat of a room, plays, or everything.

It lists what would go and asks first; --yes does not ask, and --dry-run only lists. What is in use is told and left.
Deleted is deleted as any file is: backups keep their copies, and so does whatever was exported or printed.

\b
--format json: {"forgotten": [{"kind", "path"}], "left": [{"kind", "path", "why"}]}
  "kind" is "play", "notes", "room", "seat", "damaged", "key", "tokens", "settings", "unfinished" or "story".

Exit codes: 0 done, or nothing wanted; 2 wrong usage; 3 it is not there, or something was left; 130 interrupted.
"""
ROOM_HELP = """Delete a room: seats, votes, notes, lines at the end, and the play that was kept of it.

NAME is that of the room, the path of its file, or `last`.
"""
SEAT_HELP = """Take one seat out of a room: SEAT is its name (in quotation marks) or its id.

Its votes, its notes and its own road go. The class's road stays as it was; a decision that hung on one of its votes
counts as the teacher's from then on. Lines that were left at the end have no seat, and stay. What others wrote stays,
also where it speaks of that seat. The journal is written anew, whole or not at all.
"""
PLAY_HELP = """Delete plays with the notes on them. FILE is the path of a play, or its name among your plays."""
EVERYTHING_HELP = """Delete all plays with their notes, all rooms and the settings.

Your own stories, guidance packs, vocabularies and help lines stay, unless --stories is given. Plays that were kept in
a file of their own (--trace) and what was exported stand wherever you put them; delete them there.
"""


def _options(command: Callable[..., T]) -> Callable[..., T]:
    for option in (
        click.option("--yes", is_flag=True, help="Do not ask."),
        click.option("--dry-run", is_flag=True, help="Only list what would go."),
        click.option(
            "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON for programs."
        ),
    ):
        command = option(command)
    return command


@click.group("forget", help=HELP, short_help="Delete what is kept.", subcommand_metavar="WHAT [ARGUMENTS]")
def command() -> None:
    """What there is to forget has a command of its own each."""


@command.command("room", help=ROOM_HELP, short_help="A room, whole.")
@click.argument("name")
@_options
def room(name: str, yes: bool, dry_run: bool, form: str) -> int:
    """Forget a room."""
    from tui.forgetting.counting import events_in_words
    from tui.forgetting.deleting import delete, sort_out
    from tui.forgetting.naming import events_of, room_named
    from tui.forgetting.things import with_its_own
    from tui.shelf.folders import home, plays_folder

    path = room_named(name, home())
    talk(f"Room {path.stem}: {events_in_words(events_of(path))}.")
    things = with_its_own(path, plays_folder())
    return go_about(sort_out(things), lambda: delete(things), Manner(yes, dry_run, form))


@command.command("seat", help=SEAT_HELP, short_help="One seat of a room.")
@click.argument("name", metavar="ROOM")
@click.argument("seat")
@_options
def seat(name: str, seat: str, yes: bool, dry_run: bool, form: str) -> int:
    """Forget a seat."""
    from tui.forgetting.counting import events_in_words
    from tui.forgetting.naming import room_named
    from tui.forgetting.seat import forget, leave_out, sort_out
    from tui.shelf.folders import home, library

    path = room_named(name, home())
    without = leave_out(seat, path, library())
    talk(f"{without.name} ({without.seat}) in room {path.stem}: {events_in_words(without.dropped)}.")
    if without.decisions:
        talk(f"{_decisions(without.decisions)} of the class hung on that, and will count as the teacher's.")
    if without.read.trouble:
        talk(f"What cannot be read of this room goes too: {without.read.trouble}.")
    return go_about(sort_out(path), lambda: forget(path, without), Manner(yes, dry_run, form))


@command.command("play", help=PLAY_HELP, short_help="Plays, with the notes on them.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_options
def play(files: tuple[str, ...], yes: bool, dry_run: bool, form: str) -> int:
    """Forget plays."""
    from tui.forgetting.deleting import delete, sort_out
    from tui.forgetting.naming import play_named
    from tui.forgetting.things import with_notes
    from tui.shelf.folders import plays_folder

    things = [*with_notes(dict.fromkeys(play_named(file, plays_folder()) for file in files))]
    return go_about(sort_out(things), lambda: delete(things), Manner(yes, dry_run, form))


@command.command("everything", help=EVERYTHING_HELP, short_help="All plays and rooms, and the settings.")
@click.option("--stories", is_flag=True, help="Your own stories, packs, vocabularies and help lines as well.")
@_options
def everything(stories: bool, yes: bool, dry_run: bool, form: str) -> int:
    """Forget everything."""
    from tui.forgetting.deleting import delete, sort_out, tidy
    from tui.forgetting.things import everything
    from tui.shelf.folders import home

    place = home()
    things = everything(place, stories)
    return go_about(sort_out(things), lambda: tidy(place, delete(things)), Manner(yes, dry_run, form))


def _decisions(number: int) -> str:
    return "1 decision" if number == 1 else f"{number} decisions"

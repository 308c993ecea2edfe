"""`heartwork host`: a room where a class plays one story together."""

from __future__ import annotations

import gc
from typing import Any

import click

from tui.cli.output import talk

HELP = """Open a room in which a class plays STORY (an id, or the path of a file), and lead the lesson.

Whoever is to join opens the address in a browser and types the code, or runs `heartwork join ADDRESS CODE`. The
teacher's link is for you alone: it opens a page with the controls, the notes and the votes, on any device of yours.
Only this machine can reach the room; --lan opens it to the network that you are on, for as long as it runs.

Everything that happens is on disk before anybody is told. --resume goes on with the last room, or with ROOM (its name
or its file): the same seats, votes and links. When the lesson was ended, what the class played is among your plays.

Without --headless this terminal is the stage, for the projector: address, room code and a code for cameras, the story,
how many have voted, the split, the debrief. Enter does the one thing that comes next; F1 tells the other keys. With
--no-network nothing is served: you type the hands that you count, and the lesson is the same. A lesson on STORY that
was not ended is asked about first.

\b
--headless serves without a stage. Four lines go to stdout, a word and what it is:
address http://...    where a class joins
code XXXXXX           what it types there
teacher http://...    the link for you alone
room NAME             for --resume, `heartwork report` and `heartwork forget`

\b
--mode class: the class votes, and one story goes on.
--mode split: a side for each role (--as player --as ex), each with its own card; each votes on its own decisions.
--mode own: everybody plays a road of their own.

Exit codes: 0 clean, 1 the story is faulty, 2 wrong usage, 3 file or network trouble, 130 interrupted.
"""

INSTEAD = "`heartwork host STORY --headless` serves the room without one; the teacher's link leads it."


@click.command("host", help=HELP, short_help="Open a room for a class.")
@click.argument("story", required=False)
@click.option("--resume", is_flag=False, flag_value="last", metavar="[ROOM]", help="Go on with a room.")
@click.option("--headless", is_flag=True, help="Serve the room without a stage, until Ctrl+C.")
@click.option("--lan", is_flag=True, help="Listen on every address of this machine, not only for itself.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 0 takes any that is free. Left out: 8000 or so.")
@click.option(
    "--lesson", metavar="NAME or NUMBER", help="An excerpt of the story, as `heartwork list --lessons` has it."
)
@click.option("--mode", type=click.Choice(["class", "split", "own"]), default="class", help="Who steers; see above.")
@click.option("--as", "roles", multiple=True, metavar="ROLE", help="What the class plays; player where left out.")
@click.option("--perform", is_flag=True, help="No comments before the debrief, and no going back.")
@click.option("--guidance", metavar="ID or PATH", help="Judge by this guidance pack.")
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), help="The seed of chance and of what nobody plays.")
@click.option("--wipe", is_flag=True, help="When the lesson was ended, leave nothing of it on this machine.")
@click.option("--no-network", is_flag=True, help="No server at all: hands are counted.")
def command(
    story: str | None,
    resume: str | None,
    headless: bool,
    lan: bool,
    port: int | None,
    wipe: bool,
    no_network: bool,
    **wanted: Any,
) -> int:
    """Host a room."""
    _check(story, resume, wanted)
    if headless and no_network:
        raise click.UsageError("--headless without a network would be a room that nobody can enter")
    if not headless:
        _look_at_terminal()
        resume = resume or _asked(str(story), wanted)
    from tui.hosting.opening import open_room, resume_room
    from tui.hosting.serving import Serving
    from tui.hosting.wish import Wish
    from tui.shelf.folders import home, library

    gc.enable()  # unlike most verbs this one stays
    if resume is not None:
        room = resume_room(resume, library(), home())
    else:
        room = open_room(Wish(story=str(story), **_wish(wanted)), library(), home())
    for sentence in room.told:
        talk(sentence)
    serving = Serving(room, lan, port, home())
    if headless:
        from tui.hosting.headless import serve

        return serve(room, serving, wipe)
    from tui.hosting.staging import lead

    return lead(room, None if no_network else serving, wipe)


def _look_at_terminal() -> None:
    from tui.cli.terminal import obstacle
    from tui.shelf.trouble import Trouble

    reason = obstacle()
    if reason:
        raise Trouble(f"the stage needs a terminal that can show the app, and this is none ({reason})", INSTEAD, code=2)


def _asked(story: str, wanted: dict[str, Any]) -> str | None:
    """The room to go on with, where there is one of this story that was not ended and the teacher wants it."""
    from tui.hosting.unfinished import unfinished
    from tui.shelf.folders import home, library

    found = unfinished(story, wanted["lesson"], library(), home())
    if found is None:
        return None
    path, about = found
    talk(about)
    return path.stem if click.confirm("Go on with it? No begins a new one, and keeps that", True, err=True) else None


def _check(story: str | None, resume: str | None, wanted: dict[str, Any]) -> None:
    """Raises click.UsageError where it is not clear which room is meant."""
    if resume is None and story is None:
        raise click.UsageError(
            "which story? `heartwork list` tells the stories there are; --resume goes on with a room"
        )
    if resume is None:
        return
    given = [name for name, value in wanted.items() if value not in (None, (), False, "class")]
    if story is not None or given:
        what = "STORY" if story is not None else f"--{given[0]}"
        raise click.UsageError(f"--resume goes on with a room as it is; {what} is for a new one")


def _wish(wanted: dict[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in wanted.items() if name != "perform"}, "practice": not wanted["perform"]}

"""`heartwork play`: a story in the app or in the plain player, and where a list of decisions leads as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui.shelf.request import Request

HELP = """Play STORY (an id, or the path of a file). Every play is kept as it goes; --resume goes on with it.

On a terminal that can show it this opens the app, where F1 tells the keys. --plain, and every pipe, gets the plain
player instead: lines of text, for a screen reader or a script. There a number or the id of an option takes it; u takes
back, s tells where you stand, b repeats, ? helps, q stops.

\b
--format json replays --take without drawing lots and prints where it stands:
{"story", "scene", "by", "ending", "day", "hour", "state": {name: value},
 "text": [{"who", "as", "text"}], "options": [{"id", "text", "acts"}],
 "chance": [{"scene", "weight"}] or null, "steps"}

--take names every decision in order, the other roles' and the single options too; `a>scene`, or `>scene` by itself,
says how a chance falls. In text the play goes on from there.

--lesson plays one of the excerpts for a class that the story brings along, by its name or its number; `heartwork list
--lessons` tells them. In JSON it adds {"lesson": name, "lesson_over": whether it has stopped}.

--seats N is for two to four people at one laptop: each plays a role, or observes, and the laptop is passed to whoever
decides. Nobody sees another's card, thoughts or options; goals are told when you look back. Roles are drawn, or chosen
by --role. `--resume` goes on with such a play at whose turn it is.

--record NAME adds the road that was played to the `checks` of the story's file when the play is over or left.

Exit codes: 0 clean, 1 the story is faulty, 2 wrong usage (what is not on offer, too), 3 file trouble, 130 interrupted.
"""


@click.command("play", help=HELP, short_help="Play a story.")
@click.argument("story", required=False)
@click.option("--plain", is_flag=True, help="The plain player: lines of text instead of the app.")
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), help="The seed of chance and of the others' decisions.")
@click.option("--take", "taken", metavar="A,B,C", help="Decisions to begin with.")
@click.option("--trace", type=click.Path(path_type=Path, dir_okay=False), help="Keep the play in this file.")
@click.option("--resume", is_flag=False, flag_value="last", metavar="[FILE|last]", help="Go on with a play.")
@click.option("--as", "role", metavar="ROLE", help="Play this role of the cast; player where left out.")
@click.option("--seats", type=click.IntRange(2, 4), metavar="N", help="So many people (2 to 4) pass this one laptop.")
@click.option("--role", "seat_roles", multiple=True, metavar="SEAT=ROLE", help="Who plays what, such as 1=ex.")
@click.option("--guidance", metavar="ID or PATH", help="Judge by this guidance pack.")
@click.option("--lesson", metavar="NAME|NUMBER", help="Play this lesson, an excerpt of the story.")
@click.option("--record", metavar="NAME", help="Make the play a check of the story, in its file, under this name.")
@click.option("--coach", is_flag=True, help="Comment after each decision, article by article.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON for programs."
)
@click.option("--name", "names", multiple=True, metavar="ROLE=NAME", help="Give somebody another name.")
@click.option("--pronouns", multiple=True, metavar="ROLE=she|he|they", help="Give somebody other pronouns.")
@click.pass_context
def command(ctx: click.Context, /, **given: object) -> None:
    """Play a story."""
    from tui.cli.terminal import shows_the_app
    from tui.shelf.request import Request

    plain = bool(given.pop("plain") or ctx.find_root().params.get("plain"))  # `heartwork --plain play` means it too
    request = Request(**given)  # type: ignore[arg-type] # the options above are its fields
    _refuse_what_does_not_go_together(request)
    if request.form == "text" and shows_the_app(plain):
        from tui.cli.opening import open_app

        ctx.exit(open_app(request))
    from tui.cli.sitting import run
    from tui.shelf.folders import library

    ctx.exit(run(request, library()))


def _refuse_what_does_not_go_together(request: Request) -> None:
    """Several at one laptop are no one's seat alone."""
    if request.seats is None:
        if request.seat_roles:
            raise click.UsageError("--role says who plays what at one laptop, so it goes with --seats")
        return
    given = {
        "--as": request.role is not None,
        "--coach": request.coach,
        "--record": request.record is not None,
        "--format json": request.form == "json",
    }
    wrong = next((option for option, there in given.items() if there), None)
    if wrong is not None:
        raise click.UsageError(f"--seats is for several people at one laptop, so {wrong} has no place beside it")

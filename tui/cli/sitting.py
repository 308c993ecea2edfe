"""A sitting: a play is told in the terminal until it ends or is left, and where it is kept is said."""

from __future__ import annotations

import click

from sim.play.playthrough import Playthrough
from sim.play.session import RoadFault, Session
from sim.play.trace import Header
from sim.story.library import Folders
from sim.story.model import PLAYER
from tui.cli.output import talk
from tui.cli.player import Comment, End, Player
from tui.cli.telling import page
from tui.shelf.folders import plays_folder
from tui.shelf.keeping import Keeper
from tui.shelf.request import Request
from tui.shelf.stories import Opened


def run(request: Request, library: Folders) -> int:
    """Do what was asked for; the exit code."""
    if request.resume is not None:
        from tui.cli.resuming import resume

        return resume(request, library)
    if request.seats is not None:
        from tui.cli.gathering import gather

        return gather(request, library)
    from tui.cli.starting import print_standing, start

    return print_standing(request, library) if request.form == "json" else start(request, library)


def sit(play: Playthrough, opened: Opened, keeper: Keeper, comment: Comment | None) -> int:
    """Play in the terminal; the exit code."""
    role = next(iter(play.persons), PLAYER)
    try:
        end = Player(play, role, page(), comment).run()
    except RoadFault as fault:
        return tell_fault(fault, keeper)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("\n")
        farewell(End.LEFT, opened, keeper)
        return 130
    finally:
        keeper.close()
    farewell(end, opened, keeper)
    return 0


def recorded(request: Request, opened: Opened, session: Session, library: Folders) -> int:
    """Make a check of the road that was played, where that was asked for; the exit code."""
    if request.record is None:
        return 0
    from tui.authoring.recording import record

    return record(request.record, opened, session, library, talk)


def comment_for(request: Request, opened: Opened, header: Header, library: Folders) -> Comment | None:
    """The coach, where one is wanted: by the pack that was asked for, or else by the play's own.

    Raises Faulty where that pack cannot judge this story; one that was asked for is looked at without a coach too.
    """
    if not request.coach and request.guidance is None:
        return None
    from tui.cli.coach import coach

    comment = coach(request.guidance or header.pack, opened, header.persons, page(), library)
    return comment if request.coach else None


def farewell(end: End, opened: Opened, keeper: Keeper) -> None:
    """Where the play is kept, and what can be done with it."""
    if end is End.NO_INPUT:
        talk("The input ended here.")
    if keeper.path is None:
        return
    from shlex import quote

    path = quote(str(keeper.path))
    talk(f"The play is kept in {keeper.path}")
    if end in (End.LEFT, End.NO_INPUT):
        ours = keeper.path.parent == plays_folder()
        how = f"{quote(opened.named or opened.scenario.id)} --resume" if ours else f"--resume {path}"
        talk(f"To go on: heartwork play {how}")
    if end is End.ENDED or not keeper.header.seats:  # a look back in the middle tells each what the others keep
        talk(f"What the articles say about it: heartwork debrief {path}")


def tell_fault(fault: RoadFault, keeper: Keeper | None) -> int:
    """Tell that the story itself cannot go on; the exit code."""
    talk(f"heartwork: this story cannot go on from here: {fault}\n  That is its author's fault, not yours.")
    if keeper is not None and keeper.path is not None:
        talk(f"  The play up to here is kept in {keeper.path}")
    return 1

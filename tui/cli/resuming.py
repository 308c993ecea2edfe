"""`play --resume`: finding the play to go on with, and saying how far it could be played again."""

from __future__ import annotations

from pathlib import Path

import click

from sim.story.library import Folders, is_path
from tui.cli.output import talk
from tui.cli.sitting import comment_for, recorded, sit
from tui.cli.telling import page
from tui.shelf.beginning import free_for
from tui.shelf.folders import plays_folder
from tui.shelf.kept import Kept, go_on, how_far, is_play_of, is_unfinished, kept_plays, read_play
from tui.shelf.request import Request
from tui.shelf.seat import Seat
from tui.shelf.stories import Faulty, Opened, open_story, story_of
from tui.shelf.trouble import Trouble
from tui.words import play_title

LAST = "last"


def resume(request: Request, library: Folders) -> int:
    """Go on with a play in the terminal; the exit code."""
    kept, opened, trace = which_play(request, library)
    free_for(request, opened, kept.trace.header.lesson)
    comment = comment_for(request, opened, kept.trace.header, library)
    resumed = go_on(kept, opened, trace, plays_folder(), talk)
    for line in how_far(kept, resumed):
        talk(line)
    if resumed.play.header.seats:
        from tui.cli.gathering import sit_at_table

        return sit_at_table(Seat(opened, resumed.play, resumed.keeper), library)
    click.echo(page().heading(play_title(resumed.play.session)) + "\n")
    return sit(resumed.play, opened, resumed.keeper, comment) or recorded(
        request, opened, resumed.play.session, library
    )


def _refuse_what_is_settled(request: Request) -> None:
    given = {
        "--take": request.taken,
        "--seed": request.seed,
        "--as": request.role,
        "--lesson": request.lesson,
        "--seats": request.seats,
        "--name": request.names or None,
        "--pronouns": request.pronouns or None,
        "--format json": request.form == "json" or None,
    }
    wrong = [option for option, value in given.items() if value is not None]
    if wrong:
        raise click.UsageError(f"--resume goes on with a play as it was begun, so {wrong[0]} has no place beside it")


def which_play(request: Request, library: Folders) -> tuple[Kept, Opened, Path | None]:
    """The play to go on with, its story, and a new file where one was named for it.

    Raises click.UsageError for what has no place beside --resume, Trouble where there is no such play, and Faulty.
    """
    _refuse_what_is_settled(request)
    story, named, trace = request.story, str(request.resume), request.trace
    if story is None and named != LAST and _is_story(named, library):
        story, named = named, LAST  # `--resume STORY`: the story was taken for the option's value
    if named == LAST and trace is not None and trace.exists():
        named, trace = str(trace), None
    if named == LAST:
        return *_newest(story, library), trace
    kept = read_play(Path(named))
    return kept, open_story(story or story_of(kept.trace.header, library), library), trace


def _is_story(name: str, library: Folders) -> bool:
    if is_path(name):
        return name.endswith((".yaml", ".yml"))
    return not Path(name).exists() and library.find("", name) is not None


def _newest(story: str | None, library: Folders) -> tuple[Kept, Opened]:
    """The newest unfinished play of a story, or of any. Raises Trouble where there is none, and Faulty."""
    wanted = None if story is None else open_story(story, library)
    for kept in kept_plays(plays_folder()):
        if wanted is None:
            try:
                opened = open_story(story_of(kept.trace.header, library), library)
            except Faulty:
                continue  # its story is gone or broken; an older play may do
        elif is_play_of(kept, wanted, library):
            opened = wanted
        else:
            continue
        if is_unfinished(kept, opened):
            return kept, opened
    what = f"of {story} " if story else ""
    raise Trouble(f"there is no unfinished play {what}in {plays_folder()}", "Start one without --resume.")

"""Starting a play: its header, its first words, the decisions it begins with."""

from __future__ import annotations

import os

import click

from sim.play.playthrough import Playthrough
from sim.play.session import RoadFault
from sim.story.library import Folders
from sim.story.model import PLAYER
from tui.cli.output import talk
from tui.cli.sitting import comment_for, recorded, sit, tell_fault
from tui.cli.telling import page
from tui.shelf.beginning import new_header, open_requested
from tui.shelf.folders import plays_folder
from tui.shelf.keeping import keep_in
from tui.shelf.request import Request
from tui.shelf.stories import Opened, begin
from tui.shelf.taking import follow, parse
from tui.words import SEAT, play_title


def start(request: Request, library: Folders) -> int:
    """Play a story anew in the terminal; the exit code."""
    opened = open_requested(request, library)
    entries = parse(request.taken or "")
    seed = int.from_bytes(os.urandom(4)) if request.seed is None else request.seed
    header = new_header(request, opened, library, seed)
    session = begin(opened.story(header.cast), header.lesson)
    comment = comment_for(request, opened, header, library)
    keeper = keep_in(request.trace, plays_folder(), header, talk)
    play = Playthrough(session, header, keeper.record)
    try:
        follow(play, entries)
    except RoadFault as fault:
        keeper.release()
        keeper.close()
        return tell_fault(fault, keeper)
    keeper.release()
    _introduce(opened, play, request.role or PLAYER)
    return sit(play, opened, keeper, comment) or recorded(request, opened, play.session, library)


def print_standing(request: Request, library: Folders) -> int:
    """Follow a list of decisions without drawing lots and print where they lead; the exit code."""
    import json

    from tui.cli.standing import standing

    if request.coach:
        raise click.UsageError("--coach goes with --format text")
    opened = open_requested(request, library)
    entries = parse(request.taken or "")
    header = new_header(request, opened, library, request.seed or 0)
    comment_for(request, opened, header, library)  # a pack that was asked for has to fit, here too
    session = begin(opened.story(header.cast), header.lesson)
    keeper = None if request.trace is None else keep_in(request.trace, plays_folder(), header, talk)
    play = Playthrough(session, header, None if keeper is None else keeper.record)
    fault = None
    try:
        follow(play, entries)
    except RoadFault as found:
        fault = found
    if keeper is not None:
        keeper.release()
        keeper.close()
    if fault is not None:
        return tell_fault(fault, keeper)
    click.echo(json.dumps(standing(play.session, request.role or PLAYER), ensure_ascii=False, indent=2))
    code = 0 if keeper is None or keeper.path is not None else 3
    return recorded(request, opened, play.session, library) or code


def _introduce(opened: Opened, play: Playthrough, role: str) -> None:
    """Title, what it is about, content notes, and the card of the role that is played."""
    scenario, story, sheet = opened.scenario, play.session.story, page()
    click.echo(sheet.heading(play_title(play.session)) + "\n")
    lines = [story.text(scenario.summary)]
    if scenario.content_notes:
        notes = ", ".join(story.text(note) for note in scenario.content_notes)
        lines.append(f"Content notes: {notes}. You may stop at any time.")
    if role != PLAYER:
        lines.append(story.text(SEAT.replace("ROLE", role)))
    lines += story.text(scenario.cast[role].card).splitlines()
    for line in filter(str.strip, lines):
        click.echo(sheet.prose(line) + "\n")
    click.echo(sheet.aside("Type the number of what you do, ? for help and support.") + "\n")

"""Starting a play: its header, its first words, the decisions it begins with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sim.play.playthrough import Playthrough
from sim.play.session import RoadFault
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.library import Folders, fingerprint, is_path, missing
from sim.story.model import PLAYER
from sim.story.prose import Person
from tui.cli.output import talk
from tui.cli.sitting import Request, comment_for, sit, tell_fault
from tui.cli.take import follow, parse
from tui.cli.telling import page
from tui.shelf.folders import plays_folder
from tui.shelf.keeping import keep_in, now
from tui.shelf.stories import Faulty, Opened, begin, known_role, open_story, recast

SEAT = "You play <ROLE>. The story is told to <player>: “you” is <player>, but for what <ROLE> alone can see."


def start(request: Request, library: Folders) -> int:
    """Play a story anew in the terminal; the exit code."""
    opened = _opened(request, library)
    entries = parse(request.taken or "")
    seed = int.from_bytes(os.urandom(4)) if request.seed is None else request.seed
    header = _header(request, opened, library, seed)
    session = begin(opened.story(header.cast))
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
    return sit(play, opened, keeper, comment)


def print_standing(request: Request, library: Folders) -> int:
    """Follow a list of decisions without drawing lots and print where they lead; the exit code."""
    import json

    from tui.cli.standing import standing

    if request.coach:
        raise click.UsageError("--coach goes with --format text")
    opened = _opened(request, library)
    entries = parse(request.taken or "")
    header = _header(request, opened, library, request.seed or 0)
    comment_for(request, opened, header, library)  # a pack that was asked for has to fit, here too
    session = begin(opened.story(header.cast))
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
    return 0 if keeper is None or keeper.path is not None else 3


def _opened(request: Request, library: Folders) -> Opened:
    if request.story is None:
        raise click.UsageError("which story? `heartwork list` tells the stories there are")
    opened = open_story(request.story, library)
    known_role("--as", request.role or PLAYER, opened.scenario)
    return opened


def _header(request: Request, opened: Opened, library: Folders, seed: int) -> Header:
    scenario = opened.scenario
    named = request.guidance or scenario.guidance
    pack = library.find("guidance", named)
    if request.guidance is not None and (pack is None or not pack.is_file()):
        raise Faulty([missing(named, library, "guidance pack", "guidance")], {})
    people = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()}
    role = request.role or PLAYER
    return Header(
        story=scenario.id,
        path=opened.named,
        hash=fingerprint(opened.path),
        pack=str(Path(named).absolute()) if is_path(named) else named,
        pack_hash=fingerprint(pack) if pack else "",
        seed=seed,
        cast={**people, **recast(scenario, request.names, request.pronouns)},
        roles={each: PERSON if each == role else WEIGHTS for each in scenario.cast},
        started=now(),
    )


def _introduce(opened: Opened, play: Playthrough, role: str) -> None:
    """Title, what it is about, content notes, and the card of the role that is played."""
    scenario, story, sheet = opened.scenario, play.session.story, page()
    click.echo(sheet.heading(story.text(scenario.title)) + "\n")
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

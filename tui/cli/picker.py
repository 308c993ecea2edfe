"""`heartwork` alone: the entry card, the stories by number, and the play that was left unfinished."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import click

from sim.story.library import Folders, summaries
from tui.cli.player import ask
from tui.cli.sitting import run
from tui.cli.telling import Page, page
from tui.entry import CARD, support
from tui.shelf import folders as places
from tui.shelf.kept import is_unfinished, kept_plays
from tui.shelf.request import Request
from tui.shelf.stories import Faulty, open_story, story_of
from tui.words import reached

LOOKED_AT = 20  # of the newest plays, so that a folder of thousands starts as fast


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to pick: how it is told, and what it asks for."""

    title: str
    about: str
    request: Request


def pick_and_play() -> int:
    """Let a person choose a story and play it; the exit code."""
    library, sheet = places.library(), page()
    click.echo(sheet.heading("heartwork") + "\n")
    click.echo(sheet.prose(f"{CARD}. {support()}") + "\n")
    entries = [*_unfinished(library), *_stories(library)]
    _show(entries, sheet)
    try:
        chosen = _choose(entries)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo()
        return 130
    return 0 if chosen is None else run(chosen.request, library)


def _stories(library: Folders) -> list[Entry]:
    found = []
    for name, _, top in summaries(library):
        facts = [f"{top['minutes']} minutes" if "minutes" in top else "", top.get("level", ""), top.get("ages", "")]
        about = f"{', '.join(filter(None, facts))}. {top.get('summary', '')}".strip(". ")
        found.append(Entry(top.get("title", name), about, Request(story=name)))
    return found


def _unfinished(library: Folders) -> list[Entry]:
    """The newest play that can go on, if there is one."""
    for kept in islice(kept_plays(places.plays_folder()), LOOKED_AT):
        try:
            opened = open_story(story_of(kept.trace.header, library), library)
        except Faulty:
            continue
        if is_unfinished(kept, opened):
            title = opened.story(kept.trace.header.cast).text(opened.scenario.title)
            return [Entry(f"Go on with {title}", reached(kept.trace), Request(resume=str(kept.path)))]
    return []


def _show(entries: list[Entry], sheet: Page) -> None:
    for number, entry in enumerate(entries, start=1):
        click.echo(f"{number:3}  {sheet.heading(entry.title)}")
        if entry.about:
            click.echo(sheet.indented(entry.about))
        click.echo()


def _choose(entries: list[Entry]) -> Entry | None:
    """What a person picks; None where they leave."""
    if not entries:
        click.echo("There are no stories here.")
        return None
    click.echo("Type the number of a story, or q to leave.\n")
    while True:
        answer = ask()
        if answer is None or answer.lower() in ("q", "quit", "exit"):
            return None
        if answer.isascii() and answer.isdigit() and len(answer) < 6 and 1 <= int(answer) <= len(entries):
            return entries[int(answer) - 1]
        by_id = [entry for entry in entries if answer and entry.request.story == answer]
        if by_id:
            return by_id[0]
        click.echo(f"Type a number from 1 to {len(entries)}, or q to leave.\n")

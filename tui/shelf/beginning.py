"""Beginning a play: its story, its cast, and the header of its trace."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from sim.classroom.rounds import players
from sim.play.lesson import NoSuchLesson, find_lesson
from sim.play.trace import PERSON, WEIGHTS, Header
from sim.story.library import Folders, fingerprint, is_path, missing
from sim.story.model import PLAYER, Scenario
from sim.story.prose import Person
from tui.prose import clean
from tui.shelf.keeping import now
from tui.shelf.request import Request
from tui.shelf.stories import Faulty, Opened, known_role, open_story, recast


def open_requested(request: Request, library: Folders) -> Opened:
    """The story that was asked for. Raises Faulty, and click.UsageError where anything is not named rightly."""
    if request.story is None:
        raise click.UsageError("which story? `heartwork list` tells the stories there are")
    opened = open_story(request.story, library)
    known_role("--as", request.role or PLAYER, opened.scenario)
    free_for(request, opened)
    lesson_of(request, opened.scenario)
    return opened


def lesson_of(request: Request, scenario: Scenario) -> str:
    """The name of the lesson that was asked for; empty where none was. Raises click.UsageError where there is none."""
    if request.lesson is None:
        return ""
    try:
        return find_lesson(scenario, request.lesson).name
    except NoSuchLesson as fault:
        raise click.UsageError(f"--lesson: {clean(str(fault))}") from None


def free_for(request: Request, opened: Opened, lesson: str | None = None) -> None:
    """Raises click.UsageError where the play is to become a check whose name is none, or is one already, or where it is
    one of a `lesson`: a check starts where its story does."""
    if request.record is not None:
        if lesson or request.lesson is not None:
            raise click.UsageError("--record makes a check of a road from the story's start, and a lesson begins later")
        from tui.authoring.recording import free_name

        free_name(request.record, opened)


def new_header(request: Request, opened: Opened, library: Folders, seed: int) -> Header:
    """The first line of a new play's trace. Raises Faulty where the pack that was asked for is not there."""
    scenario = opened.scenario
    named = request.guidance or scenario.guidance
    pack = library.find("guidance", named)
    if request.guidance is not None and (pack is None or not pack.is_file()):
        raise Faulty([missing(named, library, "guidance pack", "guidance")], {})
    people = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()}
    return Header(
        story=scenario.id,
        path=opened.named,
        hash=fingerprint(opened.path),
        pack=str(Path(named).absolute()) if is_path(named) else named,
        pack_hash=fingerprint(pack) if pack else "",
        seed=seed,
        cast={**people, **recast(scenario, request.names, request.pronouns)},
        roles=who_plays(scenario, players(request.seating) or (request.role or PLAYER,)),
        started=now(),
        lesson=lesson_of(request, scenario),
        seats=request.seating,
    )


def who_plays(scenario: Scenario, persons: Collection[str]) -> dict[str, str]:
    """Each role, played by a person or by weights."""
    return {role: PERSON if role in persons else WEIGHTS for role in scenario.cast}

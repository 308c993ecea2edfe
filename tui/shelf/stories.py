"""Opening a story for a verb: found by id or path, read, recast; what is wrong with it is told as diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from sim.play.lesson import begin_lesson, find_lesson
from sim.play.replay import Replayed, replay
from sim.play.session import RoadFault, Session
from sim.play.trace import Header, Trace
from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders, Loaded, is_path, load_scenario, missing
from sim.story.model import Scenario
from sim.story.prose import PRONOUNS, Person
from sim.story.story import Story
from tui.prose import clean
from tui.shelf.names import LONGEST_NAME, is_name
from tui.shelf.trouble import Trouble

UNREADABLE = frozenset({"HW801", "HW802", "HW803", "HW804", "HW806"})


class Faulty(click.ClickException):
    """A file with faults: its diagnostics go to stderr; 3 where it could not be read at all."""

    def __init__(self, faults: Iterable[Diagnostic], sources: Mapping[str, list[str]], after: str = "") -> None:
        self.faults = tuple(faults)
        self.sources = sources
        self.after = after
        super().__init__("; ".join(fault.message for fault in self.faults))
        unreadable = any(fault.code in UNREADABLE for fault in self.faults)
        self.exit_code = 3 if unreadable else 1  # type: ignore[misc] # click reads it from the error it was given

    def show(self, file: object = None) -> None:
        from sim.source.render import render

        click.echo(render(self.faults, "text", self.sources), err=True, nl=False)
        if self.after:
            click.echo(self.after, err=True)


class Opened(NamedTuple):
    """A story file that can be played; `named` is the path where it was named by one, else empty."""

    path: Path
    named: str
    loaded: Loaded
    scenario: Scenario

    def story(self, people: Mapping[str, Person] | None = None) -> Story:
        """The story with some of its people recast."""
        assert self.loaded.vocabulary is not None
        return Story(self.scenario, self.loaded.vocabulary, people)


def open_story(name: str, folders: Folders) -> Opened:
    """The story of an id or a path. Raises Faulty where there is none or where it has errors."""
    path = folders.find("", name)
    if path is None:
        raise Faulty([missing(name, folders, "story", "")], {}, "`heartwork list` tells the stories there are.")
    loaded = load_scenario(path, folders)
    if loaded.scenario is None:
        more = f"This story cannot be played as it is; `heartwork check {name}` tells more."
        after = more if loaded.document.root is not None else ""
        raise Faulty(loaded.faults, {loaded.document.path: loaded.document.lines}, after)
    return Opened(path, str(path.absolute()) if is_path(name) else "", loaded, loaded.scenario)


def begin(story: Story, lesson: str = "") -> Session:
    """A session at the start of a story, or of the lesson of that name, which it has. Raises Trouble."""
    with _can_start():
        return begin_lesson(story, find_lesson(story.scenario, lesson) if lesson else None)


def play_again(story: Story, trace: Trace) -> Replayed:
    """The present road of a trace, played again. Raises Trouble."""
    with _can_start():
        return replay(story, trace.road(), trace.header.lesson)


@contextmanager
def _can_start() -> Iterator[None]:
    """A story that cannot even start is told so."""
    try:
        yield
    except RoadFault as fault:
        raise Trouble(f"this story cannot start: {fault}", "That is its author's fault, not yours.", code=1) from None


def story_of(header: Header, folders: Folders) -> str:
    """The name by which a play's story is found again: its path, or its id where only that leads anywhere."""
    if header.path and (Path(header.path).is_file() or folders.find("", header.story) is None):
        return header.path
    return header.story


def recast(scenario: Scenario, names: Iterable[str], pronouns: Iterable[str]) -> dict[str, Person]:
    """The people whom `ROLE=NAME` and `ROLE=she|he|they` change. Raises click.UsageError."""
    cast = {role: Person(who.name, who.pronouns) for role, who in scenario.cast.items()}
    changed: dict[str, Person] = {}
    for text in names:
        role, name = _pair("--name", text, scenario)
        if not is_name(name):
            raise click.UsageError(f"--name {role}: a name has at most {LONGEST_NAME} plain characters")
        changed[role] = Person(name, changed.get(role, cast[role]).pronouns)
    for text in pronouns:
        role, word = _pair("--pronouns", text, scenario)
        if word not in PRONOUNS:
            raise click.UsageError(f"--pronouns {role}: there are {', '.join(PRONOUNS)}")
        changed[role] = Person(changed.get(role, cast[role]).name, PRONOUNS[word])
    return changed


def _pair(option: str, text: str, scenario: Scenario) -> tuple[str, str]:
    role, equals, value = text.partition("=")
    value = " ".join(value.split())
    if not equals or not value:
        raise click.UsageError(f"{option} wants ROLE=..., such as player=Robin")
    known_role(option, role, scenario)
    return role, value


def known_role(option: str, role: str, scenario: Scenario) -> None:
    """Raises click.UsageError where the story has no such role."""
    if role not in scenario.cast:
        known = ", ".join(scenario.cast)
        raise click.UsageError(f"{option}: there is no role `{clean(role)}` in this story, there are {known}")

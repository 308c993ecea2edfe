"""Ink as inkjs compiles and plays it, the judge of our export, and the same plays as our own engine tells them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import NamedTuple, TypeAlias

import pytest

from sim.exchange.plain import plain
from sim.play.session import RoadFault, Session
from sim.story.compiled import Told
from sim.story.model import PLAYER
from sim.story.story import Story
from tui.cli.telling import spoken

VERSION = "2.4.0"  # as in .ci/inkjs
# Read before a test gets a home of its own.
FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "heartwork-ci" / f"inkjs-{VERSION}"
DRIVER = Path(__file__).with_suffix(".cjs")

Words: TypeAlias = tuple[str, ...]  # a text and its tags


class Moment(NamedTuple):
    """What is told up to the next choice, and the choice."""

    lines: tuple[Words, ...]
    choices: tuple[Words, ...]


class Verdict(NamedTuple):
    """What inkjs complained of, and the plays."""

    faults: list[str]
    plays: list[list[Moment]]


class Inkjs:
    """A process that compiles and plays, one request after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def play(self, source: str, plays: Sequence[Sequence[int]], *, table: bool) -> Verdict:
        """Plays of a source; a play is the number of each choice, modulo how many there are."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"source": source, "plays": plays, "table": table}) + "\n")
        self._process.stdin.flush()
        found = json.loads(self._process.stdout.readline())
        return Verdict(found["faults"], [[_moment(*each) for each in play] for play in found["plays"]])


def _moment(lines: Iterable[Iterable[str]], choices: Iterable[Iterable[str]]) -> Moment:
    told = tuple(tuple(word for word in line if not word.startswith(("title: ", "author: "))) for line in lines)
    return Moment(told, tuple(map(tuple, choices)))


def needs_inkjs() -> str:
    """The path of node. Skip where it or inkjs is missing; in CI that is a failure."""
    node = which("node")
    if node is not None and (FOLDER / "node_modules" / "inkjs").is_dir():
        return node
    missing = "node" if node is None else f"inkjs {VERSION}"
    if os.environ.get("CI"):
        pytest.fail(f"there is no {missing} here, and CI has to have it: .ci/inkjs")
    pytest.skip(f"there is no {missing} here (.ci/inkjs)")


@contextmanager
def inkjs() -> Iterator[Inkjs]:
    """One process."""
    command = [needs_inkjs(), str(DRIVER), str(FOLDER)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Inkjs(process)
        finally:
            process.kill()


def told_by_us(story: Story, numbers: Iterable[int]) -> list[Moment]:
    """The play of these numbers, with every chance and every other role decided by them too, up to where the story
    itself cannot go on."""
    session = Session(story)
    moments = [Moment(_lines(session, session.text), _choices(session))]
    for number in numbers:
        before = len(session.text) if session.pending is not None else 0
        try:
            if not step(session, number):
                break
        except RoadFault:
            break
        moments.append(Moment(_lines(session, session.text[before:]), _choices(session)))
    return moments


def step(session: Session, number: int) -> bool:
    """Take one step; False where nothing is left to be decided."""
    if session.pending is not None:
        outcomes = _outcomes(session)
        session.settle(outcomes[number % len(outcomes)])
    elif session.offered:
        session.take(session.offered[number % len(session.offered)])
    else:
        return False
    return True


def could_be_ours(story: Story, numbers: Sequence[int], moments: Sequence[Moment]) -> bool:
    """Whether some lots make our engine tell these moments, where the player alone is asked and takes these numbers."""
    standing = list(_drawn(Session(story), (), moments[0]))
    for number, moment in zip(numbers, moments[1:], strict=False):
        before, standing = standing, []
        for session in before:
            session.take(session.offered[number % len(session.offered)])
            standing.extend(_drawn(session, (), moment))
    return bool(standing)


def _drawn(session: Session, told: tuple[Words, ...], moment: Moment) -> Iterator[Session]:
    """Where the lots can lead from here so that this moment is told."""
    told += _lines(session, session.text)
    if told != moment.lines[: len(told)]:
        return
    if session.pending is None and session.by in (None, PLAYER):
        if Moment(told, _choices(session)) == moment:
            yield session
        return
    if session.pending is None:
        for option, weight in zip(session.offered, session.weights, strict=True):
            if weight or not any(session.weights):
                on = session.fork()
                on.take(option)
                yield from _drawn(on, told, moment)
        return
    for scene in _outcomes(session):
        on, before = session.fork(), len(_lines(session, session.text))
        on.settle(scene)
        yield from _drawn(on, told[: len(told) - before], moment)


def _lines(session: Session, beats: Iterable[Told]) -> tuple[Words, ...]:
    lines = [
        (plain(spoken(beat, session.story, PLAYER)), *([f"who: {beat.who}", f"as: {beat.manner}"] if beat.who else []))
        for beat in beats
        if beat.seen_by(PLAYER)
    ]
    if session.ending:
        lines.append((f"The end: {session.ending.replace('-', ' ')}.", f"ending: {session.ending}"))
    return tuple(line for line in lines if line[0])


def _choices(session: Session) -> tuple[Words, ...]:
    if session.pending is not None:
        scenes = session.story.scenario.scenes
        titles = {name: plain(session.story.text(scenes[name].title, session.day)) for name in _outcomes(session)}
        return tuple((title or name, name, "chance") for name, title in titles.items())
    by = () if session.by == PLAYER else (f"by: {session.by}",)
    return tuple((plain(option.text) or option.id, option.id, *by) for option in session.options)


def _outcomes(session: Session) -> list[str]:
    assert session.pending is not None
    return [each.scene for each in session.pending if each.weight] or [each.scene for each in session.pending]

"""The roads of a play: every own decision of the present road, and what was tried from there on other lines."""

from __future__ import annotations

from typing import NamedTuple

from sim.play.playthrough import Playthrough
from sim.play.trace import Trace
from sim.story.model import Scenario
from tui.words import ENDINGS, LESSON_OVER


class Branch(NamedTuple):
    """Another option that was taken from a decision; `last` is the step of the trace where its newest line stops."""

    option: str
    last: int
    ended: str


class Fork(NamedTuple):
    """One decision of the road; `taken` is empty where it is the present one, still to be taken."""

    step: int
    minutes: int
    title: str
    taken: str
    tried: tuple[Branch, ...]


def forks(play: Playthrough, role: str) -> tuple[Fork, ...]:
    """The own decisions of the present road, the present one last where something was tried from there before."""
    session = play.session
    tree = _Tree(play.trace)
    found = []
    for decision in session.road:
        if decision.role == role:
            at, here = play.numbers[decision.step - 1], play.numbers[decision.step]
            texts = {option.id: option.text for option in decision.options}
            tried = _branches(play, tree, at, here, texts)
            found.append(Fork(decision.step, decision.minutes, decision.title, decision.option.text, tried))
    if session.by == role:
        texts = {option.id: option.text for option in session.options}
        tried = _branches(play, tree, play.numbers[-1], None, texts)
        if tried:
            found.append(Fork(session.steps + 1, session.minutes, session.title, "", tried))
    return tuple(found)


def taken_elsewhere(play: Playthrough) -> frozenset[tuple[str, str]]:
    """The (scene, option) pairs that were taken on other lines of this play than the present one."""
    present = frozenset(play.numbers)
    return frozenset((step.scene, step.option) for step in play.trace.steps if step.n not in present and step.option)


class _Tree:
    """The trace by places: steps that took the same options, and chanced alike, from the start on are at one place."""

    def __init__(self, trace: Trace) -> None:
        self.steps = trace.steps
        self.place: dict[int, int] = {}
        self.last: dict[int, int] = {}
        self.ways: dict[int, dict[tuple[str | None, tuple[str, ...]], int]] = {}
        for step in trace.steps:
            above = -1 if step.parent is None else self.place[step.parent]
            self.place[step.n] = self.ways.setdefault(above, {}).setdefault((step.option, step.fell), step.n)
            number: int | None = step.n
            while number is not None:
                self.last[self.place[number]] = step.n
                number = trace.steps[number].parent


def _branches(play: Playthrough, tree: _Tree, at: int, here: int | None, texts: dict[str, str]) -> tuple[Branch, ...]:
    present = None if here is None else tree.place[here]
    found = []
    for (option, _), place in tree.ways.get(tree.place[at], {}).items():
        if place != present and option in texts:
            last = tree.last[place]
            ended = _ended(play.session.story.scenario, tree.steps[last].leads)
            found.append(Branch(texts[option], last, ended))
    return tuple(found)


def _ended(scenario: Scenario, name: str) -> str:
    """How a line ended that led to this scene; nothing where it goes on."""
    scene = scenario.scenes.get(name)
    if scene is not None and scene.ending is not None:
        return ENDINGS.get(scene.ending, scene.ending)
    return LESSON_OVER if scenario.excerpt and name in scenario.excerpt.stop else ""

"""Nobody is won back by a meter: what leads to a reunion is a decision of the other person's."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.story.model import Choice, Scene, Target
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW710 at every option, and at a start, from which `reunited` is reached without the other deciding."""
    scenario, doubt = subject.scenario, subject.doubt
    reunions = {name for name, scene in scenario.scenes.items() if scene.ending == "reunited"}
    if not reunions:
        return
    runs_into = _running_into(subject, reunions)
    if scenario.first in runs_into:
        yield subject.scene("HW710", scenario.first, "the story runs on into `reunited` without any decision", _HINT)
    for scene in scenario.scenes.values():
        if scene.id not in doubt.scenes and not _is_the_others(subject, scene):
            for choice in scene.choices.values():
                yield from _unasked(subject, scene, choice, runs_into)


_HINT = "lead to a scene of theirs (`by: ex`) where one option is to come back, and one is not"


def _unasked(subject: Subject, scene: Scene, choice: Choice, runs_into: set[str]) -> Iterator[Diagnostic]:
    to: tuple[Target, ...] = choice.to or scene.to
    led = [target.scene for target in to if target.scene in runs_into]
    if led:
        message = f"`{choice.id}` is a decision of {scene.by}, and leads to `reunited` without the other one's"
        yield subject.option("HW710", scene.id, choice.id, message, _HINT)


def _is_the_others(subject: Subject, scene: Scene) -> bool:
    """Whether a scene is decided by the one who is to be won back: `ex`, or the player where the ex is the seeker."""
    other = "player" if subject.scenario.seeker == "ex" else "ex"
    return scene.by == other


def _running_into(subject: Subject, goals: set[str]) -> set[str]:
    """The goals, and the scenes that run on into one of them without a decision."""
    scenes, before = subject.scenario.scenes, subject.outline.before
    found = set(goals)
    waiting = list(goals)
    while waiting:
        for name in before[waiting.pop()]:
            if name not in found and not scenes[name].choices:
                found.add(name)
                waiting.append(name)
    return found

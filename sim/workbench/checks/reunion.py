"""Nobody is won back by a meter: what leads to a reunion is a decision of the other person's."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.story.model import Choice, Scene
from sim.workbench.subject import Subject

_HINT = "lead to a scene of theirs (`by: ex`) where one option is to come back, and one is not"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW710 at every option, and at a start, from which `reunited` is reached without the other deciding."""
    first = subject.scenario.first
    if first in _running_into_reunion(subject):
        yield subject.scene("HW710", first, "the story runs on into `reunited` without any decision", _HINT)
    for scene, choice in _leading_to_reunion(subject):
        if scene.id not in subject.doubt.scenes and not _is_the_others(subject, scene):
            message = f"`{choice.id}` is a decision of {scene.by}, and leads to `reunited` without the other one's"
            yield subject.option("HW710", scene.id, choice.id, message, _HINT)


def answers_to_reunion(subject: Subject) -> dict[str, frozenset[str]]:
    """The options of the other one that may lead to `reunited` without a further decision, by scene."""
    found: dict[str, set[str]] = {}
    for scene, choice in _leading_to_reunion(subject):
        if _is_the_others(subject, scene):
            found.setdefault(scene.id, set()).add(choice.id)
    return {name: frozenset(answers) for name, answers in found.items()}


def _leading_to_reunion(subject: Subject) -> Iterator[tuple[Scene, Choice]]:
    """Every option that may lead to `reunited` without a further decision."""
    runs_into = _running_into_reunion(subject)
    for scene in subject.scenario.scenes.values() if runs_into else ():
        for choice in scene.choices.values():
            if any(target.scene in runs_into for target in choice.to or scene.to):
                yield scene, choice


def _is_the_others(subject: Subject, scene: Scene) -> bool:
    """Whether a scene is decided by the one who is to be won back: `ex`, or the player where the ex is the seeker."""
    other = "player" if subject.scenario.seeker == "ex" else "ex"
    return scene.by == other


def _running_into_reunion(subject: Subject) -> set[str]:
    """The scenes that are a reunion, or run on into one without a decision."""
    scenes, before = subject.scenario.scenes, subject.outline.before
    found = {name for name, scene in scenes.items() if scene.ending == "reunited"}
    waiting = list(found)
    while waiting:
        for name in before[waiting.pop()]:
            if name not in found and not scenes[name].choices:
                found.add(name)
                waiting.append(name)
    return found

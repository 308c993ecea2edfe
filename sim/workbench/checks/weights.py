"""Chances and answers whose weights are all zero: each would be as likely as the others, which nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import NodePath
from sim.story.model import Target
from sim.workbench.bounds import Worth, names_of, worth_of
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW407 for the options of a scene and for the ways of a chance."""
    names = names_of(subject.scenario)
    for scene in subject.scenario.scenes.values():
        if scene.id in subject.doubt.scenes:
            continue
        path: NodePath = ("scenes", scene.id)
        if _nil([choice.weight for choice in scene.choices.values()], names):
            yield _fault(subject, (*path, "choices", next(iter(scene.choices)), "weight"), "option")
        roads = {(*path, "to"): scene.to}
        roads |= {(*path, "choices", choice.id, "to"): choice.to for choice in scene.choices.values() if choice.to}
        yield from (_fault(subject, (*at, 0, "weight"), "way on") for at, to in roads.items() if _nil(_of(to), names))


def _of(to: Sequence[Target]) -> list[str | None]:
    return [target.weight for target in to]


def _nil(weights: list[str | None], names: Mapping[str, Worth]) -> bool:
    """Whether none of several weights can ever be above 0."""
    if len(weights) < 2:
        return False
    for weight in weights:
        if weight is None or (weight.isdecimal() and int(weight)):
            return False
        worth = worth_of(weight, names)
        if not isinstance(worth, tuple) or worth[1] > 0:
            return False
    return True


def _fault(subject: Subject, path: NodePath, what: str) -> Diagnostic:
    message = f"no {what} here has a weight above 0, so each is as likely as the others"
    return Diagnostic("HW407", message, subject.place(*path), "give those that may happen a weight")

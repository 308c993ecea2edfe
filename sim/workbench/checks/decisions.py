"""Decisions that decide nothing: whatever is taken, every source makes the same of it."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.story.model import Scene
from sim.workbench.bearings import Bearings
from sim.workbench.subject import Subject, several


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW614 at each decision of the seeker's whose options no rule tells apart, whatever the moment.

    Where no option has an act, HW704 says it already.
    """
    bearings = subject.bearings
    if bearings is None:
        return
    for scene in subject.decisions():
        if any(choice.acts for choice in scene.choices.values()) and _all_the_same(scene, bearings):
            message = f"to every article {several(list(scene.choices))} mean the same, whatever the moment"
            hint = "name in `acts` what sets one of them apart, or let one do something else"
            yield subject.scene("HW614", scene.id, message, hint)


def _all_the_same(scene: Scene, bearings: Bearings) -> bool:
    """Whether no rule tells two options apart. An aside that a rule sees can be taken or left, which it also sees."""
    on = {bearings.on(choice.acts) for choice in scene.choices.values()}
    stays = any(not choice.to and not scene.to for choice in scene.choices.values())
    return len(on) == 1 and not (stays and on != {frozenset()})

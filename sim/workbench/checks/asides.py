"""Asides that can be taken again and again for what they bring."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW409 for an aside with nothing to close it that has effects, or that lots may fall on time and again."""
    scenario = subject.scenario
    for scene in scenario.scenes.values():
        if scene.to or scene.id in subject.doubt.scenes:
            continue
        for choice in scene.choices.values():
            if choice.to or choice.once or choice.condition is not None:
                continue
            hint = "give it `once: true`, or an `if` that what it does will close"
            if choice.effects:
                message = f"`{choice.id}` stays on offer and can be taken again and again for what it brings"
                yield subject.option("HW409", scene.id, choice.id, message, hint)
            elif scene.by != scenario.seeker:
                message = f"lots may fall on `{choice.id}` time and again"
                yield subject.option("HW409", scene.id, choice.id, message, hint)

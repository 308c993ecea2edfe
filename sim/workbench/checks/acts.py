"""Options of the seeker that do nothing which has a name, so that no guidance can judge them."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.subject import Subject, several


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW704, told once for the file, at the first such option."""
    bare = [
        (scene.id, choice.id)
        for scene in subject.scenario.scenes.values()
        if scene.by == subject.scenario.seeker and scene.id not in subject.doubt.scenes and len(scene.choices) > 1
        for choice in scene.choices.values()
        if not choice.acts
    ]
    if bare:
        names = several([f"{scene}/{option}" for scene, option in bare])
        message = f"{len(bare)} option{'s have' if len(bare) > 1 else ' has'} no act, so no guidance sees: {names}"
        yield subject.option(
            "HW704", *bare[0], message, "name what is done in `acts`, where the vocabulary has a word for it"
        )

"""How a story ends: in more than one kind of way, and with something to think about."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.story.model import ENDINGS
from sim.workbench.subject import Subject, several


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW415 where all endings are of one kind, HW707 where some ask nothing; each told once for the file."""
    if subject.doubt.scenes:
        return
    endings = {name: scene for name, scene in subject.scenario.scenes.items() if scene.ending}
    kinds = {scene.ending for scene in endings.values()}
    if len(kinds) == 1 and not any(scene.todo for scene in subject.scenario.scenes.values()):
        first = next(iter(endings))
        message = f"whatever is done, the story ends as `{kinds.pop()}`"
        yield subject.scene("HW415", first, message, f"kinds of ending are {', '.join(ENDINGS)}")
    silent = [name for name, scene in endings.items() if not scene.reflect]
    if silent:
        what = "ending has" if len(silent) == 1 else "endings have"
        message = f"{len(silent)} {what} no question to think about: {several(silent)}"
        yield subject.scene("HW707", silent[0], message, "give each a `reflect` with one question or two")

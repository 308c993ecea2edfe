"""Scenes that are still to be written."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.subject import Subject, several


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW408, told once for the file, at the first such scene."""
    stubs = [name for name, scene in subject.scenario.scenes.items() if scene.todo and name not in subject.doubt.scenes]
    if stubs:
        what = "scene is" if len(stubs) == 1 else "scenes are"
        yield subject.scene("HW408", stubs[0], f"{len(stubs)} {what} still to be written: {several(stubs)}")

"""Roles that decide without a card or a goal: whoever sits down to play one would not know who they are."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW705 for a missing card, HW721 for a missing goal; one for each such role but the seeker's."""
    scenario = subject.scenario
    deciding = {scene.by for scene in scenario.scenes.values() if scene.choices}
    for role, member in scenario.cast.items():
        broken = subject.loaded.reader.is_broken(("cast", role))
        if role not in deciding or role == scenario.seeker or broken:
            continue
        if not member.card:
            message = f"`{role}` decides, and whoever plays them has no card"
            hint = "give them a `card`: what they know and what they want"
            yield Diagnostic("HW705", message, subject.key("cast", role), hint)
        elif not member.goal:
            message = f"`{role}` decides, and nobody will learn what for"
            hint = "give them a `goal`: it stays secret until the debrief"
            yield Diagnostic("HW721", message, subject.key("cast", role), hint)

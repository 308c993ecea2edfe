"""Roles that decide without a card: whoever sits down to play one would not know who they are."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW705, one for each such role but the seeker's."""
    scenario = subject.scenario
    deciding = {scene.by for scene in scenario.scenes.values() if scene.choices}
    for role, member in scenario.cast.items():
        broken = subject.loaded.reader.is_broken(("cast", role))
        if role in deciding and role != scenario.seeker and not member.card and not broken:
            message = f"`{role}` decides, and whoever plays them has no card"
            hint = "give them a `card`: what they know and what they want"
            yield Diagnostic("HW705", message, subject.key("cast", role), hint)

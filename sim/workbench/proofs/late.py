"""Scenes with a fixed day that a road comes to when that day is over."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs.case import Case


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW429 for each such scene, with the shortest road."""
    space = case.space
    told: set[str] = set()
    for fault in space.faults:
        edge = space.terrain.edges[fault.edge]
        if edge.to not in told:
            told.add(edge.to)
            yield late(case, edge.to, case.see([*space.road_to(fault.state), edge]))


def late(case: Case, scene: str, see: str) -> Diagnostic:
    """HW429 for one scene."""
    lesson = case.story.scenario.excerpt
    whose, clock = (f" of the lesson `{lesson.name}`", ", start the lesson earlier") if lesson else ("", "")
    message = f"a road{whose} comes to `{scene}` when it is already later than that"
    hint = f"let less time pass on the way{clock}, or leave the day out"
    return Diagnostic("HW429", message, case.subject.place("scenes", scene, "at"), f"{hint}; {see}" if see else hint)

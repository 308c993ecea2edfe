"""What is not proved of where roads lead, because not all of it was searched."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs.case import Case
from sim.workbench.proofs.signs import What
from sim.workbench.subject import several


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW430 with all that was not met so far, and that some things are true of every road."""
    if not case.space.capped:
        return
    outline = case.subject.outline
    unmet = outline.reachable([case.story.scenario.first]) - case.reached
    scenes = [name for name in outline.leads if name in unmet]
    options = [sign for sign in case.sights.of(What.OFFERED) if sign not in case.sights.first]
    ways = [sign for what in (What.GONE, What.FALLEN) for sign in case.sights.of(what) if sign not in case.sights.first]
    parts = [f"that a play can come to {several(scenes)}"] if scenes else []
    if options:
        names = [f"{sign.path[1]}/{sign.path[3]}" for sign in options]
        parts.append(f"that {several(names)} can ever be on offer")
    if ways:
        parts.append(f"that each way on is ever gone that leads to {several([case.leads(sign.path) for sign in ways])}")
    parts.append("that no road gets stuck, goes round for ever or comes too late for a fixed day")
    yield case.unproved(case.space, parts)

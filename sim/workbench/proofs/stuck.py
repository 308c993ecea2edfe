"""Moments at which nothing is on offer although the story has not ended."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs.case import Case
from sim.workbench.proofs.signs import What


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW422 for each scene where it happens, with the shortest road. Then nobody has to be in doubt about it."""
    stuck = set()
    for sign in case.sights.of(What.STUCK):
        number = case.sights.first.get(sign)
        if number is None:
            continue
        name = str(sign.path[1])
        message = f"a play can get stuck in `{name}`: nothing is on offer, and the story has not ended"
        hint = f"leave one option without `if` and `once`; {case.see(case.space.road(number))}"
        found = case.subject.scene("HW422", name, message, hint)
        stuck.add(found.place)
        yield found
    doubts = [one for one in case.told if one.code == "HW402"]
    case.settled.update(one for one in doubts if case.is_whole or one.place in stuck)

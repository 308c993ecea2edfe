"""Options that are never on offer, and conditions of options that never fail."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs.case import Case, line
from sim.workbench.proofs.signs import What


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW421 and HW424, each at the condition."""
    if not case.is_whole:
        return
    for sign in case.sights.of(What.OFFERED):
        place = case.subject.place(*sign.path, "if")
        if not sign.words or case.is_told(place, "HW405"):
            continue
        name, words = sign.path[-1], line(sign.words)
        if sign not in case.sights.first:
            message = f"`{name}` is never on offer: whenever somebody is here, `{words}` does not hold"
            yield Diagnostic("HW421", message, place, "mend the condition, or take the option out")
        elif not case.sights.sees(What.CLOSED, sign.path, sign.words) and not case.is_settled(sign.words, place):
            message = f"`{words}` holds whenever somebody is here, so it decides nothing"
            yield Diagnostic("HW424", message, place, "leave it out, or mend it")

"""Moments at which chance or lots have no weight to go by."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic, Place
from sim.workbench.proofs.case import Case
from sim.workbench.proofs.signs import What
from sim.workbench.space.search import Space


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW427 for each chance whose weights are all 0 at some moment. Where they always are it is told elsewhere."""
    for sign in case.sights.of(What.EVEN_LOT):
        place = case.subject.place(*sign.path, 0, "weight")
        yield from weightless(case, case.space, case.sights.first.get(sign), place, "way on")


def weightless(case: Case, space: Space, number: int | None, place: Place, what: str) -> Iterator[Diagnostic]:
    """HW427 at a place, where there is a moment (by its number) that shows it."""
    if number is not None and not case.is_told(place, "HW407"):
        message = f"at some moment no {what} here has a weight above 0, so each is as likely as the others"
        hint = f"keep one above 0, as in `max(5, trust)`; {case.see(case.space.road(number))}"
        yield Diagnostic("HW427", message, place, hint)

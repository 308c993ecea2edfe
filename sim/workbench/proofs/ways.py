"""Ways on that nobody ever goes, by condition or by lot."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs.case import Case, line
from sim.workbench.proofs.signs import Sign, What


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW425 for ways by condition, HW426 for outcomes of a chance. A scene that is lost by it is told instead."""
    if not case.is_whole:
        return
    for what, tell in ((What.GONE, _by_condition), (What.FALLEN, _by_lot)):
        for _, road in groupby(case.sights.of(what), lambda sign: sign.path[:-1]):
            ways = list(road)
            gone = [sign in case.sights.first for sign in ways]
            if any(gone):
                yield from tell(case, ways, gone)


def _by_condition(case: Case, ways: list[Sign], gone: list[bool]) -> Iterator[Diagnostic]:
    last = max(index for index, is_gone in enumerate(gone) if is_gone)
    for sign in (sign for sign, is_gone in zip(ways[:last], gone, strict=False) if not is_gone):
        yield from _told(case, sign, f"when it is asked, `{line(sign.words)}` does not hold", sign)
    for sign in ways[last + 1 : last + 2]:  # the first of those behind one that always holds
        yield from _told(case, sign, f"`{line(ways[last].words)}` before it always holds when it is asked", ways[last])


def _told(case: Case, sign: Sign, why: str, cause: Sign) -> Iterator[Diagnostic]:
    settled = case.is_settled(cause.words, case.subject.place(*cause.path, "if"))
    if case.leads(sign.path) not in case.lost and not settled:
        place = case.subject.place(*sign.path, "if" if sign.words else "scene")
        yield Diagnostic("HW425", f"nobody ever goes this way: {why}", place, "mend the condition, or take the way out")


def _by_lot(case: Case, ways: list[Sign], gone: list[bool]) -> Iterator[Diagnostic]:
    for sign, is_gone in zip(ways, gone, strict=True):
        if not is_gone and case.leads(sign.path) not in case.lost:
            message = f"the lot never falls this way: whenever it is drawn, the weight `{line(sign.words)}` is 0"
            place = case.subject.place(*sign.path, "weight")
            yield Diagnostic("HW426", message, place, "give it a weight that can be more, or take the way out")

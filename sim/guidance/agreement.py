"""Agreement: how far a road goes along with a source, from 0 to 100, or nothing where the source says nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from sim.guidance.model import Pack
from sim.guidance.verdicts import Moment


def agreements(moments: Iterable[Moment], pack: Pack) -> dict[str, Fraction | None]:
    """The agreement of a road's moments with each source of the pack, each by itself: they are never averaged."""
    ledger = Ledger(pack.sources)
    for moment in moments:
        ledger.enter(moment)
    return ledger.agreements


def shown(percent: Fraction) -> float:
    """A percentage as it is printed: one decimal, a half rounded up."""
    return (percent * 10 + Fraction(1, 2)).__floor__() / 10


@dataclass(slots=True)
class _Visit:
    """The asides of one visit: what each was worth to each source where it first stood on offer, and which were taken.

    An aside counts as it read then, and not as it read when it was taken: other asides may have been taken in
    between, and their acts and hours must not change what it is worth, or the order of asides would change the
    agreement.
    """

    number: int = 0
    first: dict[str, dict[str, int]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


class Ledger:
    """The credit and the total of each source, decision by decision."""

    def __init__(self, sources: Collection[str]) -> None:
        self.credit = dict.fromkeys(sources, 0)
        self.total = dict.fromkeys(sources, 0)
        self._visit = _Visit()

    @property
    def agreements(self) -> dict[str, Fraction | None]:
        """100 x credit / total for each source; None where the total is 0."""
        return {name: Fraction(100 * self.credit[name], total) if total else None for name, total in self.total.items()}

    def enter(self, moment: Moment) -> None:
        """Book the next moment of a road."""
        decision = moment.decision
        if decision.visit != self._visit.number:
            self._visit = _Visit(decision.visit)
        visit = self._visit
        asides = [option.id for option in decision.options if option.aside]
        for aside in asides:
            if aside not in visit.first:
                visit.first[aside] = {name: worth[aside] for name, worth in moment.worth.items()}
        if decision.taken not in asides:
            self._leave(moment, [aside for aside in asides if aside not in visit.taken])
        elif decision.taken not in visit.taken:
            visit.taken.add(decision.taken)
            self._book_aside(visit.first[decision.taken], sign=1)

    def _leave(self, moment: Moment, untaken: list[str]) -> None:
        """The scene is left: the options that lead on are compared, and the asides left on offer weighed."""
        leading = [option.id for option in moment.decision.options if not option.aside]
        taken = moment.decision.taken
        for name in moment.best:  # the others hold all options for the same
            worth = moment.worth[name]
            its = [worth[option] for option in leading]
            lowest = min(its)
            self.credit[name] += worth[taken] - lowest
            self.total[name] += max(its) - lowest
        for aside in untaken:
            self._book_aside(self._visit.first[aside], sign=-1)

    def _book_aside(self, worth: Mapping[str, int], sign: int) -> None:
        """An aside that was taken (sign 1) or left (-1): to take what is good and to leave what is bad is credit."""
        for name, its in worth.items():
            if its:
                self.total[name] += abs(its)
                self.credit[name] += max(0, sign * its)

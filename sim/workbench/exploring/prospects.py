"""What a road can still bring from where it stands: for each kind of ending, what is left to gain and to lose.

Credit and loss (what was on the table and was not taken) add up along a road, and its agreement is credit in credit
and loss. So of two roads to the same kind of ending the one with no less credit and no more loss is the better,
whatever came before, and only those that no other betters are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias


class Gain(NamedTuple):
    """Credit, and what was lost of the total."""

    credit: int
    loss: int


class Prospect(NamedTuple):
    """The ways on to one kind of ending: what they can bring, and whether anything is weighed on one of them at all.

    `farmed`: one leads through a circle on which there is credit to be had, again and again. Then `gains` has only
    what loses nothing, with a credit of 1 for any.
    """

    kind: str
    gains: tuple[Gain, ...]
    weighed: bool = False
    farmed: bool = False


Outlook: TypeAlias = tuple[Prospect, ...]  # sorted by kind
Way: TypeAlias = tuple[int, Gain]  # the number of an outlook, and what the way there brings

NOTHING = Gain(0, 0)


class Outlooks:
    """Every outlook that was met, as numbers. States with the same future have the same number, and there are few."""

    def __init__(self) -> None:
        self.known: list[Outlook] = []
        self._numbers: dict[Outlook, int] = {}
        self._joined: dict[frozenset[Way], int] = {}
        self.hopeless = self._number(())

    def at_end(self, kind: str) -> int:
        """The outlook where a road has ended so."""
        return self._number((Prospect(kind, (NOTHING,)),))

    def join(self, ways: frozenset[Way]) -> int:
        """The outlook of whoever may choose between these ways."""
        found = self._joined.get(ways)
        if found is None:
            found = self._joined[ways] = self._number(tuple(self._prospects(ways)))
        return found

    def farmed(self, outlook: int) -> int:
        """The outlook of a state on a circle on which there is credit to be had."""
        return self._number(tuple(_farmed(prospect) for prospect in self.known[outlook]))

    def prospect(self, outlook: int, kind: str) -> Prospect | None:
        """What an outlook holds for one kind of ending; None where no way leads there."""
        return next((prospect for prospect in self.known[outlook] if prospect.kind == kind), None)

    def _number(self, outlook: Outlook) -> int:
        found = self._numbers.setdefault(outlook, len(self.known))
        if found == len(self.known):
            self.known.append(outlook)
        return found

    def _prospects(self, ways: Iterable[Way]) -> Iterator[Prospect]:
        by_kind: dict[str, list[Prospect]] = {}
        for outlook, gain in ways:
            for prospect in self.known[outlook]:
                by_kind.setdefault(prospect.kind, []).append(_after(gain, prospect))
        for kind, found in sorted(by_kind.items()):
            alone = len(found) == 1  # then none of its gains betters another, whatever the way there brings
            gains = found[0].gains if alone else _best(gain for prospect in found for gain in prospect.gains)
            joined = Prospect(kind, gains, any(each.weighed for each in found), any(each.farmed for each in found))
            yield _farmed(joined) if joined.farmed else joined


def _after(gain: Gain, prospect: Prospect) -> Prospect:
    if gain == NOTHING:
        return prospect
    gains = tuple([Gain(gain.credit + credit, gain.loss + loss) for credit, loss in prospect.gains])
    return Prospect(prospect.kind, gains, True, prospect.farmed)


def _best(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """Those that no other betters: with more loss comes more credit."""
    kept: list[Gain] = []
    for gain in sorted(gains, key=lambda gain: (gain.loss, -gain.credit)):
        if not kept or gain.credit > kept[-1].credit:
            kept.append(gain)
    return tuple(kept)


def _farmed(prospect: Prospect) -> Prospect:
    unspoilt = _best(Gain(min(1, gain.credit), 0) for gain in prospect.gains if not gain.loss)
    return Prospect(prospect.kind, unspoilt, True, True)

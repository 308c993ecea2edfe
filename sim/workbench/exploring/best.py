"""The highest agreement with a source that a road to each kind of ending can have, whoever decides what on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, inf

from sim.workbench.exploring.backward import Backward
from sim.workbench.exploring.ceilings import Ceilings
from sim.workbench.exploring.choices import Choices
from sim.workbench.exploring.layers import Layers, TooMany
from sim.workbench.exploring.prospects import Gain, Prospect
from sim.workbench.exploring.spreading import Watch
from sim.workbench.exploring.survey import Road


@dataclass(frozen=True, slots=True)
class Best:
    """The best agreement that a kind of ending can come with, in percent, and a road that has it.

    Both are None where the source weighs nothing on any road there; where there is credit to be had again and again in
    a circle on the way, so that there may be no best (`is_farmed`); and where it would take too many states to prove.
    """

    agreement: Fraction | None = None
    road: Road | None = None
    is_farmed: bool = False
    is_proved: bool = True


def best_roads(ceilings: Ceilings, source: str, kinds: Collection[str], most: int, watch: Watch) -> dict[str, Best]:
    """The best road for a source to each of these kinds of ending, all of which can be reached."""
    if ceilings.spans.is_silent(source):
        return dict.fromkeys(kinds, Best())
    return _Search(ceilings, source, most, watch).of(kinds)


class _Search:
    """First among the roads that lose nothing, then as far into losing as it takes to be certain that no other road can
    be better."""

    def __init__(self, ceilings: Ceilings, source: str, most: int, watch: Watch) -> None:
        self.ceilings, self.source = ceilings, source
        self.choices = Choices(ceilings.survey.story, ceilings.pack, source)
        self.layers = Layers(self.choices.first, self.choices.steps, self.choices.gains, most, watch)
        self.ends: dict[int, str] = {}
        self.first: dict[str, Gain] = {}  # by kind of ending, what the best of the roads found so far brings

    def of(self, kinds: Collection[str]) -> dict[str, Best]:
        """The best road to each of these kinds of ending."""
        found: dict[str, Best] = {}
        loss: float = 0
        while len(found) < len(kinds):
            left = [kind for kind in kinds if kind not in found]
            try:
                loss = self._settle(left, loss)
            except TooMany:
                return {kind: found.get(kind, Best(is_proved=False)) for kind in kinds}
            loss = self._decide(left, loss, found)
        return found

    def _settle(self, kinds: Collection[str], loss: float) -> float:
        """Find all states up to a loss, and as much further as it takes to come to each kind of ending and, going by
        the first roads there, to be certain of the best; the loss at which that is."""
        self._enter_ends(self.layers.settle(loss))
        while self.layers.next is not None and not self.first.keys() >= set(kinds):
            loss = self.layers.next
            self._enter_ends(self.layers.settle(loss))
        needed = max(self._needed(kind, self.first.get(kind)) for kind in kinds)
        if loss < needed < inf:  # else it is for those to say who look at all roads
            loss = needed
            self._enter_ends(self.layers.settle(loss))
        return loss

    def _enter_ends(self, numbers: Collection[int]) -> None:
        for number in numbers:
            kind = self.choices.weighed.ending(self.layers.states[number])
            if kind is not None:
                self.ends[number] = kind
                brought = self.layers.brought(number)
                self.first[kind] = max(self.first.get(kind, brought), brought, key=_agreement)

    def _decide(self, kinds: Collection[str], loss: float, found: dict[str, Best]) -> float:
        """Enter what is certain now that all roads at no more than a loss are known; the loss at which more will be."""
        backward = Backward(self.layers.moves(), self.choices.gains, self.ends)
        further = loss
        for kind in kinds:
            gain = _highest(backward.prospect(kind))
            needed = self._needed(kind, gain)
            if self.layers.next is None or needed <= loss:
                found[kind] = self._best(backward, kind, gain)
            else:
                further = max(further, needed)
        return further

    def _needed(self, kind: str, gain: Gain | None) -> float:
        """The loss up to which all roads must be known for this gain to be the best: at the ceiling of credit, a road
        that loses more has no higher agreement."""
        if gain is None or not sum(gain):
            return inf
        if not gain.loss:
            return 0
        ceiling = self.ceilings.credit(self.source, kind)
        if not ceiling:
            return 0
        return ceil(ceiling * Fraction(gain.loss, gain.credit)) - 1 if gain.credit and ceiling < inf else inf

    def _best(self, backward: Backward, kind: str, gain: Gain | None) -> Best:
        prospect = backward.prospect(kind)
        if gain is not None and gain.credit:
            return Best(Fraction(100 * gain.credit, sum(gain)), self._road(backward, kind, gain))
        if prospect is None or not prospect.weighed or prospect.farmed:
            return Best(is_farmed=prospect is not None and prospect.farmed)
        return Best(Fraction(0), self._worst(backward, kind))

    def _worst(self, backward: Backward, kind: str) -> Road | None:
        """A road on which something is weighed, where no road brings any credit."""
        losing = Backward(backward.moves, [Gain(its.loss, 0) for its in self.choices.gains], self.ends)
        gain = _highest(losing.prospect(kind))
        return self._road(losing, kind, gain) if gain else None

    def _road(self, backward: Backward, kind: str, gain: Gain) -> Road:
        labels = backward.road(kind, gain, self.choices.asides)
        return tuple([self.choices.edge(label) for label in labels])


def _highest(prospect: Prospect | None) -> Gain | None:
    """The gain of the highest agreement; None where there is none, or none that is certain."""
    gains = [gain for gain in prospect.gains if sum(gain)] if prospect else []
    return max(gains, key=_agreement, default=None)


def _agreement(gain: Gain) -> Fraction:
    """Between 0 and 1; below both where nothing is weighed."""
    return Fraction(gain.credit, sum(gain)) if sum(gain) else Fraction(-1)

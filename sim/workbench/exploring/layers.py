"""States in the order of what is lost on the way to them: a search that goes no deeper into losing than it must."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate, chain
from typing import Generic, TypeVar

from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.prospects import Gain
from sim.workbench.exploring.spreading import NOWHERE, Steps, Watch

Key = TypeVar("Key", bound=Hashable)


class TooMany(Exception):
    """There are more states than may be searched."""


class Layers(Generic[Key]):
    """The states that can be reached from a first one at no more than a certain loss, numbered as they are found.
    `gains` is what a move brings by its label; it may grow while `steps` are asked for."""

    def __init__(self, first: Key, steps: Steps[Key, int], gains: Sequence[Gain], most: int, watch: Watch) -> None:
        self.states = [first]
        self._credit, self._loss = [0], [0]
        self._steps, self._gains, self._most, self._watch = steps, gains, most, watch
        self._numbers = {first: 0}
        self._waiting = defaultdict(list, {0: [0]})
        self._labels: list[Sequence[int] | None] = [None]  # of the moves of states that are settled
        self._leads: list[list[int]] = [[]]  # where these lead

    @property
    def next(self) -> int | None:
        """The least loss at which there is something to be settled yet; None where all is."""
        return min(self._waiting, default=None)

    def settle(self, loss: float) -> list[int]:
        """Find the moves of every state that can be reached at no more than a loss; those states that have none. Raises
        TooMany where that takes more states than may be searched."""
        ends = []
        states, labels, waiting = self.states, self._labels, self._waiting
        while waiting and (now := min(waiting)) <= loss:
            for number in waiting[now]:  # it grows while it is walked
                if labels[number] is None:
                    state = states[number]
                    its, targets = self._steps(state) if state != NOWHERE else ((), ())
                    labels[number] = its
                    if its:
                        self._leads[number] = self._lead(number, its, targets)
                    else:
                        ends.append(number)
            del waiting[now]
            self._watch(len(states))
        return ends

    def moves(self) -> Moves[int]:
        """The moves so far; those of states that are not settled are missing."""
        targets = array("i", chain.from_iterable(self._leads))
        offsets = array("q", accumulate(map(len, self._leads), initial=0))
        return Moves(offsets, targets, [labels or () for labels in self._labels])

    def brought(self, number: int) -> Gain:
        """What some road to a state brings: one of those that lose least."""
        return Gain(self._credit[number], self._loss[number])

    def _lead(self, start: int, labels: Iterable[int], targets: Iterable[Key]) -> list[int]:
        """The numbers of the states to which these moves lead from a state."""
        leads, credits, losses, gains, number_of = [], self._credit, self._loss, self._gains, self._numbers.get
        credit, loss = credits[start], losses[start]
        for label, target in zip(labels, targets, strict=True):
            gain = gains[label]
            brought, lost = credit + gain[0], loss + gain[1]
            number = number_of(target)
            if number is None:
                number = self._add(target, brought, lost)
            elif lost < losses[number]:
                credits[number], losses[number] = brought, lost
                self._waiting[lost].append(number)
            elif lost == losses[number] and brought > credits[number]:
                credits[number] = brought
            leads.append(number)
        return leads

    def _add(self, state: Key, credit: int, loss: int) -> int:
        """Take note of a state that was not met before; its number."""
        number = self._numbers[state] = len(self.states)
        self.states.append(state)
        self._credit.append(credit)
        self._loss.append(loss)
        self._labels.append(None)
        self._leads.append([])
        self._waiting[loss].append(number)
        if number >= self._most:
            raise TooMany
        return number

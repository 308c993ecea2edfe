"""States in the order of what is lost on the way to them: a search that goes no deeper into losing than it must."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.prospects import NOTHING, Gain
from sim.workbench.exploring.spreading import NOWHERE, OFTEN, Steps
from sim.workbench.exploring.survey import Watch

Key = TypeVar("Key", bound=Hashable)


class TooMany(Exception):
    """There are more states than may be searched."""


class Layers(Generic[Key]):
    """The states that can be reached from a first one at no more than a certain loss, numbered as they are found.
    `gains` is what a move brings by its label; it may grow while `steps` are asked for. `brought` is what some road to
    each state brings: one of those that lose least."""

    def __init__(self, first: Key, steps: Steps[Key], gains: Sequence[Gain], most: int, watch: Watch) -> None:
        self.states = [first]
        self.brought = [NOTHING]
        self._steps, self._gains, self._most, self._watch = steps, gains, most, watch
        self._numbers = {first: 0}
        self._waiting = defaultdict(list, {0: [0]})
        self._moves: dict[int, tuple[Iterable[int], list[int]]] = {}  # of the states that are settled

    @property
    def next(self) -> int | None:
        """The least loss at which there is something to be settled yet; None where all is."""
        return min(self._waiting, default=None)

    def settle(self, loss: float) -> list[int]:
        """Find the moves of every state that can be reached at no more than a loss; those states that have none. Raises
        TooMany where that takes more states than may be searched."""
        ends = []
        while self._waiting and (now := min(self._waiting)) <= loss:
            for number in self._waiting[now]:  # it grows while it is walked
                if number not in self._moves:
                    labels, targets = self._steps(self.states[number]) if self.states[number] != NOWHERE else ((), ())
                    self._moves[number] = labels, self._lead(self.brought[number], labels, targets)
                    if not targets:
                        ends.append(number)
                    if not len(self._moves) % OFTEN:
                        self._watch(len(self.states))
            del self._waiting[now]
        return ends

    def moves(self) -> Moves:
        """The moves so far; those of states that are not settled are missing."""
        offsets, targets, labels = array("q", [0]), array("i"), array("i")
        for number in range(len(self.states)):
            marks, leads = self._moves.get(number, ((), ()))
            labels.extend(marks)
            targets.extend(leads)
            offsets.append(len(targets))
        return Moves(offsets, targets, labels)

    def _lead(self, brought: Gain, labels: Iterable[int], targets: Iterable[Key]) -> list[int]:
        """The numbers of the states to which these moves lead, after what was brought so far."""
        leads = []
        credit, loss = brought
        for label, target in zip(labels, targets, strict=True):
            gain = self._gains[label]
            lost = loss + gain.loss
            number = self._numbers.get(target)
            if number is None:
                number = self._numbers[target] = len(self.states)
                self.states.append(target)
                self.brought.append(Gain(credit + gain.credit, lost))
                self._waiting[lost].append(number)
                if number >= self._most:
                    raise TooMany
            elif lost <= self.brought[number].loss:
                self._better(number, Gain(credit + gain.credit, lost))
            leads.append(number)
        return leads

    def _better(self, number: int, brought: Gain) -> None:
        """Take note of another road to a state, that loses no more than the known one."""
        known = self.brought[number]
        if brought.loss < known.loss:
            self._waiting[brought.loss].append(number)
        if brought.loss < known.loss or brought.credit > known.credit:
            self.brought[number] = brought

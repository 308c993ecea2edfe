"""States in the order of what is lost on the way to them: a search that goes no deeper into losing than it must."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.spreading import NOWHERE, OFTEN, Steps
from sim.workbench.exploring.survey import Watch

Key = TypeVar("Key", bound=Hashable)


class TooMany(Exception):
    """There are more states than may be searched."""


class Layers(Generic[Key]):
    """The states that can be reached from a first one at no more than a certain loss, numbered as they are found.
    `losses` has the loss of a move by its label; it may grow while `steps` are asked for."""

    def __init__(self, first: Key, steps: Steps[Key], losses: Sequence[int], most: int, watch: Watch) -> None:
        self.states = [first]
        self._steps, self._losses, self._most, self._watch = steps, losses, most, watch
        self._numbers = {first: 0}
        self._least = [0]
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
                    self._leave(number, now)
                    if not self._moves[number][1]:
                        ends.append(number)
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

    def _leave(self, number: int, loss: int) -> None:
        state, leads = self.states[number], []
        labels, targets = self._steps(state) if state != NOWHERE else ((), ())
        for label, target in zip(labels, targets, strict=True):
            further = loss + self._losses[label]
            found = self._numbers.get(target)
            if found is None:
                found = self._numbers[target] = len(self.states)
                self.states.append(target)
                self._least.append(further)
                self._waiting[further].append(found)
            elif further < self._least[found]:
                self._least[found] = further
                self._waiting[further].append(found)
            leads.append(found)
        self._moves[number] = labels, leads
        if len(self.states) > self._most:
            raise TooMany
        if not len(self._moves) % OFTEN:
            self._watch(len(self.states))

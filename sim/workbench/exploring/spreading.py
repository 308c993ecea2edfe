"""All states that can be reached from a first one by some steps, numbered in the order found."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sim.source.collecting import no_collection
from sim.workbench.exploring.graph import Label, Moves

Key = TypeVar("Key", bound=Hashable)
Steps = Callable[[Key], tuple[Sequence[Label], Iterable[Key]]]  # a state's moves: their labels, and where they lead
Watch = Callable[[int], None]  # told now and then how many states were found
NOWHERE = -1  # where a road breaks off: a time that had to be reached is past
OFTEN = 1 << 13  # states between two words to whoever watches


@dataclass(frozen=True, slots=True)
class Spread(Generic[Key, Label]):
    """States by number, in the order found, and the moves between them. `capped`: there are more, and of the last ones
    the moves are missing."""

    states: Sequence[Key]
    moves: Moves[Label]

    @property
    def capped(self) -> bool:
        return len(self.moves) < len(self.states)


class Numbers(dict[Key, int]):
    """The numbers of states, given in the order in which they are first asked for and put in a list. Nowhere is -1."""

    def __init__(self, states: list[Key]) -> None:
        super().__init__()
        self._states = states

    def __missing__(self, state: Key) -> int:
        if state == NOWHERE:
            number = -1
        else:
            number = len(self._states)
            self._states.append(state)
        self[state] = number
        return number


def spread(firsts: Iterable[Key], steps: Steps[Key, Label], most: int, watch: Watch) -> Spread[Key, Label]:
    """Search all states that the first ones lead to, but few more than `most`. Whoever watches is told now and then how
    many were found so far."""
    offsets, targets, labels = array("q", [0]), array("i"), list[Sequence[Label]]()
    states: list[Key] = []
    number_of = Numbers(states).__getitem__  # looked up once: this is the innermost loop
    for state in firsts:
        number_of(state)
    with no_collection():  # nothing that is made here is ever part of a circle
        for state in states:  # it grows while it is walked
            marks, leads = steps(state)
            labels.append(marks)
            targets.extend(map(number_of, leads))
            offsets.append(len(targets))
            if len(states) > most:
                break
            if not len(offsets) % OFTEN:
                watch(len(states))
    return Spread(states, Moves(offsets, targets, labels))

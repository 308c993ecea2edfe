"""All states that can be reached from a first one by some steps, numbered in the order found."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.survey import Watch

Key = TypeVar("Key", bound=Hashable)
Steps = Callable[[Key], tuple[Iterable[int], Iterable[Key]]]  # the moves of a state: their labels, and where they lead
NOWHERE = -1  # where a road breaks off: a time that had to be reached is past
OFTEN = 1 << 13  # states between two words to whoever watches


@dataclass(frozen=True, slots=True)
class Spread(Generic[Key]):
    """All states by number, and the moves between them."""

    states: Sequence[Key]
    moves: Moves


def spread(first: Key, steps: Steps[Key], most: int, watch: Watch) -> Spread[Key] | None:
    """Search all states; None where they are more than `most`. Whoever watches is told now and then how many were found
    so far."""
    offsets, targets, labels = array("q", [0]), array("i"), array("i")
    numbers, states = {first: 0}, [first]
    number_of, add = numbers.get, targets.append  # looked up once: this is the innermost loop
    for state in states:  # it grows while it is walked
        if state != NOWHERE:
            marks, leads = steps(state)
            labels.extend(marks)
            for target in leads:
                number = number_of(target)
                if number is None:
                    number = numbers[target] = len(states)
                    states.append(target)
                add(number)
        offsets.append(len(targets))
        if len(states) > most:
            return None
        if not len(offsets) % OFTEN:
            watch(len(states))
    return Spread(states, Moves(offsets, targets, labels))

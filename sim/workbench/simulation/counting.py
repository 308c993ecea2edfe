"""Counting while playing: one list of numbers, and what each number of it counts in a tally."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from typing import Any

# A field of Tally, and the key that it is counted under there.
Meaning = tuple[str, Hashable]


class Counters:
    """Slots are made while scenes are met. One slot may count several things: what always happens together costs one
    addition while playing."""

    def __init__(self) -> None:
        self.slots: list[int] = []
        self._meant: list[list[int]] = []  # by slot, the places of its meanings
        self._places: dict[Meaning, int] = {}

    def slot(self, *meanings: Meaning) -> int:
        """A new slot, which counts these."""
        self.slots.append(0)
        self._meant.append([self._places.setdefault(each, len(self._places)) for each in meanings])
        return len(self.slots) - 1

    def empty(self) -> dict[str, Counter[Any]]:
        """What was counted since the last time, by field; every slot is 0 afterwards."""
        sums = [0] * len(self._places)
        for number, places in zip(self.slots, self._meant, strict=True):
            if number:
                for place in places:
                    sums[place] += number
        self.slots[:] = [0] * len(self.slots)
        found: dict[str, Counter[Any]] = defaultdict(Counter)
        for (field, key), number in zip(self._places, sums, strict=True):
            if number:
                found[field][key] = number
        return dict(found)

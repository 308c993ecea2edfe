"""States as numbers and the moves between them as flat arrays: millions fit, and the loops over them are short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

Share = TypeVar("Share", float, Fraction)


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves of state i are those from `offsets[i]` up to `offsets[i + 1]`: where each leads, and its label. A move
    that cannot be made, as a time that it has to reach is past, leads to -1.

    What is known of a move, such as which part of the plays make it, is known by label: many moves have the same.
    """

    offsets: Sequence[int]
    targets: Sequence[int]
    labels: Sequence[int]

    def __len__(self) -> int:
        """The number of states."""
        return len(self.offsets) - 1

    def of(self, state: int) -> range:
        """The moves of a state, as places in `targets` and `labels`."""
        return range(self.offsets[state], self.offsets[state + 1])

    def start(self, move: int) -> int:
        """The state of a move."""
        return bisect_right(self.offsets, move) - 1

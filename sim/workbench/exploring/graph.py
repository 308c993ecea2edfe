"""States as numbers and the moves between them as flat arrays: millions fit, and the loops over them are short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class Moves(Generic[Label]):
    """The moves of state i lead to the `targets` from `offsets[i]` up to `offsets[i + 1]`, and `labels[i]` has what is
    known of them, such as which part of the plays makes each; many states share one sequence of labels. A move that
    cannot be made, as a time that it has to reach is past, leads to -1.
    """

    offsets: Sequence[int]
    targets: Sequence[int]
    labels: Sequence[Sequence[Label]]

    def __len__(self) -> int:
        """The number of states."""
        return len(self.labels)

    def leads(self, state: int) -> Sequence[int]:
        """Where the moves of a state lead."""
        return self.targets[self.offsets[state] : self.offsets[state + 1]]

    def of(self, state: int) -> Iterator[tuple[Label, int]]:
        """The moves of a state: the label of each, and where it leads."""
        return zip(self.labels[state], self.leads(state), strict=True)

"""Where a decision stands as some sources weigh it: what each option would bring them, and what each would take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from sim.workbench.exploring.prospects import Gain

Worth: TypeAlias = tuple[int, ...]  # to each source, in their order


class Aside(NamedTuple):
    """An aside in one visit: how it read where it first stood on offer, and how often it was taken since. In a memory
    `first` is None where it is how the aside reads now, or where that matters no more."""

    id: str
    first: Worth | None
    takes: int = 0


Memory: TypeAlias = tuple[Aside, ...]


@dataclass(frozen=True, eq=False)
class Stand:
    """A decision: what leads on from there, the asides on offer, and those that were on offer earlier in the visit."""

    leading: Mapping[str, Worth]
    asides: Mapping[str, tuple[Worth, int]]  # as it read first, and how often it was taken
    absent: Memory

    @property
    def matters(self) -> bool:
        """Whether it makes a difference to any source what is taken."""
        return bool(self.asides or self.absent) or len({*self.leading.values()}) > 1

    @cached_property
    def gains(self) -> Mapping[str, tuple[Gain, ...]]:
        """What each option would bring with each source, as `Ledger` books it."""
        worths = [*self.leading.values(), *(first for first, _ in self.asides.values())]
        columns = [self._of_source(source) for source in range(len(worths[0]))] if worths else []
        return {option: tuple([column[option] for column in columns]) for option in (*self.leading, *self.asides)}

    def advised(self, source: int) -> tuple[str, ...]:
        """The options that a source would take, equally good ones side by side, as `advice` says; none where
        nothing is on offer."""
        worth = {aside: first[source] for aside, (first, _) in self.asides.items()}
        tempting = {aside: its for aside, its in worth.items() if its > 0 and not self.asides[aside][1]}
        if tempting:
            return _highest(tempting)
        if self.leading:
            return _highest({option: its[source] for option, its in self.leading.items()})
        if not self.asides:
            return ()  # nothing is on offer: the road is stuck here
        fewest = min(takes for _, takes in self.asides.values())
        return _highest({aside: its for aside, its in worth.items() if self.asides[aside][1] == fewest})

    def _of_source(self, source: int) -> dict[str, Gain]:
        due = {aside: 0 if takes else first[source] for aside, (first, takes) in self.asides.items()}
        left = [_of_aside(-its) for its in due.values()]
        credit, loss = sum(gain.credit for gain in left), sum(gain.loss for gain in left)
        worth = {option: its[source] for option, its in self.leading.items()}
        least, most = min(worth.values(), default=0), max(worth.values(), default=0)
        leading = {option: Gain(its - least + credit, most - its + loss) for option, its in worth.items()}
        return leading | {aside: _of_aside(its) for aside, its in due.items()}


def _of_aside(worth: int) -> Gain:
    """To take what is good is credit, to take what is bad a loss; to leave it is the reverse."""
    return Gain(max(0, worth), max(0, -worth))


def _highest(worth: Mapping[str, int]) -> tuple[str, ...]:
    most = max(worth.values())
    return tuple([option for option, its in worth.items() if its == most])

"""How often plays come through each state of a circle, from how many come into it: the sum over all rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from sim.workbench.exploring.graph import Moves

Share = TypeVar("Share", float, Fraction)

SMALL = 150  # states; larger circles are walked until next to nothing is left in them
NEXT_TO_NOTHING = 1e-13  # of what came in
MOST_ROUNDS = 10_000


class Unsettled(Exception):
    """So many rounds of a large circle were walked, and still more than next to nothing was left in it."""


class Circle(Generic[Share]):
    """States that all lead to each other: the shares between them by where they lead, and what of each leads out. The
    label of a move is its share."""

    def __init__(self, moves: Moves[Share], members: Sequence[int]) -> None:
        self.members = members
        self.nothing: Share = moves.labels[members[0]][0] * 0
        self.within: dict[int, dict[int, Share]] = {state: {} for state in members}
        self.out: dict[int, Share] = dict.fromkeys(members, self.nothing)
        for state in members:
            row = self.within[state]
            for share, target in moves.of(state):
                if target in self.within:
                    row[target] = row.get(target, self.nothing) + share
                else:
                    self.out[state] += share

    @property
    def is_closed(self) -> bool:
        """Whether none of the states leads out, so that there is no end to the rounds."""
        return not any(self.out.values())

    def visits(self, came: Mapping[int, Share]) -> dict[int, Share]:
        """How often plays come through each state, where `came` is what comes in from outside. The circle must not be
        closed. Raises Unsettled."""
        return self._eliminated(came) if len(self.members) <= SMALL else self._walked(came)

    def _eliminated(self, came: Mapping[int, Share]) -> dict[int, Share]:
        """Take the states out one by one, each way through one of them folded into the ways past it (Grassmann, Taksar
        and Heyman). Nothing is ever subtracted, so that nothing is lost to rounding."""
        rows, out = {state: {**row} for state, row in self.within.items()}, {**self.out}
        before: dict[int, set[int]] = {state: set() for state in self.members}
        for state, row in rows.items():
            for target in row:
                before[target].add(state)
        coming = {state: came.get(state, self.nothing) for state in self.members}
        taken: list[tuple[int, Share, dict[int, Share]]] = []
        for state in self.members:
            row = rows.pop(state)
            row.pop(state, None)
            leaving = sum(row.values(), out[state])
            feeds = {other: rows[other].pop(state) for other in before[state] if other in rows}
            for target, share in row.items():
                coming[target] += coming[state] * share / leaving
                before[target].update(feeds)
                for other, fed in feeds.items():
                    rows[other][target] = rows[other].get(target, self.nothing) + fed * share / leaving
            for other, fed in feeds.items():
                out[other] += fed * out[state] / leaving
            taken.append((state, leaving, feeds))
        visits: dict[int, Share] = {}
        for state, leaving, feeds in reversed(taken):
            visits[state] = sum((visits[other] * fed for other, fed in feeds.items()), coming[state]) / leaving
        return visits

    def _walked(self, came: Mapping[int, Share]) -> dict[int, Share]:
        """Walk the rounds, state by state, until next to nothing is left inside."""
        visits = dict.fromkeys(self.members, self.nothing)
        here = {state: came.get(state, self.nothing) for state in self.members}
        enough = sum(here.values(), self.nothing) * NEXT_TO_NOTHING
        ways = [(state, tuple(self.within[state].items())) for state in self.members]
        for _ in range(MOST_ROUNDS):
            for state, row in ways:
                now = here[state]
                if now:
                    here[state] = self.nothing
                    visits[state] += now
                    for target, share in row:
                        here[target] += now * share
            if sum(here.values(), self.nothing) <= enough:
                return visits
        raise Unsettled

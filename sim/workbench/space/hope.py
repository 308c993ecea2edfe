"""From which states something can still be reached, and from which nothing of it can, whatever is done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from sim.source.collecting import no_collection
from sim.workbench.space.places import Place
from sim.workbench.space.search import Space
from sim.workbench.space.steps import NOWHERE, Edge, Lot, MoveWriter

FEW = 8  # sweeps, before the rest is looked at from the other end


class _HopeWriter(MoveWriter):
    """A function of states in a scene and of the hopeful ones: those that a step leads to a hopeful one join them, and
    each of the others is given to a function."""

    depth = 2  # one state after the other

    def function(self) -> Callable[..., Any]:
        self._write()
        self.page.line("left(s)")
        return self.page.function(["def f(states,hopeful,left):", " add=hopeful.add", " for s in states:"])

    def _add(self, edge: Edge, place: Place, lot: Lot) -> None:
        code = self.page.packed(place, edge.to)
        self.page.line(
            f"if ({NOWHERE} if {place.late} else {code}) in hopeful:" if place.late else f"if {code} in hopeful:"
        )
        self.page.line(" add(s)")
        self.page.line(" continue")

    def _open(self, test: str) -> None:
        self.page.line(test)
        self.page.depth += 1


def hopeless(space: Space, hopeful: set[int]) -> list[int]:
    """The states of a space without a tracker from which no hopeful one can be reached, in the order found; all others
    join the hopeful ones. Where a step cannot be made, it leads to -1, be that hopeful or not.

    Most states lead to some that were found later, so that one sweep from the last does for nearly all.
    """
    sweepers, mask = space.terrain.written(_HopeWriter), space.terrain.scene_mask
    left = [state for state in reversed(space.states) if state not in hopeful]
    with no_collection():
        for _ in range(FEW):
            still: list[int] = []
            for scene, states in groupby(left, mask.__and__):
                sweepers[scene](states, hopeful, still.append)
            settled, left = len(still) == len(left), still
            if settled or not left:
                return left[::-1]
        _spread(space, left, hopeful)
    return [state for state in reversed(left) if state not in hopeful]


def _spread(space: Space, left: list[int], hopeful: set[int]) -> None:
    """Carry hope back among the states that are left, from those that lead to a hopeful one."""
    before: dict[int, list[int]] = {}
    waiting = []
    for state in left:
        for _, after in space.terrain.moves(state):
            before.setdefault(after, []).append(state)
            if after in hopeful:
                waiting.append(state)
    while waiting:
        state = waiting.pop()
        if state not in hopeful:
            hopeful.add(state)
            waiting += before.get(state, [])

"""The order in which states can be worked off: each after all that lead to it, circles in one piece."""

from __future__ import annotations

from typing import Any, TypeAlias

from sim.workbench.exploring.graph import Moves

Part: TypeAlias = "int | list[int]"


def parts(moves: Moves[Any]) -> list[Part]:
    """Every state, or the states of a circle together as a list, after all that lead there. A single state that leads
    to itself is a circle too."""
    degree, loops = _degrees(moves)
    offsets, targets = moves.offsets, moves.targets
    ready = [state for state, many in enumerate(degree) if not many]
    for state in ready:  # it grows while it is walked
        for target in targets[offsets[state] : offsets[state + 1]]:
            if target >= 0:
                degree[target] -= 1
                if not degree[target]:
                    ready.append(target)
    found: list[Part] = [[state] if state in loops else state for state in ready] if loops else [*ready]
    if len(ready) < len(moves):
        knots = _Knots(moves, degree).run()
        found += [knot[0] if len(knot) == 1 and knot[0] not in loops else knot for knot in knots]
    return found


def _degrees(moves: Moves[Any]) -> tuple[list[int], set[int]]:
    """How many moves lead to each state from others, and the states that lead to themselves."""
    degree, loops = [0] * len(moves), set()
    offsets, targets = moves.offsets, moves.targets
    for state in range(len(moves)):
        for target in targets[offsets[state] : offsets[state + 1]]:
            if target == state:
                loops.add(state)
            elif target >= 0:
                degree[target] += 1
    return degree, loops


class _Knots:
    """Tarjan's strongly connected components without recursion, those that lead to others first.

    Only the states whose `degree` is above 0 are looked at: what is part of a circle or comes after one. Whatever they
    lead to is among them.
    """

    def __init__(self, moves: Moves[Any], degree: list[int]) -> None:
        self.moves, self.degree = moves, degree
        self.index: dict[int, int] = {}
        self.low: dict[int, int] = {}
        self.stack: list[int] = []
        self.stacked: set[int] = set()
        self.found: list[list[int]] = []

    def run(self) -> list[list[int]]:
        for state, many in enumerate(self.degree):
            if many > 0 and state not in self.index:
                self._visit(state)
        return self.found[::-1]

    def _visit(self, root: int) -> None:
        offsets, targets = self.moves.offsets, self.moves.targets
        work = [(root, self._open(root))]
        while work:
            state, move = work.pop()
            while move < offsets[state + 1]:
                target = targets[move]
                if target >= 0 and target not in self.index:
                    work.append((state, move))
                    state, move = target, self._open(target)
                else:
                    if target in self.stacked and self.low[target] < self.low[state]:
                        self.low[state] = self.low[target]
                    move += 1
            self._close(state)

    def _open(self, state: int) -> int:
        """Begin with a state; the first of its moves."""
        self.index[state] = self.low[state] = len(self.index)
        self.stack.append(state)
        self.stacked.add(state)
        return self.moves.offsets[state]

    def _close(self, state: int) -> None:
        if self.low[state] != self.index[state]:
            return
        members: list[int] = []
        while not members or members[-1] != state:
            members.append(self.stack.pop())
        self.stacked.difference_update(members)
        self.found.append(members[::-1])

"""The outlook of every state, from the ends backwards, and a road that makes good what the first one promises."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sim.workbench.exploring.graph import Moves
from sim.workbench.exploring.order import parts
from sim.workbench.exploring.prospects import Gain, Outlooks, Prospect


class Backward:
    """The outlooks of the states of `moves`, where a move of each label brings its gain of `gains`, and `ends` has the
    states where a road ends, by kind of ending. `farms` are the circles on which there is credit to be had."""

    def __init__(self, moves: Moves[int], gains: Sequence[Gain], ends: Mapping[int, str]) -> None:
        self.moves, self.gains, self.ends = moves, gains, ends
        self.outlooks = Outlooks()
        self.numbers = [self.outlooks.hopeless] * len(moves)
        self.farms: list[list[int]] = []
        for state, kind in ends.items():
            self.numbers[state] = self.outlooks.at_end(kind)
        self._joined: dict[tuple[int, ...], int] = {}
        for part in reversed(parts(moves)):
            if isinstance(part, list):
                self._settle_circle(part)
            elif moves.labels[part]:
                self.numbers[part] = self._join(part)

    def prospect(self, kind: str) -> Prospect | None:
        """What a road from state 0 to this kind of ending can bring; None where none leads there."""
        return self.outlooks.prospect(self.numbers[0], kind)

    def _join(self, state: int) -> int:
        """The outlook of a state by those of the states to which its moves lead. Many states have the very same."""
        known = (*self.moves.labels[state], *map(self.numbers.__getitem__, self.moves.leads(state)))
        found = self._joined.get(known)
        if found is None:
            ways = frozenset([(self.numbers[target], self.gains[label]) for label, target in self.moves.of(state)])
            found = self._joined[known] = self.outlooks.join(ways)
        return found

    def _settle_circle(self, members: list[int]) -> None:
        """Look round and round until no outlook gets better. It comes to an end: on a circle that only costs, a second
        round betters nothing, and one on which there is credit to be had is farmed."""
        farmed = any(self.gains[label].credit for label in self._labels_within(members))
        if farmed:
            self.farms.append(members)
        restless = True
        while restless:
            restless = False
            for state in reversed(members):
                found = self._join(state)
                found = self.outlooks.farmed(found) if farmed else found
                restless |= found != self.numbers[state]
                self.numbers[state] = found

    def _labels_within(self, members: list[int]) -> Iterator[int]:
        moves, inside = self.moves, set(members)
        for state in members:
            for label, target in moves.of(state):
                if target in inside:
                    yield label

    def road(self, kind: str, gain: Gain, reluctant: Collection[int] = ()) -> list[int]:
        """The labels of a road from state 0 to this kind of ending, with no less credit and no more loss than a gain
        that the outlook of state 0 has. Moves of the labels in `reluctant` are made only where no other will do."""
        stack = [(0, gain, self._promising(0, kind, gain, reluctant))]
        taken: list[int] = []
        seen = {(0, gain)}
        while self.ends.get(stack[-1][0]) != kind:
            label, target, left = next(stack[-1][2], (0, 0, None))
            if left is None:
                stack.pop()
                taken.pop()
            elif (target, left) not in seen:
                seen.add((target, left))
                taken.append(label)
                stack.append((target, left, self._promising(target, kind, left, reluctant)))
        return taken

    def _promising(
        self, state: int, kind: str, gain: Gain, reluctant: Collection[int]
    ) -> Iterator[tuple[int, int, Gain]]:
        """The moves after which the rest of a gain can still be had: label, target, and what is left of the gain."""
        for label, target in sorted(self.moves.of(state), key=lambda move: move[0] in reluctant):
            credit, loss = self.gains[label]
            left = Gain(max(0, gain.credit - credit), gain.loss - loss)
            prospect = self.outlooks.prospect(self.numbers[target], kind)
            if prospect and any(its.credit >= left.credit and its.loss <= left.loss for its in prospect.gains):
                yield label, target, left

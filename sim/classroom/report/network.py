"""Which figures have to be hidden with those that are too small, worked out over the ways that people took.

People pass through decisions as water does through a network: as many leave a place as came to it, and whoever knows
the story can add and subtract along its ways. So a figure is an arc with a flow, and what is hidden has to be free to
be something else while every figure that is shown stays as it is. That is so exactly where it lies on a circle of arcs
that are hidden too or were never told (Gusfield 1988, A graph theoretic approach to statistical data security); the
cheapest circle costs the fewest people's figures (Cox 1995, Network models for complementary cell suppression).

The rule:
1. A figure of 1 to 4 is hidden.
2. With it so many others are hidden that it might as well be 5 or more, for all that is shown; the smallest that do.
3. All hidden figures look the same, so none of them is known for one of the small ones.
4. A 0 is shown, since it is nobody's; what is hidden is therefore at least 1, and is hidden well enough for that.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple, TypeAlias

LEAST = 5  # people in a group that may be told of

Key: TypeAlias = Hashable
_Move: TypeAlias = tuple[int, int]  # an arc by its index, and whether one more goes along it (1) or one fewer (-1)


class Arc(NamedTuple):
    """So many people went this way. Without a `key` no figure of it is ever shown; `known` says that it is told all the
    same that somebody did, as a figure does that is hidden."""

    tail: Hashable
    head: Hashable
    flow: int
    key: Key | None = None
    known: bool = False

    @property
    def least(self) -> int:
        """How many it must be, for all that is told where no figure is shown."""
        return int(self.known or self.key is not None)


def hidden(arcs: Sequence[Arc]) -> frozenset[Key]:
    """The keys of the figures that must not be shown; every other one may be. A key stands at one arc alone. At every
    node that is both left and come to, as many leave as come."""
    secret = {index for index, arc in enumerate(arcs) if arc.key is not None and 0 < arc.flow < LEAST}
    for index in sorted(secret, key=lambda index: (arcs[index].flow, index)):
        _protect(arcs, index, secret)
    return frozenset(key for index in secret if (key := arcs[index].key) is not None)


def _protect(arcs: Sequence[Arc], index: int, secret: set[int]) -> None:
    """Hide what it takes for a figure to be able to be large enough; adds to `secret`."""
    flows = [arc.flow for arc in arcs]
    while flows[index] < LEAST:
        circle = [(index, 1), *_cheapest(arcs, flows, secret, index)]
        spare = (flows[each] - arcs[each].least for each, sign in circle if sign < 0)
        amount = min((LEAST - flows[index], *spare))
        for each, sign in circle:
            flows[each] += sign * amount
            if arcs[each].key is not None:
                secret.add(each)


def _cheapest(arcs: Sequence[Arc], flows: Sequence[int], secret: Collection[int], index: int) -> list[_Move]:
    """The way back from the head of an arc to its tail that takes the fewest people's figures to hide."""
    moves = _moves(arcs, index)
    start, goal = arcs[index].head, arcs[index].tail
    order = count()
    queue: list[tuple[int, int, int, Hashable]] = [(0, 0, next(order), start)]
    come: dict[Hashable, tuple[Hashable, _Move]] = {}
    best = {start: (0, 0)}
    while queue:
        cost, hops, _, node = heappop(queue)
        if node == goal:
            return [*_back(come, start, goal)]
        if best[node] < (cost, hops):
            continue
        for then, (each, sign) in moves.get(node, ()):
            if flows[each] + sign < arcs[each].least:
                continue
            price = 0 if arcs[each].key is None or each in secret else arcs[each].flow
            reached = (cost + price, hops + 1)
            if then not in best or reached < best[then]:
                best[then] = reached
                come[then] = (node, (each, sign))
                heappush(queue, (*reached, next(order), then))
    raise AssertionError("a circle goes through every arc: on along the ways that its people took, and round")


def _moves(arcs: Sequence[Arc], without: int) -> dict[Hashable, list[tuple[Hashable, _Move]]]:
    """From each node, where one more along an arc, or one fewer against it, leads."""
    moves: dict[Hashable, list[tuple[Hashable, _Move]]] = {}
    for index, arc in enumerate(arcs):
        if index != without and arc.flow:
            moves.setdefault(arc.tail, []).append((arc.head, (index, 1)))
            moves.setdefault(arc.head, []).append((arc.tail, (index, -1)))
    return moves


def _back(come: dict[Hashable, tuple[Hashable, _Move]], start: Hashable, goal: Hashable) -> Iterator[_Move]:
    while goal != start:
        goal, move = come[goal]
        yield move

"""Where the points of each layer stand from left to right: in their order, apart, and near to what they are joined to.

Layer by layer every point is drawn to the mean of its neighbours. Where two would stand too close they are pushed
apart no further than they must be: the nearest places that keep the distances are those of an isotonic regression,
which pooling neighbours that are in each other's way finds in one pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

ROUNDS = 40
PULL = (
    1.0,
    4.0,
    16.0,
)  # how hard a joint of two nodes pulls, of a node and a line, within a line: it is to be straight


class Points(NamedTuple):
    """What has a place, layer by layer: the width of each point, the points that it is joined to above and below, and
    whether it is only a bend of a line. Beside a bend at least `beside_line` stays free, between others `apart`."""

    layers: Sequence[Sequence[int]]
    width: Sequence[float]
    above: Sequence[Sequence[int]]
    below: Sequence[Sequence[int]]
    is_bend: Sequence[bool]
    apart: float
    beside_line: float

    def offsets(self, layer: Sequence[int]) -> list[float]:
        """How far from the first point of a layer each must stand at least."""
        offsets = [0.0]
        for left, right in pairwise(layer):
            free = self.beside_line if self.is_bend[left] or self.is_bend[right] else self.apart
            offsets.append(offsets[-1] + (self.width[left] + self.width[right]) / 2 + free)
        return offsets


def places(points: Points, runs: Sequence[Sequence[int]]) -> list[float]:
    """The middle of each point from left to right. A run is what a line passes between its two nodes, in order of the
    layers; it is made straight where nothing is in the way."""
    x = [0.0] * len(points.width)
    offsets = [points.offsets(layer) for layer in points.layers]
    rows = list(zip(points.layers, offsets, strict=True))
    for layer, those in rows:
        for point, offset in zip(layer, those, strict=True):
            x[point] = offset - those[-1] / 2
    for turn in range(ROUNDS):
        for layer, those in rows if turn % 2 == 0 else rows[::-1]:
            _settle(layer, those, x, points)
    _straighten(runs, rows, x)
    return x


def _settle(layer: Sequence[int], offsets: Sequence[float], x: list[float], points: Points) -> None:
    wanted = [_wanted(point, x, points) for point in layer]
    for point, place in zip(layer, nearest(wanted, offsets), strict=True):
        x[point] = place


def nearest(wanted: Sequence[tuple[float, float]], offsets: Sequence[float]) -> list[float]:
    """The places nearest to those that are wanted (each with its weight) at which nothing is nearer to the first than
    its offset, nor to the one before it than the offsets differ."""
    pools: list[tuple[float, float, int]] = []  # weight times wanted place of the first, weight, how many are pooled
    for (place, weight), offset in zip(wanted, offsets, strict=True):
        pool = ((place - offset) * weight, weight, 1)
        while pools and pools[-1][0] * pool[1] > pool[0] * pools[-1][1]:
            pull, hold, size = pools.pop()
            pool = (pull + pool[0], hold + pool[1], size + pool[2])
        pools.append(pool)
    starts = [pull / weight for pull, weight, size in pools for _ in range(size)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def _wanted(point: int, x: Sequence[float], points: Points) -> tuple[float, float]:
    """Where a point would stand if it were alone, and how much it matters."""
    pulled = weight = 0.0
    for other in (*points.above[point], *points.below[point]):
        pull = PULL[points.is_bend[point] + points.is_bend[other]]
        pulled += pull * x[other]
        weight += pull
    return (pulled / weight, weight) if weight else (x[point], 1.0)


def _straighten(
    runs: Sequence[Sequence[int]], rows: Sequence[tuple[Sequence[int], Sequence[float]]], x: list[float]
) -> None:
    """Long runs first, each in as few straight pieces as its neighbours leave room for."""
    beside: dict[int, tuple[tuple[int, float] | None, tuple[int, float] | None]] = {}
    for layer, offsets in rows:
        near = [(point, right - left) for point, (left, right) in zip(layer, pairwise(offsets), strict=False)]
        lefts, rights = [None, *near], [*((p, gap) for p, (_, gap) in zip(layer[1:], near, strict=True)), None]
        beside.update(zip(layer, zip(lefts, rights, strict=True), strict=True))
    for run in sorted(runs, key=len, reverse=True):
        piece: list[int] = []
        low, high = -inf, inf
        for point in run:
            left, right = beside[point]
            least = -inf if left is None else x[left[0]] + left[1]
            most = inf if right is None else x[right[0]] - right[1]
            if max(low, least) > min(high, most):
                _align(piece, low, high, x)
                piece, low, high = [], -inf, inf
            piece.append(point)
            low, high = max(low, least), min(high, most)
        _align(piece, low, high, x)


def _align(piece: Sequence[int], low: float, high: float, x: list[float]) -> None:
    if piece:
        middle = min(max(sum(x[point] for point in piece) / len(piece), low), high)
        for point in piece:
            x[point] = middle

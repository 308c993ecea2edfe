"""Neighbours of a layer exchanged while that leaves fewer lines crossed: what sweeps over whole layers do not find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ROUNDS = 12


def untangled(
    layers: Sequence[Sequence[int]], above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]
) -> list[list[int]]:
    """The layers with neighbours exchanged, from the top to the bottom, until a round changes nothing."""
    now = [list(layer) for layer in layers]
    place = {point: index for layer in now for index, point in enumerate(layer)}
    for _ in range(ROUNDS):
        if not sum(_exchange(layer, place, above, below) for layer in now):
            break
    return now


def _exchange(
    layer: list[int], place: dict[int, int], above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]
) -> int:
    exchanged = 0
    for index in range(len(layer) - 1):
        left, right = layer[index : index + 2]
        saved = sum(_saved(side[left], side[right], place) for side in (above, below))
        if saved > 0:
            layer[index : index + 2] = right, left
            place[left], place[right] = index + 1, index
            exchanged += 1
    return exchanged


def _saved(left: Sequence[int], right: Sequence[int], place: Mapping[int, int]) -> int:
    """How many crossings fewer there are to one side of two neighbours when they change places."""
    return sum((place[a] > place[b]) - (place[a] < place[b]) for a in left for b in right)

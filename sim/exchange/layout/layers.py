"""How far down each node of a graph stands: below everything that leads to it, and no further than it must."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]


def depths(count: int, pairs: Iterable[Pair], back: Collection[Pair]) -> list[int]:
    """The layer of each node, 0 at the top. Pairs in `back` lead up; without them there must be no circle."""
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for pair in pairs:
        high, low = pair[::-1] if pair in back else pair
        after[high].append(low)
        before[low].append(high)
    depth = [0] * count
    downwards = _downwards(after, before)
    for node in downwards:
        depth[node] = max((depth[each] + 1 for each in before[node]), default=0)
    for node in reversed(downwards):  # what leads on more than it is led to stands nearer to where it leads
        if len(after[node]) > len(before[node]):
            depth[node] = min(depth[each] for each in after[node]) - 1
    return depth


def _downwards(after: Sequence[Sequence[int]], before: Sequence[Sequence[int]]) -> list[int]:
    """The nodes, each behind all that lead to it."""
    open_ = [len(each) for each in before]
    ready = [node for node, number in enumerate(open_) if not number]
    for node in ready:
        for each in after[node]:
            open_[each] -= 1
            if not open_[each]:
                ready.append(each)
    return ready

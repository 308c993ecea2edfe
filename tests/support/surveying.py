"""Everything that a story can come to, by playing real positions one by one: slow, and plainly right.

What the search of packed states finds is held against this. Positions are merged as the key of `slow_merging` says,
which keeps every meter as it is.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise

from sim.play.position import Position, RoadFault, begin, settle, take
from sim.story.compiled import Way, amount
from sim.story.story import Story
from tests.support.slow_merging import Merging


@dataclass(slots=True)
class Survey:
    """What was found: the length of a shortest road to each scene, counted in edges; what was ever on offer; every
    edge (scene, option, scene); where a road can stop; and whether one comes to a fault."""

    lengths: dict[str, int] = field(default_factory=dict)
    offered: set[tuple[str, str]] = field(default_factory=set)
    edges: set[tuple[str, str | None, str]] = field(default_factory=set)
    stops: set[str] = field(default_factory=set)
    faulty: bool = False

    def enter(self, length: int, scenes: tuple[str, ...]) -> None:
        """Write down scenes that run on into each other, the first of them after so many edges."""
        for place, scene in enumerate(scenes):
            self.lengths[scene] = min(length + place, self.lengths.get(scene, length + place))
        self.edges.update((one, None, other) for one, other in pairwise(scenes))


def survey(story: Story, most: int = 20_000) -> Survey | None:
    """All that a story can come to; None where that is more than so many positions, or nothing."""
    found, merging, order = Survey(), Merging(story), count()
    try:
        start = begin(story)
    except RoadFault:
        return None
    found.enter(0, (*start.passed, start.scene.id))
    waiting = [(len(start.passed), next(order), start)]
    done: set[Hashable] = set()
    while waiting:
        length, _, now = heapq.heappop(waiting)
        key = merging.key(now)
        if key in done:
            continue
        done.add(key)
        if len(done) > most:
            return None
        found.offered.update((now.scene.id, option.id) for option in now.offer.options)
        if not now.offer.options and now.open is None:
            found.stops.add(now.scene.id)
        for option, scenes, after in steps(story, now, found):
            found.edges.add((now.scene.id, option, scenes[0] if scenes else now.scene.id))
            found.enter(length + 1, scenes)
            heapq.heappush(waiting, (length + max(1, len(scenes)), next(order), after))
    return found


def steps(story: Story, now: Position, found: Survey) -> Iterator[tuple[str | None, tuple[str, ...], Position]]:
    """Every step from a position: the option, the scenes that it enters, and the position after it."""
    moves: list[tuple[str | None, int, Callable[[], Position]]] = []
    for option in now.offer.options:
        after = _made(lambda option=option: take(story, now, option, 0), found)  # type: ignore[misc]  # bound now
        if after is not None and after.open is not None and after.open is option.road:
            moves += [(option.id, 0, _falls(story, after, way)) for way in _possible(after)]
        elif after is not None:
            yield option.id, () if option.road is None else (*after.passed, after.scene.id), after
    if now.open is not None:
        moves += [(None, len(now.passed) + 1, _falls(story, now, way)) for way in _possible(now)]
    for name, passed, move in moves:
        after = _made(move, found)
        if after is not None:
            yield name, (*after.passed[passed:], after.scene.id), after


def _possible(position: Position) -> list[Way]:
    ways = position.open.ways if position.open is not None else ()
    return [way for way in ways if amount(way.weight, position.values)] or list(ways)


def _falls(story: Story, position: Position, way: Way) -> Callable[[], Position]:
    return lambda: settle(story, position, way, 0)


def _made(move: Callable[[], Position], found: Survey) -> Position | None:
    try:
        return move()
    except RoadFault:
        found.faulty = True
        return None

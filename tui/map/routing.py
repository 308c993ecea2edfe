"""How ways run between layers, so that an eye can follow each of them and takes none for another.

Every scene has a row of its own, and so has every scene of the next layer: out of a scene its ways run along its row
into the gap beside its layer, then up or down its upright to the row of the scene where they lead. Ways that lead back,
or aside in the same layer, run along a lane: a row that is free in all layers on the way, from the upright of their
scene to the left of where they lead, and down an upright of the lane to its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from tui.map.grid import Weight


class Way(NamedTuple):
    """A way to be drawn, from one scene to another."""

    before: str
    after: str
    weight: Weight


class Plan(NamedTuple):
    """What is settled before anything has a width: the lanes' rows by the scene where they lead, and the uprights'
    tracks (counted from the left of their gap) by the scene that their ways leave, or whose lane they end."""

    depth: Mapping[str, int]
    lanes: Mapping[str, int]
    tracks: Mapping[str, int]
    ends: Mapping[str, int]
    widths: Mapping[int, int]  # of each gap, in tracks; gap 0 is to the right of layer 0


class _Upright(NamedTuple):
    scene: str
    top: int
    bottom: int


def plan(layers: Sequence[Sequence[str]], row: Mapping[str, int], ways: Sequence[Way]) -> Plan:
    """Lanes and tracks for these ways between scenes that have these rows."""
    depth = {name: index for index, layer in enumerate(layers) for name in layer}
    lanes = _lanes(depth, row, ways)
    outs: dict[int, list[_Upright]] = {}
    ends: dict[int, list[_Upright]] = {}
    for scene in dict.fromkeys(way.before for way in ways):
        rows = [row[scene]]
        rows += [
            row[way.after] if depth[way.after] > depth[scene] else lanes[way.after]
            for way in ways
            if way.before == scene
        ]
        outs.setdefault(depth[scene], []).append(_Upright(scene, min(rows), max(rows)))
    for scene, lane in lanes.items():
        upright = _Upright(scene, min(lane, row[scene]), max(lane, row[scene]))
        ends.setdefault(depth[scene] - 1, []).append(upright)
    return _packed(depth, lanes, outs, ends)


def _packed(
    depth: Mapping[str, int],
    lanes: Mapping[str, int],
    outs: Mapping[int, list[_Upright]],
    ends: Mapping[int, list[_Upright]],
) -> Plan:
    """Uprights that are not in each other's way share a track; short ones stand nearer to what they leave."""
    tracks: dict[str, int] = {}
    ended: dict[str, int] = {}
    widths: dict[int, int] = {}
    for gap in sorted({*outs, *ends}):
        taken: list[list[_Upright]] = []
        for upright in sorted(outs.get(gap, ()), key=_length):
            tracks[upright.scene] = _track(taken, upright, range(len(taken)))
        for upright in sorted(ends.get(gap, ()), key=_length, reverse=True):
            ended[upright.scene] = _track(taken, upright, range(len(taken) - 1, -1, -1))
        widths[gap] = len(taken)
    return Plan(depth, lanes, tracks, ended, widths)


def _length(upright: _Upright) -> int:
    return upright.bottom - upright.top


def _track(taken: list[list[_Upright]], upright: _Upright, order: Iterable[int]) -> int:
    for track in order:
        if all(upright.top > other.bottom or other.top > upright.bottom for other in taken[track]):
            taken[track].append(upright)
            return track
    taken.append([upright])
    return len(taken) - 1


def _lanes(depth: Mapping[str, int], row: Mapping[str, int], ways: Sequence[Way]) -> dict[str, int]:
    """A lane for each scene to which ways lead back or aside, as near to their rows as one is free."""
    back: dict[str, list[str]] = {}
    for way in ways:
        if depth[way.after] <= depth[way.before]:
            back.setdefault(way.after, []).append(way.before)
    used: set[tuple[int, int]] = {(gap, row[name]) for name in depth for gap in (depth[name] - 1, depth[name])}
    lanes: dict[str, int] = {}
    for scene in sorted(back, key=lambda name: (max(depth[each] for each in back[name]) - depth[name], row[name])):
        gaps = range(depth[scene] - 1, max(depth[each] for each in back[scene]) + 1)
        rows = [row[scene], *(row[each] for each in back[scene])]
        lane = next(near for near in _near(sum(rows) // len(rows)) if all((gap, near) not in used for gap in gaps))
        lanes[scene] = lane
        used.update((gap, lane) for gap in gaps)
    return lanes


def _near(row: int) -> Iterator[int]:
    """The rows around one, the nearest first."""
    yield row
    for distance in count(1):
        yield row - distance
        yield row + distance

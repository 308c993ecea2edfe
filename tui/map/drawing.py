"""A story's map as rows of characters at one zoom: scenes in layers from left to right, and ways between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.map.grid import Grid, Point, Weight
from tui.map.labels import Ink, Run, Spot, Zoom, label, title
from tui.map.marks import Mark
from tui.map.routing import Plan, Way, plan

MARGIN = 1
_INKS = {Weight.DOTTED: Ink.UNSEEN, Weight.THIN: Ink.SEEN, Weight.HEAVY: Ink.ROAD}


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map: its rows from the top, with blanks left out, and where each scene is."""

    rows: tuple[tuple[Run, ...], ...]
    width: int
    spots: Mapping[str, Spot]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def within(self, row: int, left: int, right: int) -> Sequence[Run]:
        """The pieces of a row that reach into these columns; none where there is no such row."""
        if not 0 <= row < len(self.rows):
            return ()
        runs = self.rows[row]
        first = bisect_right(runs, left, key=lambda run: run.x + run.width)
        return runs[first : bisect_left(runs, right, key=lambda run: run.x)]

    @property
    def text(self) -> list[str]:
        """The rows as plain text."""
        return ["".join(_spaced(row)) for row in self.rows]


def draw(layers: Sequence[Sequence[str]], marks: Mapping[str, Mark], ways: Sequence[Way], zoom: Zoom) -> Drawing:
    """The map of these scenes with these ways between them."""
    ways = ways if zoom.pitch > 1 else ()
    rows = _rows(layers, zoom.pitch)
    routed = plan(layers, rows, ways)
    titles = {name: title(marks[name], zoom) for name in rows}
    sizes = {name: 1 + cell_len(text) for name, text in titles.items()}
    columns = _columns([max(sizes[name] for name in layer) for layer in layers], routed, zoom)
    spots = {name: Spot(columns.layers[routed.depth[name]], row, sizes[name]) for name, row in rows.items()}
    grid = Grid()
    for way in ways:
        corners = _corners(way, routed, spots, columns)
        grid.paint(corners, way.weight)
        for layer in range(routed.depth[way.after], routed.depth[way.before] + 1):
            grid.sign((columns.layers[layer], routed.lanes[way.after]), "◂")
    under = {(spot.x + offset, spot.y) for spot in spots.values() for offset in range(spot.width)}
    lines = [
        (y, Run(x, cell.character, 1, _INKS[cell.weight])) for (x, y), cell in grid.cells.items() if (x, y) not in under
    ]
    lines += [(spot.y, run) for name, spot in spots.items() for run in label(marks[name], titles[name], spot)]
    return _drawing(lines, spots)


def _drawing(pieces: Sequence[tuple[int, Run]], spots: Mapping[str, Spot]) -> Drawing:
    """Pieces with the row of each, which may be above the first one, as a sheet."""
    top = min(y for y, _ in pieces)
    found: list[list[Run]] = [[] for _ in range(max(y for y, _ in pieces) - top + 1)]
    for y, run in pieces:
        found[y - top].append(run)
    width = max(run.x + run.width for _, run in pieces) + MARGIN
    moved = {name: spot._replace(y=spot.y - top) for name, spot in spots.items()}
    return Drawing(tuple(tuple(_joined(sorted(row))) for row in found), width, moved)


def _rows(layers: Sequence[Sequence[str]], pitch: int) -> dict[str, int]:
    """A row for each scene: every layer about the middle, and no row shared with a layer beside it."""
    tallest = max(map(len, layers))
    return {
        name: pitch * ((tallest - len(layer)) // 2 + place) + index % 2
        for index, layer in enumerate(layers)
        for place, name in enumerate(layer)
    }


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each layer and each gap begins; gap -1 is to the left of the first layer."""

    layers: Sequence[int]
    gaps: Mapping[int, int]
    spread: int

    def track(self, gap: int, track: int) -> int:
        return self.gaps[gap] + track * self.spread


def _columns(sizes: Sequence[int], routed: Plan, zoom: Zoom) -> _Columns:
    layers: list[int] = []
    gaps = {-1: MARGIN}
    x = MARGIN + routed.widths.get(-1, 0) * zoom.spread
    for layer, size in enumerate(sizes):
        layers.append(x)
        gaps[layer] = x + size + 1
        x = gaps[layer] + max(1, routed.widths.get(layer, 0)) * zoom.spread
    return _Columns(layers, gaps, zoom.spread)


def _corners(way: Way, routed: Plan, spots: Mapping[str, Spot], columns: _Columns) -> list[Point]:
    """The corners of a way, from the end of one title to the sign of the other."""
    before, after = spots[way.before], spots[way.after]
    depth, to = routed.depth[way.before], routed.depth[way.after]
    upright = columns.track(depth, routed.tracks[way.before])
    start = [(before.x + before.width - 1, before.y), (upright, before.y)]
    if to > depth:
        return [*start, (upright, after.y), (after.x, after.y)]
    lane, end = routed.lanes[way.after], columns.track(to - 1, routed.ends[way.after])
    return [*start, (upright, lane), (end, lane), (end, after.y), (after.x, after.y)]


def _joined(row: Sequence[Run]) -> Iterator[Run]:
    """The pieces of a row, those of one ink that touch made one."""
    held: Run | None = None
    for run in row:
        if held is not None and run.ink is held.ink and held.x + held.width == run.x:
            held = Run(held.x, held.text + run.text, held.width + run.width, held.ink)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _spaced(row: Sequence[Run]) -> Iterator[str]:
    x = 0
    for run in row:
        yield " " * (run.x - x) + run.text
        x = run.x + run.width

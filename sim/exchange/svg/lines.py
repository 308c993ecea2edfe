"""The lines of the picture: where each runs, what stands at it, and what a pointer that rests there is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from sim.exchange.colouring import Colouring
from sim.exchange.diagram import Line, Node, Way
from sim.exchange.layout.chains import Size
from sim.exchange.layout.sheet import Spot, Stretch
from sim.exchange.plain import columns, joined, lines_of
from sim.exchange.svg.marks import diamond, number, path, ring, text, tip, tip_length, title

ROW, LETTER, MARGIN = 12.0, 5.6, 8.0  # of a label
PLAIN = 1.3  # how wide a line is without a scale
WIDEST = 22  # of a label's row, in columns


class Label(NamedTuple):
    """What stands at a line: the rows of a label, each with its class."""

    rows: tuple[tuple[str, str], ...]

    @property
    def size(self) -> Size | None:
        """How much room it takes; None where there is nothing to say."""
        if not self.rows:
            return None
        return Size(MARGIN + LETTER * max(columns(words) for _, words in self.rows), ROW * len(self.rows) + 2)


def label_of(line: Line, colouring: Colouring) -> Label:
    """The options that lead along a line, and below those that depend on something what that is."""
    rows = []
    for words, ways in groupby(line.ways, key=attrgetter("words")):
        named = [colouring.option(line.before, way.option) for way in ways if way.option]
        rows += [("label", row) for row in joined(named, WIDEST)]
        rows += [("label when", row) for row in lines_of(words, WIDEST, 2)]
    figure = colouring.figure(line)
    return Label((*rows, ("figure", figure)) if figure else tuple(rows))


def drawn(line: Line, nodes: tuple[Node, Node], stretches: Sequence[Stretch], colouring: Colouring) -> str:
    """A line from its start to the point of its arrow, with the mark that says what it depends on."""
    step = colouring.step(line)
    width = step.width if step else PLAIN
    first, last = stretches[0], stretches[-1]
    goes_up = last.end < first.start
    parts = [_way(stretches, tip_length(width) - 1), tip(last.x, last.end, goes_up, width)]
    down = -7 if goes_up else 7
    if line.by_chance:
        parts.append(diamond(first.x, first.start + down))
    elif line.sometimes:
        parts.append(ring(first.x, first.start + down))
    return _group(line, nodes, colouring, parts)


def looped(line: Line, node: Node, spot: Spot, size: Size, colouring: Colouring) -> str:
    """A line from a scene to itself, round its right edge."""
    x, y = spot.x + size.width / 2 - 3, spot.y + size.height / 2
    way = f"M{number(x)} {number(y - 7)}h9a7 7 0 0 1 0 14h-5"
    parts = [f'<path class="way" d="{way}"/>', path("tip", [(x + 8, y + 3), (x + 1, y + 7), (x + 8, y + 11)])]
    return _group(line, (node, node), colouring, parts)


def _group(line: Line, nodes: tuple[Node, Node], colouring: Colouring, parts: Sequence[str]) -> str:
    before, after = nodes
    step = colouring.step(line)
    kinds = ("line", "chance" if line.by_chance else "", f"step-{colouring.steps.index(step)}" if step else "")
    told = title(f"{before.title} → {after.title}", *(_told(before, way) for way in line.ways))
    return f'<g class="{" ".join(filter(None, kinds))}">{told}{"".join(parts)}</g>'


def _told(node: Node, way: Way) -> str:
    text = next((f"– {outlet.text}" for outlet in node.outlets if outlet.id == way.option), "")
    return f"{text} ({way.words})" if way.words else text


def lettered(label: Label, spot: Spot) -> str:
    """A label on a ground of its own, so that no line runs through its letters."""
    size = label.size
    assert size is not None
    left = f'x="{number(spot.x - size.width / 2)}" y="{number(spot.y)}"'
    parts = [f'<rect class="behind" {left} width="{number(size.width)}" height="{number(size.height)}"/>']
    for row, (kind, words) in enumerate(label.rows):
        parts.append(text(kind, spot.x, spot.y + ROW * (row + 1) - 2, words))
    return "".join(parts)


def _way(stretches: Sequence[Stretch], tip: float) -> str:
    """Straight pieces, and between them curves that leave and arrive upright; it ends under the head of its arrow."""
    first, last = stretches[0], stretches[-1]
    end = last.end + tip if last.end < first.start else last.end - tip
    way = f"M{number(first.x)} {number(first.start)}V{number(first.end)}"
    for before, after in pairwise([*stretches[:-1], last._replace(end=end)]):
        if abs(before.x - after.x) > 0.05:
            middle = number((before.end + after.start) / 2)
            x, y = number(after.x), number(after.start)
            way += f"C{number(before.x)} {middle} {x} {middle} {x} {y}"
        way += f"V{number(after.end)}"
    return f'<path class="way" d="{way}"/>'

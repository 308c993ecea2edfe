"""The legend: every kind of scene, line and mark that is in the picture, and what its colours were measured by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from sim.exchange.colouring import Colouring
from sim.exchange.diagram import Diagram, Kind
from sim.exchange.layout.chains import Size
from sim.exchange.layout.sheet import Spot
from sim.exchange.plain import columns, lines_of, shortened
from sim.exchange.svg.marks import diamond, number, ring, shape, text, tip

SIGN = Size(30.0, 15.0)
ROW, LETTER, BETWEEN = 26.0, 6.4, 26.0
LINE, PARAGRAPH, MOST_LINES, NAME = 16.0, 10.0, 12, 30
_WORDS = {
    Kind.OTHER: "somebody else decides",
    Kind.PASSING: "it runs on by itself",
    Kind.ENDING: "the story ends",
    Kind.STUB: "still to be written",
}
_Draw: TypeAlias = Callable[[float, float], str]


class _Entry(NamedTuple):
    """A sign, drawn from its left edge and its middle, and what it means."""

    draw: _Draw
    words: str


def legend(whole: Diagram, colouring: Colouring, y: float, sides: tuple[float, float]) -> tuple[str, float]:
    """The legend from an upper edge on, between two sides, and where it ends below."""
    parts: list[str] = []
    left, right = sides
    for block in _blocks(whole, colouring):
        if isinstance(block, str):
            y += PARAGRAPH
            for line in lines_of(block, int((right - left) / LETTER), MOST_LINES):
                y += LINE
                parts.append(text("prose left", left, y, line))
        else:
            drawn, y = _flowing(block, left, y, right)
            parts += drawn
    return "".join(parts), y


def _blocks(whole: Diagram, colouring: Colouring) -> Iterator[str | list[_Entry]]:
    yield [*_scenes(whole), *_lines(whole)]
    if colouring.about:
        yield colouring.about
        yield [_Entry(_stroke(f"line step-{index}"), step.words) for index, step in enumerate(colouring.steps)]


def _flowing(entries: list[_Entry], left: float, y: float, right: float) -> tuple[list[str], float]:
    """Entries beside each other, in as many rows as they need."""
    parts = []
    x = left
    y += ROW
    for entry in entries:
        width = SIGN.width + 8 + LETTER * columns(entry.words)
        if x > left and x + width > right:
            x, y = left, y + ROW
        parts += [entry.draw(x, y - 4), text("prose left", x + SIGN.width + 8, y, entry.words)]
        x += width + BETWEEN
    return parts, y


def _scenes(whole: Diagram) -> Iterator[_Entry]:
    nodes = whole.nodes.values()
    yield _Entry(_start, "the story starts")
    for kind in Kind:
        names = list(dict.fromkeys(node.by for node in nodes if node.kind is kind))
        if names:
            words = f"{shortened(names[0], NAME)} decides" if kind is Kind.OWN else _WORDS[kind]
            yield _Entry(_scene(kind), words)
    if not all(node.found for node in nodes):
        yield _Entry(_scene(Kind.OWN, " lost"), "no road leads here")


def _lines(whole: Diagram) -> Iterator[_Entry]:
    yield _Entry(_stroke("line"), "leads on")
    if any(line.by_chance for line in whole.lines):
        yield _Entry(_stroke("line chance", diamond), "by chance")
    if any(line.sometimes and not line.by_chance for line in whole.lines):
        yield _Entry(_stroke("line", ring), "only after some roads")
    if any(line.back for line in whole.lines):
        yield _Entry(_back, "leads back")


def _scene(kind: Kind, more: str = "") -> _Draw:
    """A small scene of a kind."""

    def draw(x: float, y: float) -> str:
        drawn = shape(kind, Spot(x + SIGN.width / 2, y - SIGN.height / 2), SIGN)
        return f'<g class="scene {kind}{more}">{drawn}</g>'

    return draw


def _stroke(kind: str, mark: _Draw | None = None) -> _Draw:
    """A short line of a kind, with its mark."""

    def draw(x: float, y: float) -> str:
        drawn = mark(x + 8, y) if mark else ""
        return f'<g class="{kind}"><path class="way" d="M{number(x)} {number(y)}h{number(SIGN.width)}"/>{drawn}</g>'

    return draw


def _start(x: float, y: float) -> str:
    line = f'<path class="way" d="M{number(x + 8)} {number(y)}H{number(x + SIGN.width)}"/>'
    return f'<g><circle class="begin" cx="{number(x + 8)}" cy="{number(y)}" r="5"/>{line}</g>'


def _back(x: float, y: float) -> str:
    middle = x + SIGN.width / 2
    line = f'<path class="way" d="M{number(middle)} {number(y + 9)}V{number(y - 8)}"/>'
    return f'<g class="line">{line}{tip(middle, y - 9, goes_up=True, width=1.3)}</g>'

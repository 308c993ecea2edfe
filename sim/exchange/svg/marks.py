"""Pieces of SVG: texts that are escaped, and the shapes that tell kinds of scenes apart without any colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sim.exchange.diagram import Kind
from sim.exchange.layout.chains import Size
from sim.exchange.layout.sheet import Spot

POINT = 11.0  # how far the sides of a hexagon stand out
RIM = 3.0  # between the two outlines of an ending


def number(value: float) -> str:
    """A measure as short as it can be said."""
    return f"{value:.1f}".removesuffix(".0")


def text(kind: str, x: float, y: float, words: str) -> str:
    """A line of text, its baseline at y."""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{escape(words)}</text>'


def title(*lines: str) -> str:
    """What a pointer that rests there is told."""
    return f"<title>{escape(chr(10).join(filter(None, lines)))}</title>"


def shape(kind: Kind, spot: Spot, size: Size) -> str:
    """The outline of a scene: rounded where the player decides, pointed where somebody else does, square where it runs
    on, a double pill where the story ends, with a cut corner where it is still to be written."""
    x, y = spot.x - size.width / 2, spot.y
    if kind is Kind.OTHER:
        return _pointed(x, y, size)
    if kind is Kind.STUB:
        return _noted(x, y, size)
    if kind is Kind.ENDING:
        outer = _rectangle("rim", x - RIM, y - RIM, size.width + 2 * RIM, size.height + 2 * RIM, size.height / 2 + RIM)
        return outer + _rectangle("shape", x, y, size.width, size.height, size.height / 2)
    return _rectangle("shape", x, y, size.width, size.height, 9 if kind is Kind.OWN else 0)


def _rectangle(kind: str, x: float, y: float, width: float, height: float, round_: float) -> str:
    corners = f' rx="{number(round_)}"' if round_ else ""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{kind}" {place}{corners}/>'


def _pointed(x: float, y: float, size: Size) -> str:
    left, right, middle, bottom = x + POINT, x + size.width - POINT, y + size.height / 2, y + size.height
    corners = [(left, y), (right, y), (right + POINT, middle), (right, bottom), (left, bottom), (x, middle)]
    return path("shape", corners)


def _noted(x: float, y: float, size: Size) -> str:
    right, bottom = x + size.width, y + size.height
    return path("shape", [(x, y), (right - POINT, y), (right, y + POINT), (right, bottom), (x, bottom)])


def path(kind: str, corners: Sequence[tuple[float, float]]) -> str:
    """A closed shape through these corners."""
    way = "L".join(f"{number(x)} {number(y)}" for x, y in corners)
    return f'<path class="{kind}" d="M{way}Z"/>'


def diamond(x: float, y: float) -> str:
    """The mark of a chance."""
    return path("mark", [(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)])


def ring(x: float, y: float) -> str:
    """The mark of what depends on what was before."""
    return f'<circle class="mark" cx="{number(x)}" cy="{number(y)}" r="3.5"/>'


def tip(x: float, y: float, goes_up: bool, width: float) -> str:
    """The head of an arrow whose point is here, on a line of some width."""
    side = 3.2 + width * 0.7
    back = tip_length(width) if goes_up else -tip_length(width)
    return path("tip", [(x - side, y + back), (x, y), (x + side, y + back)])


def tip_length(width: float) -> float:
    """How long the head of an arrow is."""
    return 6.5 + width * 1.1

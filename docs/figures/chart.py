"""A small chart in SVG on two logarithmic axes, by day and by night; each line has a mark and a dash of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 720, 430
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 24, 48
LETTERS = 16  # the height of a line of text
DASHES = ("", "7 4", "2 4")
_STYLE = """
svg { --paper: #f6f0e4; --ink: #2b2520; --quiet: #5a5046; --grid: #d8cdb9;
  --line-0: #0b4a82; --line-1: #b4530f; --line-2: #44602c;
  background: var(--paper); color-scheme: light dark; font: 13px Georgia, "DejaVu Serif", serif; fill: var(--ink); }
@media (prefers-color-scheme: dark) { svg { --paper: #1c1917; --ink: #e7ddcd; --quiet: #afa394; --grid: #3a332d;
  --line-0: #8fc1ea; --line-1: #f0a266; --line-2: #a9c78a; } }
.ground { fill: var(--paper); } .grid { stroke: var(--grid); fill: none; } .guide { stroke: var(--quiet); fill: none; }
.axis { fill: var(--quiet); } .right { text-anchor: end; } .middle { text-anchor: middle; }
"""

Points = Sequence[tuple[float, float]]


def chart(title: str, about: str, axes: tuple[str, str], lines: Mapping[str, Points]) -> str:
    """The chart of these lines, each named at its end. A thin line beside them shows what grows as its cause does."""
    return "\n".join(_Chart(axes, lines).parts(title, about)) + "\n"


class _Chart:
    def __init__(self, axes: tuple[str, str], lines: Mapping[str, Points]) -> None:
        self.axes, self.lines = axes, lines
        points = [point for those in lines.values() for point in those]
        self.x = [log10(x) for x, _ in points]
        self.low, self.high = floor(min(log10(y) for _, y in points)), ceil(max(log10(y) for _, y in points))

    def parts(self, title: str, about: str) -> Iterator[str]:
        size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title about">'
        yield f'<title id="title">{escape(title)}</title><desc id="about">{escape(about)}</desc><style>{_STYLE}</style>'
        yield '<rect class="ground" width="100%" height="100%"/>'
        yield from self._grid()
        yield from self._guide()
        for number, points in enumerate(self.lines.values()):
            yield from self._line(number, points)
        yield from self._names()
        yield "</svg>"

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point that is given in logarithms."""
        across = (x - min(self.x)) / (max(self.x) - min(self.x))
        up = (y - self.low) / (self.high - self.low)
        return round(LEFT + across * (WIDTH - LEFT - RIGHT), 1), round(
            HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM), 1
        )

    def _grid(self) -> Iterator[str]:
        for power in range(self.low, self.high + 1):
            x, y = self._at(min(self.x), power)
            yield f'<path class="grid" d="M{x} {y}H{WIDTH - RIGHT}"/>'
            yield f'<text class="axis right" x="{x - 8}" y="{y + 4}">{10.0**power:g}</text>'
        for value in sorted({x for points in self.lines.values() for x, _ in points}):
            x, y = self._at(log10(value), self.low)
            yield f'<path class="grid" d="M{x} {y}V{TOP}"/>'
            yield f'<text class="axis middle" x="{x}" y="{y + 18}">{value:,.0f}</text>'
        middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
        yield f'<text class="axis middle" x="{middle}" y="{HEIGHT - 8}">{escape(self.axes[0])}</text>'
        yield f'<text class="axis" x="{LEFT - 40}" y="{TOP - 8}">{escape(self.axes[1])}</text>'

    def _guide(self) -> Iterator[str]:
        """Ten times as much for ten times as many, through the lower right."""
        right, end = max(self.x), self.high - 1.0
        start = max(min(self.x), right - (end - self.low))
        (x, y), (to_x, to_y) = self._at(start, end - (right - start)), self._at(right, end)
        yield f'<path class="guide" d="M{x} {y}L{to_x} {to_y}"/>'

    def _line(self, number: int, points: Points) -> Iterator[str]:
        places = [self._at(log10(x), log10(y)) for x, y in points]
        way = "L".join(f"{x} {y}" for x, y in places)
        look = f"fill: none; stroke: var(--line-{number}); stroke-width: 2; stroke-dasharray: {DASHES[number]}"
        yield f'<path d="M{way}" style="{look}"/>'
        marks = "".join(_mark(number, *place) for place in places)
        yield f'<path d="{marks}" style="fill: var(--line-{number})"/>'

    def _names(self) -> Iterator[str]:
        """The names at the ends of the lines, one below the other where the lines end close together."""
        ends = []
        for number, (name, points) in enumerate(self.lines.items()):
            ends.append((self._at(*map(log10, points[-1]))[1], name, f"var(--line-{number})"))
        ends.append((self._at(max(self.x), self.high - 1.0)[1], "exactly linear", "var(--quiet)"))
        last = -LETTERS
        for y, name, colour in sorted(ends):
            last = max(y, last + LETTERS)
            yield f'<text x="{WIDTH - RIGHT + 12}" y="{last + 4}" style="fill: {colour}">{escape(name)}</text>'


def _mark(number: int, x: float, y: float) -> str:
    """A square, a diamond or a triangle."""
    return (f"M{x - 4} {y - 4}h8v8h-8Z", f"M{x} {y - 6}l6 6l-6 6l-6 -6Z", f"M{x} {y - 6}l6 10h-12Z")[number]

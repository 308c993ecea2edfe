"""The charts of a report as SVG to stand in a page: every figure is written out beside what is drawn of it, and what
is told by shade is told by a number too. Colours come from the page's sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape

from sim.classroom.report.blocks import Cell, Decision, Ended, Spread
from sim.classroom.report.words import agreement, figure, heading, kind_words, letter, of_cell, percent
from sim.exchange.plain import lines_of, shortened
from sim.exchange.svg.marks import number, text

WIDTH = 720.0
LINE = 17.0  # of text
STEPS = 5  # of shade
_LABEL, _COLUMNS = 232.0, 32  # the names at the left of a heat map, in units and in letters
_CELL, _HEIGHT, _GAP = 58.0, 38.0, 4.0
_ROWS = 14  # of a heat map on one sheet of paper
_BARS, _BAR, _OPTION = 352.0, 240.0, 46  # where bars begin, how long the longest is, and the letters before them
_HATCH = (
    '<defs><pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatch" d="M0 0V7"/></pattern></defs>'
)


def heat_maps(decisions: Sequence[Decision]) -> Iterator[str]:
    """Decision by option, in as many charts as fit a sheet of paper each."""
    for first in range(0, len(decisions), _ROWS):
        yield _heat_map(decisions[first : first + _ROWS], first)


def _heat_map(decisions: Sequence[Decision], first: int) -> str:
    name = f"hatch-{first}"
    most = max(len(decision.cells) for decision in decisions)
    cell = min(_CELL, (WIDTH - _LABEL) / most - _GAP)
    parts, y = [_HATCH.format(name=name)], 0.0
    for index, decision in enumerate(decisions, first + 1):
        label = lines_of(f"{index}. {heading(decision)}", _COLUMNS, 2)
        top = y + _HEIGHT / 2 + (5 if len(label) == 1 else -4)
        parts += [text("label", 0, top + LINE * row, words) for row, words in enumerate(label)]
        for column, each in enumerate(decision.cells):
            parts.append(_shaded(each, column, _LABEL + column * (cell + _GAP), y, cell, name))
        y += _HEIGHT + _GAP
    told = "; ".join(f"{heading(each)}: {_listed(each)}" for each in decisions)
    return _chart(y, f"Decisions by option. {told}.", parts)


def _shaded(cell: Cell, column: int, x: float, y: float, width: float, hatch: str) -> str:
    """One cell: its letter, its number, and a shade by its share."""
    shade = "none" if cell.share is None else f"step-{min(STEPS - 1, int(cell.share * STEPS))}"
    kind = "hidden" if cell.count is None else "absent" if not cell.offered and not cell.count else shade
    fill = f' style="fill: url(#{hatch})"' if cell.count is None else ""
    box = f'<rect class="cell {kind}{" aside" if cell.aside else ""}" {_box(x, y, width, _HEIGHT)} rx="4"{fill}/>'
    words = "·" if kind == "absent" else "–" if cell.count is None else f"{cell.count:,}"
    name = text(f"letter {kind}", x + 5, y + 13, letter(column))
    return f"<g><title>{escape(f'{cell.text}: {of_cell(cell)}')}</title>{box}{name}" + (
        text(f"count {kind}", x + width / 2 + 4, y + 25, words) + "</g>"
    )


def bars(decision: Decision) -> str:
    """The options of one decision, each with its text, a bar and its figure."""
    rows = [
        (f"{letter(index)}. {cell.text}", cell.share, of_cell(cell), cell.count is None, cell.aside)
        for index, cell in enumerate(decision.cells)
    ]
    return _bars(f"{heading(decision)}. {_listed(decision)}.", rows)


def ending_bars(endings: Sequence[Ended]) -> str:
    """How many ended in which way."""
    rows = [
        (kind_words(each.kind), each.share, f"{figure(each.count)}{_share(each.share)}", each.count is None, False)
        for each in endings
    ]
    told = "; ".join(f"{kind_words(each.kind)}: {figure(each.count)}" for each in endings)
    return _bars(f"Endings. {told}.", rows)


def _bars(told: str, rows: Sequence[tuple[str, Fraction | None, str, bool, bool]]) -> str:
    parts, y = [], 0.0
    for name, share, words, concealed, aside in rows:
        label = lines_of(name, _OPTION, 2)
        height = LINE * len(label)
        parts += [text("label", 0, y + 13 + LINE * row, line) for row, line in enumerate(label)]
        middle = y + height / 2
        if concealed:
            parts.append(f'<path class="unknown" d="M{number(_BARS)} {number(middle)}h{number(_BAR)}"/>')
        else:
            parts.append(f'<rect class="track" {_box(_BARS, middle - 5, _BAR, 10)} rx="2"/>')
            length = float(share or 0) * _BAR
            kind = "bar aside" if aside else "bar"
            parts.append(f'<rect class="{kind}" {_box(_BARS, middle - 5, length, 10)} rx="2"/>' if length else "")
        parts.append(text("value", _BARS + _BAR + 12, middle + 5, words))
        y += height + 7
    return _chart(y, told, parts)


def box_plot(spreads: Sequence[Spread]) -> str:
    """How far each source agrees: from the least to the most, with the middle half as a box and the median in it."""
    left, right = 224.0, 520.0
    parts = [text("head", right + 28, 16, "least – median – most")]
    y, rows = 24.0, len(spreads) * 44.0
    for mark in range(0, 101, 25):
        x = left + (right - left) * mark / 100
        parts.append(f'<path class="grid" d="M{number(x)} {number(y)}v{number(rows)}"/>')
        parts.append(text("tick", x, y - 8, str(mark)))
    for spread in spreads:
        label = lines_of(spread.source.title, 30, 2)
        top = y + (26 if len(label) == 1 else 18)
        parts += [text("label", 0, top + LINE * row, line) for row, line in enumerate(label)]
        parts += _box_of(spread, y + 21, left, right)
        y += 44
    return _chart(y, f"Agreement with each source. {'; '.join(map(spread_words, spreads))}.", parts)


def _box_of(spread: Spread, y: float, left: float, right: float) -> Iterator[str]:
    if spread.five is None:
        yield text("value quiet", left + 8, y + 5, "says nothing, or to fewer than five")
        return
    least, lower, median, upper, most = (left + (right - left) * float(value) / 100 for value in spread.five)
    ends = "".join(f"M{number(end)} {number(y - 6)}v12" for end in (least, most))
    yield f'<path class="whisker" d="{ends}M{number(least)} {number(y)}H{number(most)}"/>'
    yield f'<rect class="box" {_box(lower, y - 9, max(1.0, upper - lower), 18)}/>'
    yield f'<path class="median" d="M{number(median)} {number(y - 12)}v24"/>'
    words = " – ".join(agreement(spread.five[index]) for index in (0, 2, 4))
    yield text("value", right + 28, y + 5, words)


def spread_words(spread: Spread) -> str:
    """`Be bold: median 50.0, quartiles 25.0 and 75.0, least 0.0, most 100.0`."""
    if spread.five is None:
        return f"{spread.source.title}: says nothing, or to fewer than five"
    least, lower, median, upper, most = map(agreement, spread.five)
    return f"{spread.source.title}: median {median}, quartiles {lower} and {upper}, least {least}, most {most}"


def _listed(decision: Decision) -> str:
    return ", ".join(f"{shortened(cell.text, 60)} {of_cell(cell)}" for cell in decision.cells)


def _share(share: Fraction | None) -> str:
    return "" if share is None else f" ({percent(share)})"


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'


def _chart(height: float, told: str, parts: Sequence[str]) -> str:
    """A chart; `told` is all of it in words, for whoever listens to the page."""
    size = f'viewBox="0 0 {number(WIDTH)} {number(height)}"'
    return f'<svg class="chart" {size} role="img" aria-label="{escape(told)}">{"".join(parts)}</svg>'

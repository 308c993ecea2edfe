"""Agreements with each source as pairs of bars: the articles one by one, and the house apart from them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from textual.content import Content

from sim.debrief.comparison import Comparison, Readings
from sim.guidance.agreement import shown
from tui.widgets.paragraphs import prose

NAME = 20  # columns of a name
CELLS = 24  # of a bar at most
NUMBER = 6  # columns behind it
GAP = 2
ROOMY = 64  # from so many columns on both bars stand behind the name


def paired_bars(comparison: Comparison, labels: tuple[str, str], columns: int) -> Content:
    """All of them in lines of at most so many columns. Nothing is added up."""
    articles = [each for each in comparison.readings if not each.source.house]
    house = [each for each in comparison.readings if each.source.house]
    lines = [line for each in articles for line in _pair(each.source.short, each, labels, columns)]
    for each in house:
        whose = f" ({comparison.left.names[each.role]})" if len(house) > 1 else ""
        lines += [Content(""), *_pair(f"Respect{whose}", each, labels, columns)]
    return Content("\n").join(lines)


def _pair(name: str, pair: Readings, labels: tuple[str, str], columns: int) -> Iterator[Content]:
    """Both bars behind the name, each in its play's half; or under it, each behind its play's label."""
    if columns >= ROOMY:
        half = columns // 2 + 1  # as the page has it, whose left margin this stands behind
        cells = min(CELLS, half - NAME - NUMBER - GAP)
        left = _fit(prose(name), NAME) + _bar(pair.left, cells)
        yield _fit(left, half) + _bar(pair.right, cells)
        return
    yield prose(name)
    for label, agreement in zip(labels, (pair.left, pair.right), strict=True):
        cells = min(CELLS, columns - NAME - NUMBER - GAP)
        yield "  " + _fit(Content.styled(label, "$quiet"), NAME) + _bar(agreement, cells)


def _bar(agreement: Fraction | None, cells: int) -> Content:
    if agreement is None:
        return Content.styled("says nothing", "italic $quiet")
    full = min(cells, int(agreement * cells / 100 + Fraction(1, 2)))
    return Content.assemble(
        ("█" * full, "$primary"), ("░" * (cells - full), "$line"), f"{shown(agreement):{NUMBER}.1f}"
    )


def _fit(text: Content, columns: int) -> Content:
    """Exactly so many columns, the last one or more of them empty."""
    text = text.truncate(columns - 1, ellipsis=True)
    return text + " " * (columns - text.cell_length)

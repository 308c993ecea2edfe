"""The parts of a debrief as styled lines of a given width, in the theme's colours. Nothing is read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from textual.content import Content

from sim.guidance.agreement import shown
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.prose import clean
from tui.widgets.paragraphs import EMPTY, hung, prose

LABEL = 14  # columns of a row's label
NAME = 18  # columns of a bar's name
CELLS = 24
ROOMY = 56  # from so many columns on, labels stand beside their lines
RULED = 2  # headings down to this level have a line under them
SHORT = 2  # a row of more lines has an empty one after it


def typeset(parts: Iterable[Part], columns: int) -> Content:
    """The parts in lines of at most so many columns."""
    lines: list[Content] = []
    before: Part | None = None
    for part in parts:
        if before is not None and not _close(before, part):
            lines.append(EMPTY)
        lines.extend(_lines(part, columns))
        before = part
    return Content("\n").join(lines)


def bar(name: str, agreement: Fraction | None, columns: int) -> Content:
    """An agreement in one line: a name, a length and a number, or that there is nothing to measure."""
    label = prose(name).truncate(NAME - 2, ellipsis=True)
    label = label.pad_right(NAME - label.cell_length)
    if agreement is None:
        return label + Content.styled("says nothing here", "italic $quiet")
    cells = max(5, min(CELLS, columns - NAME - len(" 100.0")))
    full = min(cells, int(agreement * cells / 100 + Fraction(1, 2)))
    length = Content.assemble(("━" * full, "$primary"), ("─" * (cells - full), "$line"))
    return label + length + f"{shown(agreement):6.1f}"


def _close(before: Part, part: Part) -> bool:
    """Whether two parts stand together, without an empty line between them."""
    if isinstance(before, Heading):
        return before.level > RULED and not isinstance(part, Heading)
    if isinstance(before, Row) and len(before.lines) > SHORT:
        return False
    return type(part) is type(before) and isinstance(part, Bar | Row)


def _lines(part: Part, columns: int) -> Iterator[Content]:
    match part:
        case Heading():
            yield from _heading(part, columns)
        case Paragraph():
            yield from hung(prose(part.text), columns)
        case Row():
            yield from _row(part, columns)
        case Bar():
            yield bar(part.label, part.agreement, columns)


def _heading(part: Heading, columns: int) -> Iterator[Content]:
    text, aside = prose(part.text, "bold"), prose(part.aside, "italic $primary")
    gap = columns - text.cell_length - aside.cell_length
    if aside and gap >= 2:
        yield text + " " * gap + aside
    else:
        yield from hung(text, columns)
        if aside:
            yield from hung(aside, columns)
    if part.level <= RULED:
        yield Content.styled("─" * columns, "$line")


def _row(part: Row, columns: int) -> Iterator[Content]:
    label = prose(part.label, "$quiet")
    beside = columns >= ROOMY and label.cell_length < LABEL
    indent = LABEL if beside else 2
    under = 2 if len(part.lines) > 1 else 0
    if not beside:
        yield label
    for number, line in enumerate(part.lines):
        text = Content(clean(line)) if part.own else prose(line)
        yield from hung(text, columns, label if beside and not number else EMPTY, indent, under)

"""A debrief for a terminal of a given width. Nothing is meant by colour alone; bold and dim only where styled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from sim.guidance.agreement import shown
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.prose import clean, wrap

INDENT = "  "
LABEL = 13
CELLS = 20
NAME = 20
RULED = 2  # headings down to this level have a line under them
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render_text(parts: Iterable[Part], columns: int = 80, styled: bool = False) -> str:
    """The parts as lines of at most so many columns, as far as words and labels allow."""
    lines: list[str] = []
    before: Part | None = None
    for part in parts:
        if before is not None and not _close(before, part):
            lines.append("")
        lines.extend(_lines(part, columns, styled))
        before = part
    return "\n".join(lines) + "\n"


def _close(before: Part, part: Part) -> bool:
    """Whether two parts stand together, without an empty line between them."""
    if isinstance(before, Heading):
        return isinstance(part, Row) if before.level > RULED else not isinstance(part, Heading)
    return type(part) is type(before) and isinstance(part, Bar | Row)


def _lines(part: Part, columns: int, styled: bool) -> Iterator[str]:
    match part:
        case Heading():
            yield from _heading(part, columns, styled)
        case Paragraph():
            yield wrap(clean(part.text), columns, INDENT, INDENT)
        case Row():
            yield from _row(part, columns)
        case Bar():
            yield f"{INDENT}{clean(part.label):<{NAME}}{_bar(part.agreement, columns)}"


def _heading(part: Heading, columns: int, styled: bool) -> Iterator[str]:
    text, aside = clean(part.text), clean(part.aside)
    gap = columns - len(text) - len(aside)
    if aside and gap >= 2:
        yield f"{_as(text, _BOLD, styled)}{' ' * gap}{_as(aside, _DIM, styled)}"
    else:
        yield from (_as(line, _BOLD, styled) for line in wrap(text, columns).split("\n"))
        yield from (_as(line, _DIM, styled) for line in wrap(aside, columns).split("\n") if line)
    if part.level <= RULED:
        yield ("═" if part.level == 1 else "─") * columns


def _row(part: Row, columns: int) -> Iterator[str]:
    label = INDENT + clean(part.label)
    under = INDENT + " " * LABEL
    first = f"{label:<{len(under)}}"
    if len(label) >= len(under):
        yield label
        first = under
    rest = under + INDENT if len(part.lines) > 1 else under
    for line in part.lines:
        yield wrap(clean(line), columns, first, rest)
        first = under


def _bar(agreement: Fraction | None, columns: int) -> str:
    if agreement is None:
        return "says nothing here"
    cells = max(5, min(CELLS, columns - len(INDENT) - NAME - len(" 100.0")))
    full = min(cells, int(agreement * cells / 100 + Fraction(1, 2)))
    return f"{'█' * full}{'░' * (cells - full)} {shown(agreement):5.1f}"


def _as(text: str, style: str, styled: bool) -> str:
    return f"{style}{text}{_PLAIN}" if styled and text else text

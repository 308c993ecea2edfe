"""The figures of a moment set in lines: bars for the endings, a table for who agrees with whom."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from textual.content import Content

from sim.guidance.model import Pack
from sim.play.session import Session
from tui.debriefing.parts import Heading, Part
from tui.prose import clean
from tui.widgets.fitted import Fitted
from tui.widgets.typeset import typeset
from tui.workbench.figures import Agreements, Figures, agreements, figures, followed, progress

CELL = 5  # columns of a number
NAME = 20  # columns of a name, where there is room


def figure_sheet(session: Session, pack: Pack | None, found: Figures) -> Fitted:
    """Everything that is known of a moment so far."""
    parts = tuple(figures(session, found))
    if pack is None or not found.random.plays or session.ending is not None:
        return Fitted(partial(typeset, parts))
    table, ends = agreements(pack, found), tuple(followed(session, pack, found))
    played = sum(tally.plays for tally in found.followed.values())
    follow = f"{progress(played, found.each * len(pack.sources))} that follow one"
    return Fitted(partial(_sheet, parts, Heading(3, "Agreement with the articles", follow), table, ends))


def _sheet(
    parts: tuple[Part, ...], heading: Heading, table: Agreements, ends: tuple[Part, ...], columns: int
) -> Content:
    blocks = [typeset(parts, columns), typeset([heading], columns)]
    blocks[1] += "\n" + agreement_table(table, columns)
    if ends:
        blocks.append(typeset([Heading(3, "Where following one of them leads"), *ends], columns))
    return Content("\n\n").join(blocks)


def agreement_table(table: Agreements, columns: int) -> Content:
    """A row for each way to play and a column for each source, by its number."""
    name = max(8, min(NAME, columns - CELL * len(table.sources)))
    heads = "".join(f"{number:{CELL}}" for number in range(1, len(table.sources) + 1))
    lines = [Content.styled(" " * name + heads, "$quiet")]
    for label, values in table.rows:
        number = table.sources.index(label) + 1 if label in table.sources else None
        text = clean(label if number is None else f"{number} {label}")
        head = Content(text).truncate(name - 1, ellipsis=True)
        line = head + " " * (name - head.cell_length)
        for place, value in enumerate(values, start=1):
            line += Content.styled(_cell(value), "$quiet" if place == number else "")
        lines.append(line)
    return Content("\n").join(lines)


def _cell(value: Fraction | None) -> str:
    return f"{'·' if value is None else round(value):>{CELL}}"

"""The lines above and below the story on the workbench: the file and its faults; where the road stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from sim.source.diagnostics import Diagnostic, Severity
from tui.prose import clean
from tui.widgets.fitted import Fitted
from tui.workbench.notices import counted
from tui.workbench.standing import Value


def head(file: str, title: str, faults: Sequence[Diagnostic], done: bool, columns: int) -> Content:
    """The file and the title on the left, how many faults there are on the right; `done` where those are all."""
    aside = Content.styled(counted(faults) + ("" if done else " so far"), _style(faults))
    name = Content.styled(clean(file), "bold")
    if title:
        name += Content.styled(f"  {clean(title)}", "$quiet")
    name = name.truncate(max(8, columns - aside.cell_length - 2), ellipsis=True)
    return name + " " * max(1, columns - name.cell_length - aside.cell_length) + aside


def _style(faults: Sequence[Diagnostic]) -> str:
    worst = {fault.severity for fault in faults}
    return "$error" if Severity.ERROR in worst else "$warning" if Severity.WARNING in worst else "$quiet"


def standing(where: str, values: Sequence[Value]) -> Fitted:
    """Where the road stands, and every state; those that players do not see in brackets."""
    return Fitted(partial(_standing, where, tuple(values)))


def _standing(where: str, values: Sequence[Value], columns: int) -> Content:
    lines = [Content.styled(clean(where), "$quiet").truncate(columns, ellipsis=True)]
    line = Content()
    for value in values:
        text = Content.assemble((clean(value.name), "$quiet"), f" {value.text}")
        text = text if value.shown else Content.assemble("(", text, ")")
        if line and line.cell_length + 3 + text.cell_length > columns:
            lines.append(line)
            line = Content()
        line = line + "   " + text if line else text
    return Content("\n").join([*lines, line.truncate(columns, ellipsis=True)] if line else lines)

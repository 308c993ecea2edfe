"""The day line: the scenes so far in which something was decided, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget

from tui.playing.view import Stop
from tui.prose import clean
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging


class Days(Widget):
    """The latest stops, as many as there is room for."""

    stops: reactive[tuple[Stop, ...]] = reactive(())

    def render(self) -> VisualType:
        return Fitted(partial(day_line, self.stops, self.size.height))


def day_line(stops: Sequence[Stop], rows: int, width: int) -> Content:
    """The stops in at most so many rows, the oldest left out; each day is named once."""
    head = max((len(f"Day {stop.day}") for stop in stops), default=0) + 2
    lines: list[Content] = []
    day = None
    for stop in stops:
        name = f"Day {stop.day}" if stop.day != day else ""
        lead = Content.styled(name.ljust(head), "$quiet")
        lines += hanging(Content(clean(stop.title)), width, lead, " " * head).split("\n")
        day = stop.day
    return Content("\n").join(lines[-max(1, rows) :])

"""The page of two plays side by side, from how they ended to where they parted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sim.debrief.blocks import Debrief
from sim.debrief.comparison import Apart, Parting, Stretch, Together
from tui.debriefing import beside as words
from tui.debriefing.beside import Beside
from tui.debriefing.telling import standing
from tui.widgets.cells import Cell, Pair, Shared
from tui.widgets.fitted import Fitted
from tui.widgets.paired_bars import paired_bars
from tui.widgets.paragraphs import prose
from tui.widgets.sheet import fitted

KEYS = ("pageup", "pagedown", "home", "end")


class Page(VerticalScroll, inherit_bindings=False):
    """Scrolls as a page does; what can be looked at more closely is reached row by row, by `step` and `cross`."""

    BINDINGS = [each for each in VerticalScroll.BINDINGS if getattr(each, "key", "") in KEYS]  # noqa: RUF012 - Textual's

    def __init__(self, beside: Beside) -> None:
        super().__init__()
        self._beside = beside

    def compose(self) -> ComposeResult:
        beside = self._beside
        comparison, labels = beside.comparison, beside.labels
        left, right = comparison.left, comparison.right
        yield from (Static(Content(notice), classes="quiet notice") for notice in beside.notices)
        yield Pair(("", ""), _ended(labels[0], left, right), _ended(labels[1], right, left))
        if left.floor or right.floor:
            yield Static(words.FLOOR, classes="heading")
            yield Pair(labels, _floor(left), _floor(right))
        yield Static("With the articles, and with the house", classes="heading")
        yield Static(Fitted(partial(paired_bars, comparison, labels)), classes="bars")
        yield Static(words.NO_SUM, classes="quiet remark")
        yield Static("Decision by decision", classes="heading")
        if comparison.alike:
            yield Static(words.ALIKE, classes="quiet remark")
        for place, stretch in enumerate(comparison.stretches):
            yield from _stretch(stretch, labels, place == 0)

    # --- moving about

    @property
    def _rows(self) -> list[tuple[Widget | None, Widget | None]]:
        """Both sides of every row of decisions; what is shared is both at once."""
        rows = (row for row in self.children if row.has_class("row"))
        return [row.sides if isinstance(row, Pair) else (row, row) for row in rows]

    def step(self, by: int) -> None:
        """To the next row or the one before; from the first row up, and where no row is near, the page scrolls."""
        rows = self._rows
        place, right = self._place(rows)
        if place is None:
            near = [each for each in rows[0] if each is not None and by > 0] if rows else []
            if near and self.region.contains_region(near[0].region):
                near[0].focus()
            else:
                self.scroll_relative(y=by * max(2, self.size.height // 2), animate=False)
        elif place + by < 0:
            self.focus()
            self.scroll_home(animate=False)
        elif place + by < len(rows):
            _focus(rows[place + by][right] or rows[place + by][not right])

    def cross(self) -> None:
        """To the other side of the row."""
        rows = self._rows
        place, right = self._place(rows)
        if place is not None:
            _focus(rows[place][not right])

    def _place(self, rows: list[tuple[Widget | None, Widget | None]]) -> tuple[int | None, bool]:
        """The row that has the focus, and whether its right side has it."""
        focused = self.screen.focused
        for place, sides in enumerate(rows):
            if focused is not None and focused in sides:
                return place, isinstance(focused, Cell) and focused.right
        return None, False


def _focus(widget: Widget | None) -> None:
    if widget is not None:
        widget.focus()


def _ended(label: str, debrief: Debrief, other: Debrief) -> Static:
    lines = [Content.styled(label, "$quiet"), Content.styled(standing(debrief), "bold")]
    return Static(Content("\n").join([*lines, *map(prose, words.tell_outcome(debrief, other))]))


def _floor(debrief: Debrief) -> Static:
    return Static(fitted(words.tell_floor(debrief)))


def _stretch(stretch: Stretch, labels: tuple[str, str], first: bool) -> Iterator[Widget]:
    match stretch:
        case Together():
            yield _row(Shared(stretch, first))
        case Parting():
            yield _row(Pair(labels, Cell(stretch.left, right=False), Cell(stretch.right, right=True)))
        case Apart():
            yield Static(words.why_apart(stretch), classes="quiet remark")
            for left, right in zip_longest(stretch.left, stretch.right):
                yield _row(
                    Pair(
                        labels,
                        None if left is None else Cell(left, right=False),
                        None if right is None else Cell(right, right=True),
                    )
                )


def _row(widget: Widget) -> Widget:
    return widget.add_class("row")

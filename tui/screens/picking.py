"""One of many: a list in a dialog, with a field to look for words in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.prose import clean
from tui.screens.aside import Aside
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging
from tui.workbench.items import Item


class PickScreen(Aside[int | None]):
    """Asks for one of some items; its number, from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, title: str, about: str, items: Sequence[Item], first: int = 0) -> None:
        super().__init__()
        self._title, self._about = title, about
        self._items = tuple(items)
        self._first = first

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static(self._title, classes="title", markup=False)
            yield Static(self._about, classes="quiet about", markup=False)
            yield Input(placeholder="words to look for", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static("enter go there · escape stay here", classes="quiet", markup=False)

    def on_mount(self) -> None:
        self._show("")
        self.query_one(OptionList).highlighted = self._first if self._items else None
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _look_for(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, text: str) -> None:
        words = text.casefold().split()
        found = [(number, item) for number, item in enumerate(self._items) if item.has(words)]
        rows = self.query_one(OptionList)
        rows.set_options(Option(Fitted(partial(_lay, item)), id=str(number)) for number, item in found)
        rows.highlighted = 0 if found else None

    def action_move(self, by: int) -> None:
        """Along the list, from the field too."""
        rows = self.query_one(OptionList)
        (rows.action_cursor_down if by > 0 else rows.action_cursor_up)()

    @on(Input.Submitted)
    def _take(self) -> None:
        rows = self.query_one(OptionList)
        if rows.highlighted is not None:
            rows.action_select()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or 0))


def _lay(item: Item, columns: int) -> Content:
    lines = [Content.styled(clean(item.name), "bold").truncate(columns, ellipsis=True)]
    lines += [hanging(Content.styled(clean(line), "$quiet"), columns, "  ", "  ") for line in item.about if line]
    return Content("\n").join(lines)

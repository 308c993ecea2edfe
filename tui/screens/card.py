"""The card of the role that is played, what the story is about, and its content notes, to read again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.playing.entries import Entry
from tui.screens.aside import Aside
from tui.widgets.fitted import Fitted
from tui.widgets.shapes import shapes


class CardScreen(Aside[None]):
    """Shows the entries until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,w", "dismiss(None)", "Close"),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            with VerticalScroll(classes="story"):
                yield Static(Fitted(partial(shapes, self._entries)))
            yield Static("escape close", classes="quiet", markup=False)

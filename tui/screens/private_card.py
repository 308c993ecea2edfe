"""The card of one role, for the eyes of whoever plays it: the next key blanks it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.playing.entries import Entry
from tui.screens.aside import Aside
from tui.widgets.fitted import Fitted
from tui.widgets.shapes import shapes

SCROLLING = frozenset(("up", "down", "pageup", "pagedown"))


class PrivateCardScreen(Aside[None]):
    """Shows the lines of a card until a key is pressed that does not scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "dismiss(None)", "Close")]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._entries = tuple(Entry("card", line) for line in lines)

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static("For your eyes alone", classes="title", markup=False)
            with VerticalScroll(classes="story"):
                yield Static(Fitted(partial(shapes, self._entries)))
            yield Static("any key blanks it", classes="quiet", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Blank it."""
        if event.key not in SCROLLING:
            event.stop()
            self.dismiss()

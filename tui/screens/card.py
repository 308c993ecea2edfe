"""The card of the role that is played, what the story is about, and its content notes, to read again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.playing.entries import Entry
from tui.widgets.fitted import Fitted
from tui.widgets.shapes import shapes


class CardScreen(ModalScreen[None]):
    """Shows the entries until it is closed."""

    CSS_PATH = "../styles/aside.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,w", "dismiss(None)", "Close"),
        Binding("f2", "app.support", "Support", show=False),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            with VerticalScroll(classes="story"):
                yield Static(Fitted(partial(shapes, self._entries)))
            yield Static("escape close", classes="quiet", markup=False)

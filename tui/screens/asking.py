"""A question with yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.screens.aside import Aside


class AskScreen(Aside[bool]):
    """Asks. Nothing is done, unless yes is said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "dismiss(True)", "Yes"),
        Binding("escape,n", "dismiss(False)", "No"),
    ]

    def __init__(self, question: str, about: str = "") -> None:
        super().__init__()
        self._question, self._about = question, about

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static(self._question, classes="title", markup=False)
            if self._about:
                yield Static(self._about, markup=False)
            yield Static("enter yes · escape no", classes="quiet", markup=False)

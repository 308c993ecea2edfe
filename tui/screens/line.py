"""One line, asked for in a dialog: what an observer marks, what somebody thought the other wanted."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.screens.aside import Aside
from tui.widgets.paragraphs import prose


class LineScreen(Aside[str]):
    """Asks for a line; empty where there is nothing to say."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "Nothing", priority=True)]

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title, self._about = title, about

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static(prose(self._title, "bold"), classes="asked")
            yield Static(prose(self._about), classes="quiet")
            yield Input(compact=True, max_length=300)
            yield Static("enter keeps it · escape writes nothing", classes="quiet", markup=False)

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

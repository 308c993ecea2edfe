"""A line in the notebook about a decision."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from tui.screens.aside import Aside
from tui.widgets.paragraphs import prose


class NoteScreen(Aside[str]):
    """Asks for a note; whichever way it is closed, what was written comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", "Keep", priority=True),
    ]

    def __init__(self, decision: str, note: str) -> None:
        super().__init__()
        self._decision = decision
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static("A note of your own", classes="title", markup=False)
            yield Static(prose(f"▸ {self._decision}"), classes="quiet")
            yield TextArea(self._note, soft_wrap=True)
            yield Static("escape keeps it · an empty note is taken away", classes="quiet", markup=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_keep(self) -> None:
        """Give back what was written."""
        self.dismiss(self.query_one(TextArea).text.strip())

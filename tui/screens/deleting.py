"""The question before a play is deleted."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from tui.prose import clean
from tui.screens.aside import Aside


class DeletingScreen(Aside[bool]):
    """Whether to delete a play. Nothing is, unless that is said."""

    AUTO_FOCUS = "#keep"
    BINDINGS = [("escape", "keep", "Keep it"), ("left,right", "app.focus_next", "Other")]  # noqa: RUF012 - Textual's

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title = title
        self._about = about

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside", id="deleting"):
            yield Static("Delete this play?", classes="title")
            yield Static(Content(f"{clean(self._title)}\n{clean(self._about)}"))
            yield Static("Your notes on it go with it, and nothing brings them back.", classes="quiet")
            with Horizontal(id="answers"):
                yield Button("Keep it", id="keep")
                yield Button("Delete it", id="delete")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "delete")

    def action_keep(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)

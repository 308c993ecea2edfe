"""The library: the stories there are."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer, Static

from tui.screens.stage import Stage


class LibraryScreen(Stage[None]):
    """Choose a story."""

    PAGE = "library"

    def compose(self) -> ComposeResult:
        yield Static("heartwork", id="masthead")
        yield Footer(show_command_palette=False)

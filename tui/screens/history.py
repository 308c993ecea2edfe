"""The plays that are kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage


class HistoryScreen(Stage[None]):
    """The plays that are kept."""

    PAGE = "history"

    def __init__(self, story: str | None = None) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

"""Two plays of one story side by side."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage
from tui.shelf.kept import Kept


class CompareScreen(Stage[None]):
    """Two plays of one story side by side."""

    PAGE = "history"

    def __init__(self, left: Kept, right: Kept) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

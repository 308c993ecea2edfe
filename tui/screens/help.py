"""What can be done on a screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage


class HelpScreen(Stage[None]):
    """What can be done on a screen."""

    PAGE = "help"

    def __init__(self, page: str) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

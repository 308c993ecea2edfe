"""People to talk to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage


class SupportScreen(Stage[None]):
    """People to talk to."""

    PAGE = "support"

    def __init__(self) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

"""What a play means."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage
from tui.shelf.kept import Kept


class DebriefScreen(Stage[None]):
    """What a play means."""

    PAGE = "debrief"

    def __init__(self, kept: Kept, step: int | None = None) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

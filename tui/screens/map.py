"""The map of a story."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage
from tui.shelf.kept import Kept


class MapScreen(Stage[None]):
    """The map of a story."""

    PAGE = "map"

    def __init__(self, story: str, kept: Kept | None = None) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

"""A story as it is played."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.screens.stage import Stage
from tui.shelf.seat import Seat


class PlayScreen(Stage[None]):
    """A story as it is played."""

    PAGE = "play"

    def __init__(self, seat: Seat, step: int | None = None) -> None:
        super().__init__()

    def compose(self) -> ComposeResult:
        yield Footer(show_command_palette=False)

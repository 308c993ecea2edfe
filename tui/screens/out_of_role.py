"""The last words at a table: the roles are over."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.screens.aside import Aside
from tui.widgets.paragraphs import prose


class OutOfRoleScreen(Aside[None]):
    """Says so until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "dismiss(None)", "Close")]

    def __init__(self, words: str, kept: bool) -> None:
        super().__init__()
        self._words, self._kept = words, kept

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static("Out of your roles", classes="title", markup=False)
            yield Static(prose(self._words))
            kept = "Your play is kept as it stands. " if self._kept else ""
            yield Static(f"\n{kept}enter leaves · F2 somebody to talk to", classes="quiet", markup=False)

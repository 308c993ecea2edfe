"""The entry card: what heartwork is and is not, where to find help, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.entry import card

if TYPE_CHECKING:
    from tui.app import Heartwork


class WelcomeScreen(ModalScreen[None]):
    """Told on the first start, and whenever somebody asks for it; closing it is to have been welcomed."""

    CSS_PATH = "../styles/welcome.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("enter,escape", "close", "Close"),
        Binding("f2", "app.support", "Support"),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll() as welcome:
            welcome.border_title = "Welcome to heartwork"
            welcome.border_subtitle = "enter closes"
            yield from (Static(Content(paragraph)) for paragraph in card())
            yield Button("Close", id="close", action="screen.close")

    def action_close(self) -> None:
        """Close the card, and do not bring it up by itself again."""
        shell = cast("Heartwork", self.app)
        if not shell.settings.welcomed:
            shell.change(welcomed=True)
        self.dismiss()

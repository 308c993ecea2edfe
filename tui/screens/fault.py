"""What went wrong with a story or a file, in a dialog over the screen that asked for it."""

from __future__ import annotations

from click import ClickException
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.prose import clean, clean_lines
from tui.shelf.stories import Faulty


class FaultScreen(ModalScreen[None]):
    """Tells a fault until it is closed."""

    CSS_PATH = "../styles/fault.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [("escape,enter", "dismiss", "Close")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    @classmethod
    def of(cls, fault: Exception) -> FaultScreen:
        """The dialog for what opening a story or a play can raise."""
        if isinstance(fault, Faulty):
            from sim.source.render import render

            told = render(fault.faults, "text", fault.sources)
            return cls("This cannot be opened as it is", "\n".join(filter(None, (told.strip(), fault.after))))
        if isinstance(fault, ClickException):
            return cls("That did not work", "\n".join(filter(None, (fault.message, getattr(fault, "advice", "")))))
        return cls("This story cannot go on from here", f"{fault}\nThat is its author's fault, not yours.")

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="fault") as dialog:
            dialog.border_subtitle = "enter closes"
            yield Static(Content(clean(self._title)), classes="title")
            yield Static(Content(clean_lines(self._text)))
            yield Button("Close", id="close")

    def on_button_pressed(self) -> None:
        self.dismiss()

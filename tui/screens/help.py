"""What can be done on a screen and everywhere, told from the registry alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from tui.commands import EVERYWHERE, PAGES, Command, key_names
from tui.screens.stage import Stage


class HelpScreen(Stage[None]):
    """The help of one page of the registry."""

    PAGE = "help"
    CSS_PATH = "../styles/help.tcss"

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = PAGES[page]

    def compose(self) -> ComposeResult:
        page = self._page
        yield Static(f"Help · {page.title}", id="masthead", markup=False)
        with VerticalScroll(id="body"):
            yield Static(page.about, markup=False)
            if page.commands:
                yield Static("Here", classes="title", markup=False)
                yield from _rows(page.commands)
            yield Static("Everywhere", classes="title", markup=False)
            yield from _rows(EVERYWHERE)
        yield Footer(show_command_palette=False)


def _rows(commands: Iterable[Command]) -> Iterator[Horizontal]:
    """The keys of each command, and what it does."""
    for command in commands:
        yield Horizontal(
            Static(key_names(command), classes="keys", markup=False),
            Static(command.about, classes="about", markup=False),
            classes="command",
        )

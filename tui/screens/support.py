"""People to talk to: one key away from everywhere."""

from __future__ import annotations

import os

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screens.stage import Stage
from tui.support.country import country_of
from tui.support.lines import HelpLine, help_lines, nearest_first
from tui.support.words import EXAMPLES, NOW, WHO


class SupportScreen(Stage[None], ModalScreen[None]):
    """Who can help, over whatever is going on; it stays until it is closed."""

    PAGE = "support"
    CSS_PATH = "../styles/support.tcss"

    def compose(self) -> ComposeResult:
        found = help_lines(self.shell.home)
        country = self.shell.settings.country or country_of(os.environ)
        with VerticalScroll(id="support") as box:
            box.border_title = "Somebody to talk to"
            box.border_subtitle = "esc back"
            yield Static(WHO, markup=False)
            yield Static(NOW, markup=False)
            for line in nearest_first(found.lines, country):
                yield Static(_told(line), classes="helpline")
            yield Static(" ".join(filter(None, (EXAMPLES, found.trouble))), classes="quiet", markup=False)


def _told(line: HelpLine) -> Content:
    """A line as people read it: the number first, since that is what is looked for."""
    checked = f"checked {line.checked}" if line.checked else "not dated"
    return Content.assemble(
        (line.number, "bold"),
        "  ",
        line.name,
        "\n",
        (f"{line.place} · {'your own file' if line.own else 'example'}, {checked}", "$quiet"),
    )

"""The list of stories: the arrow keys and a click choose one, a second click opens it; enter is the screen's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Row(NamedTuple):
    """A story as the list tells it."""

    id: str
    title: str
    about: str


class Stories(OptionList, inherit_bindings=False):
    """Stories by id."""

    BINDINGS = [binding for binding in OptionList.BINDINGS if "enter" not in str(binding)]  # noqa: RUF012

    class Opened(Message):
        """The chosen story is to be opened."""

    @property
    def chosen(self) -> str | None:
        """The id of the story that is chosen."""
        option = self.highlighted_option
        return None if option is None else option.id

    def show(self, rows: Sequence[Row], short: bool) -> None:
        """Show these rows, a line or two each; the story that is chosen stays so as long as it is among them."""
        chosen = self.chosen
        prompts = [Option(_prompt(row, short), row.id) for row in rows]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(prompts)
            self.highlighted = next((place for place, row in enumerate(rows) if row.id == chosen), 0 if rows else None)

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        if place is None:
            return
        event.prevent_default()
        if place == self.highlighted:
            self.post_message(self.Opened())
        self.highlighted = place


def _prompt(row: Row, short: bool) -> Content:
    if short or not row.about:
        return Content(row.title)
    return Content.assemble(row.title, "\n", (row.about, "$quiet"))

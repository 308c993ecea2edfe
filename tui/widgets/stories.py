"""The list of stories: the arrow keys and a click choose one, a second click opens it; enter is the screen's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.prose import clean
from tui.shelf.catalogue import Entry
from tui.shelf.describing import row
from tui.widgets.fitted import Fitted


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

    def show(self, entries: Sequence[Entry], short: bool) -> None:
        """Show these stories, a line or two each; the story that is chosen stays so as long as it is among them."""
        chosen = self.chosen
        prompts = [Option(Fitted(partial(_lay, entry, short)), entry.card.id) for entry in entries]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(prompts)
            self.highlighted = next(
                (place for place, entry in enumerate(entries) if entry.card.id == chosen), 0 if entries else None
            )

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        if place is None:
            return
        event.prevent_default()
        if place == self.highlighted:
            self.post_message(self.Opened())
        self.highlighted = place


def _lay(entry: Entry, short: bool, columns: int) -> Content:
    yours = Content.styled("  yours" if entry.card.yours else "", "$quiet")
    lines = [Content(clean(entry.card.title)) + yours, *([] if short else [Content.styled(row(entry), "$quiet")])]
    return Content("\n").join(wrapped for line in lines for wrapped in line.wrap(max(8, columns)))

"""Choosing what the library shows: by what broke, by level, by the article that a story puts to the test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.prose import clean
from tui.shelf.choosing import Filter
from tui.shelf.wanted import Wanted
from tui.widgets.fitted import Fitted

HINT = "enter sets or unsets · x shows all · escape closes"


class FilterScreen(ModalScreen[Wanted]):
    """Every filter with its values; a value is set, or let go again, where one stands."""

    CSS_PATH = "../styles/filtering.tcss"
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,f", "done", "Close"),
        Binding("x", "clear", "Show all"),
        Binding("f2", "app.support", "Support"),
    ]

    def __init__(self, filters: Sequence[Filter], wanted: Wanted) -> None:
        super().__init__()
        self._filters = filters
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        options = OptionList(*self._options())
        options.border_title = "Show only stories"
        options.border_subtitle = HINT
        yield options

    def _options(self) -> Iterator[Option]:
        for each in self._filters:
            yield Option(Content.styled(each.title, "$quiet"), disabled=True)
            for value in each.values:
                mark = "●" if getattr(self._wanted, each.field) == value.id else "○"
                label = Content.assemble(f"  {mark} {clean(value.label)}  ", (str(value.stories), "$quiet"))
                yield Option(Fitted(partial(_lay, label)), f"{each.field} {value.id}")

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        field, _, value = (message.option_id or "").partition(" ")
        self._want(self._wanted._replace(**{field: "" if getattr(self._wanted, field) == value else value}))

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        options = self.query_one(OptionList)
        place = options.highlighted
        options.set_options(self._options())
        options.highlighted = place

    def action_clear(self) -> None:
        """Let go of every filter; what is searched for stays."""
        self._want(Wanted(words=self._wanted.words))

    def action_done(self) -> None:
        """Back to the library."""
        self.dismiss(self._wanted)


def _lay(label: Content, columns: int) -> Content:
    return Content("\n").join(label.wrap(max(8, columns)))

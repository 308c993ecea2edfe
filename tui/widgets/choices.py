"""What can be chosen: by number, with arrows and enter, or with the mouse. Nothing is chosen by accident."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.playing.view import Offered
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging, prose

KNOWN = "  · taken before"
UNDER = "     "  # the lines under a number


class Choices(OptionList, inherit_bindings=False):
    """Rows with numbers. None is marked until the arrows are used, and until then enter reads on.

    So enter pressed too often chooses nothing. Paging and scrolling keys are left to whatever is above.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("enter", "select", show=False),
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._offered: tuple[Offered, ...] = ()
        self._marked: int | None = None

    def offer(self, offered: Sequence[Offered]) -> None:
        """Show these rows, none of them marked."""
        if tuple(offered) == self._offered:
            self.highlighted = None
            return
        self._offered, self._marked = tuple(offered), None
        self.set_options(Option(self._row(index), id=row.id) for index, row in enumerate(self._offered))

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        before, self._marked = self._marked, highlighted
        for index in {before, highlighted} - {None}:
            if index is not None and index < self.option_count:
                self.replace_option_prompt_at_index(index, self._row(index))

    def action_select(self) -> None:
        if self.highlighted is None:
            raise SkipAction  # enter is still for reading on
        super().action_select()

    def on_click(self, event: events.Click) -> None:
        """The second click of a double click falls on what came after the first."""
        if event.chain > 1:
            event.prevent_default()

    def action_choose(self, number: int) -> None:
        """Choose the row of a number."""
        if number <= self.option_count:
            self.highlighted = number - 1
            super().action_select()

    def _row(self, index: int) -> Fitted:
        return Fitted(partial(_set, self._offered[index], index + 1, index == self._marked))


def _set(row: Offered, number: int, marked: bool, width: int) -> Content:
    text = hanging(prose(row.text), width, f"{'▸' if marked else ' '}{number:2}  ", UNDER)
    if not row.known:
        return text
    *_, last = text.split("\n")
    apart = last.cell_length + len(KNOWN) > width  # the mark stays in one piece
    return text + Content.styled(f"\n{UNDER}{KNOWN.strip()}" if apart else KNOWN, "$quiet")

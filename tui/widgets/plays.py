"""The list of plays: the arrow keys and a click choose one, a second click looks back on it; enter is the screen's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.prose import clean
from tui.shelf.history import Entry, when
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hung, prose

MARK = "● "


class _Row(NamedTuple):
    title: str
    when: str
    about: str
    marked: bool


class Plays(OptionList, inherit_bindings=False):
    """Plays by their files, two lines each. Rows that were laid out are kept, so that thousands can be shown again."""

    BINDINGS = [binding for binding in OptionList.BINDINGS if "enter" not in str(binding)]  # noqa: RUF012 - Textual's

    class Opened(Message):
        """The chosen play is to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: tuple[Path, ...] = ()
        self._entries: dict[str, Entry] = {}
        self._laid: dict[_Row, Fitted] = {}

    @property
    def chosen(self) -> Entry | None:
        """The play under the cursor."""
        option = self.highlighted_option
        return None if option is None else self._entries[str(option.id)]

    def add(self, entries: Sequence[Entry], now: datetime) -> None:
        """Show these below the others; `now` is what today is counted from."""
        self._entries.update((str(entry.kept.path), entry) for entry in entries)
        self.add_options([Option(self._row(entry, now), str(entry.kept.path)) for entry in entries])
        if self.highlighted is None and entries:
            self.highlighted = 0

    def show(self, entries: Sequence[Entry], now: datetime) -> None:
        """Show these instead; the cursor stays on its play, or where it stood if that is gone."""
        chosen, place = self.chosen, self.highlighted or 0
        self.set_options([])
        self._entries = {}
        self.add(entries, now)
        paths = [entry.kept.path for entry in entries]
        if chosen is not None and chosen.kept.path in paths:
            place = paths.index(chosen.kept.path)
        self.highlighted = place if paths else None

    def mark(self, marked: tuple[Path, ...], now: datetime) -> None:
        """Show which plays are marked."""
        changed = {*self.marked} ^ {*marked}
        self.marked = marked
        for path in changed:
            entry = self._entries.get(str(path))
            if entry is not None:
                self.replace_option_prompt(str(path), self._row(entry, now))

    def _row(self, entry: Entry, now: datetime) -> Fitted:
        about = " · ".join(entry.facts)
        row = _Row(entry.title, when(entry.played, now), about, entry.kept.path in self.marked)
        if row not in self._laid:
            self._laid[row] = Fitted(partial(_lay, row))
        return self._laid[row]

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        if place is None:
            return
        event.prevent_default()
        if place == self.highlighted:
            self.post_message(self.Opened())
        self.highlighted = place


def _lay(row: _Row, columns: int) -> Content:
    """The title with the date at its other end, and below it what there is to know."""
    mark = Content.styled(MARK, "$primary") if row.marked else Content(" " * len(MARK))
    date = Content.styled(row.when, "$quiet")
    room = max(8, columns - len(MARK) - date.cell_length - 2)
    title = prose(row.title, "bold").truncate(room, ellipsis=True)
    first = mark + title + " " * max(2, columns - len(MARK) - title.cell_length - date.cell_length) + date
    return Content("\n").join([first, *hung(Content.styled(clean(row.about), "$quiet"), columns, indent=len(MARK))])

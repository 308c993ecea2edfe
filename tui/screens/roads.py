"""The roads of a play: every decision of the present road, to go back to, and the other lines that were tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sim.story.clock import day_of
from tui.playing.forks import Branch, Fork
from tui.prose import clean
from tui.screens.aside import Aside
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging, prose
from tui.words import time_of_day


class Turn(NamedTuple):
    """Where to turn: back to before a decision of the road, or over to the line that stops with a step of the trace."""

    back: bool
    number: int


class RoadsScreen(Aside[Turn | None]):
    """Asks where to turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,r", "dismiss(None)", "Stay here"),
    ]

    def __init__(self, forks: Sequence[Fork]) -> None:
        super().__init__()
        self._turns: dict[str, Turn] = {}
        self._rows = list(self._made(forks))

    def compose(self) -> ComposeResult:
        with Vertical(classes="aside"):
            yield Static("Your roads", classes="title", markup=False)
            about = "Go back to before a decision, or over to another line. Every line is kept."
            yield Static(about, classes="quiet about", markup=False)
            yield OptionList(*self._rows, markup=False, compact=True)
            yield Static("enter go there · escape stay here", classes="quiet", markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(OptionList)
        latest = [index for index, row in enumerate(self._rows) if row.id and self._turns[row.id].back]
        rows.highlighted = latest[-1] if latest else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._turns.get(event.option_id or ""))

    def _made(self, forks: Sequence[Fork]) -> Iterator[Option]:
        for fork in forks:
            yield self._row(partial(_fork, fork), Turn(True, fork.step), disabled=not fork.taken)
            for branch in fork.tried:
                yield self._row(partial(_branch, branch), Turn(False, branch.last))

    def _row(self, fit: partial[Content], turn: Turn, *, disabled: bool = False) -> Option:
        name = str(len(self._turns))
        self._turns[name] = turn
        return Option(Fitted(fit), id=name, disabled=disabled)


def _fork(fork: Fork, width: int) -> Content:
    when = f"Day {day_of(fork.minutes)}, {time_of_day(fork.minutes)}"
    place = " · ".join(filter(None, (when, clean(fork.title), "" if fork.taken else "where you are")))
    head = Content.styled(place, "$quiet").truncate(width, ellipsis=True)
    return Content("\n").join([head, hanging(prose(fork.taken), width, "▸ ", "  ")]) if fork.taken else head


def _branch(branch: Branch, width: int) -> Content:
    ended = f" · to the end: {branch.ended}" if branch.ended else ""
    return hanging(prose(branch.option) + Content.styled(ended, "$quiet"), width, "  └ also tried: ", "    ")

"""The path: the road of the play stop by stop, with what fell to chance and to others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.debriefing.looking import LookingBack
from tui.debriefing.parts import Part
from tui.debriefing.road import tell_end, tell_start, tell_stop
from tui.widgets.debrief.asking import ShowMoment
from tui.widgets.debrief.rows import stop_row
from tui.widgets.laid import Laid


class Road(Vertical):
    """The stops as a list; a decision leads to its moment."""

    def __init__(self, found: LookingBack) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        yield OptionList(
            *(Option(Laid(partial(stop_row, parts)), id=name) for name, parts in self._stops()), id="road-list"
        )

    def _stops(self) -> Iterator[tuple[str | None, tuple[Part, ...]]]:
        debrief = self._found.debrief
        if debrief.opening:
            yield None, tuple(tell_start(debrief))
        for moment in debrief.moments:
            yield str(moment.step), tuple(tell_stop(moment, debrief))
        yield None, tuple(tell_end(debrief))

    @property
    def step(self) -> int | None:
        """The step of the decision that is chosen."""
        chosen = self.query_one(OptionList).highlighted_option
        return None if chosen is None or chosen.id is None else int(chosen.id)

    def land(self) -> None:
        """Put the focus where the reader is."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.post_message(ShowMoment(int(event.option_id)))

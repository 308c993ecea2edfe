"""The moments: a time line of decisions, each opening to a page of its own."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sim.debrief.blocks import MomentCard
from tui.debriefing.close_up import tell_close_up
from tui.debriefing.looking import LookingBack
from tui.widgets.debrief.rows import moment_row
from tui.widgets.fitted import Fitted
from tui.widgets.sheet import Sheet
from tui.widgets.two_panes import TwoPanes

NONE_YET = "No decision of yours has been taken yet."


class Moments(TwoPanes):
    """The time line on the left, the moment that is chosen on the right."""

    def __init__(self, found: LookingBack) -> None:
        self._found = found
        self._moments = found.debrief.moments
        self._line = OptionList(id="timeline")
        self._page = Sheet(Content(NONE_YET))
        super().__init__(self._line, VerticalScroll(self._page, id="moment"))

    def on_mount(self) -> None:
        self._line.add_options(Option(self._row(moment)) for moment in self._moments)
        if self._moments:
            self._line.highlighted = 0
        else:
            self._line.add_option(Option(Content(NONE_YET), disabled=True))

    @property
    def chosen(self) -> MomentCard | None:
        """The moment that is chosen."""
        return self._moments[self._line.highlighted] if self._moments and self._line.highlighted is not None else None

    def choose(self, step: int) -> None:
        """Open the moment of a step, or the first one after it."""
        for index, moment in enumerate(self._moments):
            if moment.step >= step:
                self._line.highlighted = index
                self.enter()
                return

    def move(self, by: int) -> None:
        """To the next or the previous moment; at either end nothing happens."""
        at = self._line.highlighted
        if at is not None and 0 <= at + by < len(self._moments):
            self._line.highlighted = at + by

    def written_anew(self) -> None:
        """A note was written: show the chosen moment and its row as they are now."""
        moment, at = self.chosen, self._line.highlighted
        if moment is not None and at is not None:
            self._line.replace_option_prompt_at_index(at, self._row(moment))
            self._tell(moment)

    def _row(self, moment: MomentCard) -> Fitted:
        has_note = moment.step in self._found.play.written.remarks
        return Fitted(partial(moment_row, moment, self._found.debrief, has_note))

    def _tell(self, moment: MomentCard) -> None:
        self._page.tell(tell_close_up(moment, self._found.debrief, self._found.play.written))

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        if self.chosen is not None:
            self._tell(self.chosen)
            self.query_one("#moment", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _enter(self) -> None:
        self.enter()

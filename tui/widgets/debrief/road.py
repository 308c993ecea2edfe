"""The path: the road of the play stop by stop, with what fell to chance and to others, and beside it the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from click import ClickException
from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.debriefing.looking import LookingBack
from tui.debriefing.parts import Part
from tui.debriefing.road import tell_end, tell_start, tell_stop
from tui.widgets.debrief.asking import ShowMoment
from tui.widgets.debrief.rows import stop_row
from tui.widgets.fitted import Fitted
from tui.widgets.two_panes import TwoPanes

if TYPE_CHECKING:
    from tui.map.chart import Chart

HINT = "The map is being drawn ..."


class Road(TwoPanes):
    """The stops as a list; a decision leads to its moment. A wide screen has room for the map, which follows the list.

    `draw` makes the map; that takes long and needs networkx, so it waits until there is room to show it.
    """

    class Drawn(Message):
        """The map is there."""

        def __init__(self, chart: Chart) -> None:
            self.chart = chart
            super().__init__()

    def __init__(self, found: LookingBack, draw: Callable[[], Chart]) -> None:
        self._found = found
        self._draw = draw
        self._drawing = False
        self._stops = list(self._told())
        rows = (Option(Fitted(partial(stop_row, parts)), id=name) for name, parts in self._stops)
        super().__init__(OptionList(*rows, id="stops"), Vertical(Static(Content(HINT), classes="quiet"), id="chart"))

    def _told(self) -> Iterator[tuple[str | None, tuple[Part, ...]]]:
        debrief = self._found.debrief
        if debrief.opening:
            yield None, tuple(tell_start(debrief))
        for moment in debrief.moments:
            yield str(moment.step), tuple(tell_stop(moment, debrief))
        yield None, tuple(tell_end(debrief))

    @property
    def step(self) -> int | None:
        """The step of the decision that is chosen."""
        chosen = self.query_one("#stops", OptionList).highlighted_option
        return None if chosen is None or chosen.id is None else int(chosen.id)

    @on(OptionList.OptionSelected)
    def _go(self) -> None:
        if self.step is not None:
            self.post_message(ShowMoment(self.step))

    # --- the map

    def on_resize(self) -> None:
        if self.screen.has_class("-wide") and not self._drawing:
            self._drawing = True
            self.run_worker(self._work, thread=True)

    def _work(self) -> None:
        try:
            self.post_message(self.Drawn(self._draw()))
        except ClickException:
            return  # the story was changed or taken away since the screen opened; the list is there all the same

    @on(Drawn)
    async def _show(self, message: Drawn) -> None:
        from tui.widgets.story_map import StoryMap

        pane = self.query_one("#chart", Vertical)
        await pane.remove_children()
        await pane.mount(StoryMap(message.chart))
        self._follow()

    @on(OptionList.OptionHighlighted)
    def _follow(self) -> None:
        """Show on the map where the list stands."""
        from tui.widgets.story_map import StoryMap

        debrief, step = self._found.debrief, self.step
        scene = next((moment.scene for moment in debrief.moments if moment.step == step), debrief.outcome.scene)
        for shown in self.query(StoryMap):
            if scene in shown.chart.marks:
                shown.select(scene, centred=True)

"""The five tabs in their order, under one strip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TabbedContent, TabPane, Tabs

from sim.debrief.blocks import Debrief
from tui.debriefing.looking import LookingBack
from tui.debriefing.telling import titled
from tui.widgets.debrief.along import Along
from tui.widgets.debrief.articles import Articles
from tui.widgets.debrief.asking import ShowMoment
from tui.widgets.debrief.ended import Ended
from tui.widgets.debrief.moments import Moments
from tui.widgets.debrief.road import Road
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import prose
from tui.widgets.two_panes import TwoPanes

if TYPE_CHECKING:
    from tui.map.chart import Chart

NAMES = {
    "ended": ("How it ended", "Ending"),
    "articles": ("The articles", "Articles"),
    "moments": ("Moments", "Moments"),
    "road": ("The path", "Path"),
    "along": ("To take along", "Along"),
}


class Pages(TabbedContent):
    """What there is to say of a play; with a `step` it opens at that moment. `draw` makes the map of its story."""

    def __init__(self, found: LookingBack, draw: Callable[[], Chart], step: int | None = None) -> None:
        super().__init__(initial="ended" if step is None else "moments")
        self._step = step
        self.ended = Ended(found)
        self.articles = Articles(found)
        self.moments = Moments(found)
        self.road = Road(found, draw)
        self.along = Along(found)
        pages: tuple[Widget, ...] = (self.ended, self.articles, self.moments, self.road, self.along)
        for number, (name, page) in enumerate(zip(NAMES, pages, strict=True)):
            self.compose_add_child(TabPane(self._title(number, short=False), page, id=name))

    def on_mount(self) -> None:
        if self._step is not None:
            self.moments.choose(self._step)

    def shorten(self, short: bool) -> None:
        """Name the tabs so that they fit."""
        for number, name in enumerate(NAMES):
            self.get_tab(name).label = self._title(number, short)

    @property
    def step(self) -> int | None:
        """The step of the decision that the reader is at; None on the pages that are about none."""
        if self.active == "moments":
            return None if self.moments.chosen is None else self.moments.chosen.step
        return self.road.step if self.active == "road" else None

    def leave(self) -> bool:
        """Out of what is open in the present tab, back to its list; False where nothing is."""
        page = {"articles": self.articles, "moments": self.moments}.get(self.active)
        return isinstance(page, TwoPanes) and page.leave()

    def turn(self, by: int) -> None:
        """To the tab so many further on, around the corner where need be."""
        names = list(NAMES)
        self.active = names[(names.index(self.active) + by) % len(names)]

    def land(self) -> None:
        """Put the focus where the reader is in the present tab, unless they are walking along the strip."""
        if not isinstance(self.screen.focused, Tabs):
            getattr(self, self.active).land()

    @on(TabbedContent.TabActivated)
    def _activated(self) -> None:
        self.land()

    @on(ShowMoment)
    def _show_moment(self, message: ShowMoment) -> None:
        message.stop()
        self.active = "moments"
        self.moments.choose(message.step)

    @staticmethod
    def _title(number: int, short: bool) -> Content:
        return Content(f"{number + 1} {list(NAMES.values())[number][short]}")


def name_line(debrief: Debrief) -> Fitted:
    """The title line: the story, and that this is about the past."""
    aside = "looking back" if debrief.outcome.kind or debrief.outcome.stopped else "looking back so far"

    def lay(columns: int) -> Content:
        room = columns - len(aside) - 2
        title = prose(titled(debrief), "bold").truncate(max(8, room), ellipsis=True)
        return title + " " * (columns - title.cell_length - len(aside)) + Content.styled(aside, "$quiet")

    return Fitted(lay)

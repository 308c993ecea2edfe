"""The laptop on its way from one person to the next: nothing on this screen is for one of them alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import inf

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Footer, Static

from sim.classroom.table import EVERYBODY, Turn
from tui.commands import keys_of
from tui.playing.entries import Entry, seen
from tui.playing.gathering import ONLY_THEY, Gathering, pass_to
from tui.screens.observing import Observing
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import prose
from tui.widgets.shapes import shapes

HANDING = frozenset(keys_of("passing", "hand_over"))


class PassScreen(Observing[bool]):
    """Names whose turn it is; whether they have the laptop now, or the play is left.

    Where somebody observes, everybody is told what everybody may know since `after` decisions of the road.
    """

    PAGE = "passing"
    CSS_PATH = "../styles/table.tcss"
    AUTO_FOCUS = "#known"

    def __init__(self, gathering: Gathering, turn: Turn, after: int) -> None:
        super().__init__()
        self.gathering = gathering
        self._turn, self._after = turn, after
        self._shown_at = inf

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet", id="known"):
            yield Static(prose(self.gathering.round), classes="quiet")
            yield Static(prose(pass_to(self._turn), "bold"), id="whose")
            yield Static(prose(ONLY_THEY))
            if self.gathering.table.observers:
                yield Static(Fitted(partial(shapes, tuple(self._known()))))
        yield Footer(show_command_palette=False)

    def _known(self) -> Iterator[Entry]:
        table = self.gathering.table
        beats = table.told(EVERYBODY, self._after)
        if beats:
            yield Entry("time", "for everybody")
        yield from seen(beats, self.gathering.story, EVERYBODY, (table.session.minutes, 0))
        yield from (Entry("aside", f"Whoever observes: {line}") for line in self.gathering.watching)
        if table.last is not None:
            yield Entry("aside", f"Whoever observes: + or - notes a plus or a delta about {self.gathering.decided}.")

    def on_mount(self) -> None:
        self.call_after_refresh(self._came_into_view)

    def _came_into_view(self) -> None:
        self._shown_at = Message().time

    def is_meant(self, key: events.Key) -> bool:
        return key.key not in HANDING or key.time >= self._shown_at

    def action_hand_over(self) -> None:
        """Whoever is named has the laptop, and nobody else looks."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Leave the play."""
        self.dismiss(False)

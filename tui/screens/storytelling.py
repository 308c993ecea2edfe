"""A story as it is told on a screen: at the reader's pace, until there is something to choose."""

from __future__ import annotations

from math import inf
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Footer, OptionList, Static

from tui.commands import keys_of
from tui.playing.pace import Reading
from tui.screens.stage import Stage
from tui.shelf.seat import Seat
from tui.widgets.choices import Choices
from tui.widgets.days import Days
from tui.widgets.meters import Meters
from tui.widgets.ribbon import Ribbon
from tui.widgets.transcript import Transcript

AIR = 4  # columns of the reading column beside its text: margins, and the scroll bar


class Storytelling(Stage[None]):
    """A screen that tells `reading`, and then offers what can be chosen."""

    CSS_PATH = "../styles/play.tcss"
    AUTO_FOCUS = ""
    reading: reactive[Reading | None] = reactive(None, init=False)
    seat: Seat
    _reading_keys: ClassVar[frozenset[str]]

    def __init_subclass__(cls, **options: bool) -> None:
        if "PAGE" in cls.__dict__:
            cls._reading_keys = frozenset(keys_of(cls.PAGE, "go_on", "choose"))
        super().__init_subclass__(**options)

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()
        self._shown_at = inf  # when what was told last came onto the screen, by the clock of events

    def compose(self) -> ComposeResult:
        yield Ribbon()
        with Horizontal(id="page"):
            with Vertical(id="column"):
                yield Transcript(id="transcript")
                yield Static(id="more", markup=False)
                yield Meters(folded=True, id="strip")
                yield Choices(id="choices")
            with Vertical(id="side"):
                yield Meters(id="meters")
                yield Days()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        transcript = self.query_one(Transcript)
        for moved in ("scroll_y", "virtual_size"):
            self.watch(transcript, moved, self._point_below, init=False)

    def on_screen_resume(self) -> None:
        self.query_one("#column").styles.max_width = self.shell.settings.width + AIR

    def go_to(self, step: int) -> None:
        """Go back to before a decision of this road (from 1)."""
        raise NotImplementedError

    def take(self, option: str) -> None:
        """An option on offer was chosen."""
        raise NotImplementedError

    def lead_out(self, way: str) -> None:
        """One of the rows was chosen that lead out of the story."""
        raise NotImplementedError

    # --- what is shown

    def watch_reading(self, before: Reading | None, reading: Reading) -> None:
        """Bring every part of the screen up to the reading."""
        told = reading.entries
        if before is None or not before.shows_the_same(reading):
            self._shown_at = inf
        self._known.update(entry.text for entry in told if entry.is_beat)
        with self.app.batch_update():
            ribbon = self.query_one(Ribbon)
            ribbon.title = reading.view.title
            ribbon.clock = (told[-1].minutes, told[-1].silence) if told else None
            self._offer(reading)
            self.query_one(Transcript).show(told)
            self._measure(reading)
        self.call_after_refresh(self._came_into_view)

    def _came_into_view(self) -> None:
        self._shown_at = Message().time
        self._point_below()

    def _point_below(self) -> None:
        """Say that there is more, and how to read it: the next beat, or what the page has no room for."""
        is_told = self.reading is None or self.reading.is_told
        below = not self.query_one(Transcript).at_end
        more = self.query_one("#more", Static)
        more.update("▾ more below · space" if below else "▾ space")
        more.set_class(below or not is_told, "-there")

    def _measure(self, reading: Reading) -> None:
        """Move the meters when the text has come to its end; before, they would give it away."""
        gauges = reading.view.gauges
        if reading.is_told:
            self.query_one(Days).stops = reading.view.stops
        for meters in self.query(Meters):
            if reading.is_told:
                meters.move(gauges)
            elif not meters.gauges:
                meters.move([gauge.before for gauge in gauges])

    def _offer(self, reading: Reading) -> None:
        choices = self.query_one(Choices)
        choices.display = reading.is_told
        if reading.is_told:
            choices.offer(reading.view.offered)
            choices.focus(scroll_visible=False)
        else:
            self.set_focus(None)

    # --- reading on

    def is_meant(self, key: events.Key) -> bool:
        return key.key not in self._reading_keys or key.time >= self._shown_at

    def action_go_on(self) -> None:
        """The next beat, or the next page where the text goes on below."""
        transcript = self.query_one(Transcript)
        if not transcript.at_end:
            transcript.scroll_page_down(animate=False)
        elif self.reading is not None:
            self.reading = self.reading.further()

    def action_show_all(self) -> None:
        """All that is left of this scene; where nothing is, its end."""
        if self.reading is None or self.reading.is_told:
            self.query_one(Transcript).scroll_end(animate=False)
        else:
            self.reading = self.reading.whole()

    def action_skip_read(self) -> None:
        """Forward to the first beat that was never read."""
        if self.reading is not None and not self.reading.is_told:
            self.reading = self.reading.past(self._known).further()

    def action_page_up(self) -> None:
        """Back in the text."""
        self.query_one(Transcript).scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Forward in the text."""
        self.query_one(Transcript).scroll_page_down(animate=False)

    @on(events.Click, "#more")
    def _more(self) -> None:
        self.action_go_on()

    # --- choosing

    def action_choose(self) -> None:
        """Choose the option that is marked, once everything has been told."""
        choices = self.query_one(Choices)
        if choices.display:
            choices.focus()
            choices.action_first() if choices.highlighted is None else choices.action_select()

    @on(OptionList.OptionSelected, "#choices")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        reading, option = self.reading, event.option_id
        if reading is None or option is None or not reading.is_told or event.time < self._shown_at:
            return
        if reading.view.closed:
            self.lead_out(option)
        elif any(row.id == option for row in reading.view.offered):
            self.take(option)

"""A story as it is played: it is told at the reader's pace, something is chosen, and it goes on."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Footer, OptionList, Static
from textual.worker import get_current_worker

from tui.commands import keys_of
from tui.playing.pace import Reading
from tui.screens.beside import Beside
from tui.shelf.seat import Seat
from tui.shelf.settings import PACES
from tui.widgets.choices import Choices
from tui.widgets.days import Days
from tui.widgets.meters import Meters
from tui.widgets.ribbon import Ribbon
from tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from sim.play.memory import Memory
    from tui.screens.roads import Turn

READING_KEYS = frozenset(keys_of("play", "go_on", "choose"))
AIR = 4  # columns of the reading column beside its text: margins, and the scroll bar


class PlayScreen(Beside):
    """One play. `step` goes back to before that decision of the road (from 1) first."""

    PAGE = "play"
    CSS_PATH = "../styles/play.tcss"
    AUTO_FOCUS = ""
    reading: reactive[Reading | None] = reactive(None, init=False)

    def __init__(self, seat: Seat, step: int | None = None) -> None:
        super().__init__(seat)
        self._step = step
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
        goes_on = len(self.seat.play.trace.steps) > 1
        if self._step is not None:
            self._sitting.go_to(self._step)
        self._sitting.go_on()
        self._turn(whole=goes_on)
        if self.seat.coach or self.shell.settings.coach:
            self._call_coach()
        self.run_worker(self._remember, thread=True)

    def on_screen_resume(self) -> None:
        self.query_one("#column").styles.max_width = self.shell.settings.width + AIR

    def on_unmount(self) -> None:
        self.seat.leave()

    # --- what is shown

    def _turn(self, *, whole: bool = False) -> None:
        """Look at the play anew: what was told stays, the rest comes at the reader's pace, or at once if `whole`."""
        view, settings = self._sitting.view(), self.shell.settings
        reading = Reading(view, 0) if self.reading is None else self.reading.turn(view)
        if whole or settings.pace != PACES[0]:
            reading = reading.whole()
        elif settings.skip_read:
            reading = reading.past(self._known)
        self.reading = reading.further()

    def _look_again(self) -> None:
        """Look at what stands beside the same road anew, without telling any more of it."""
        if self.reading is not None:
            self.reading = self.reading.again(self._sitting.view())

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
        return key.key not in READING_KEYS or key.time >= self._shown_at

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
            self._lead_out(option)
        elif any(row.id == option for row in reading.view.offered):
            self._sitting.take(option)
            self._turn()

    def _lead_out(self, way: str) -> None:
        if way == "look_back":
            self.action_look_back()
        elif way == "roads":
            self.action_roads()
        else:
            while len(self.app.screen_stack) > 1:
                self.app.pop_screen()

    # --- other roads

    def action_take_back(self) -> None:
        """Undo the last own decision."""
        if self._sitting.take_back():
            self._turn(whole=True)
        else:
            self.shell.tell("There is nothing to take back yet.")

    def go_to(self, step: int) -> None:
        """Go back to before a decision of this road (from 1)."""
        self._sitting.go_to(step)
        self._turn(whole=True)

    def action_roads(self) -> None:
        """Every decision so far, to go back to."""
        from tui.screens.roads import RoadsScreen

        forks = self._sitting.forks
        if forks:
            self.app.push_screen(RoadsScreen(forks), self._take_road)
        else:
            self.shell.tell("There is no decision to go back to yet.")

    def _take_road(self, turn: Turn | None) -> None:
        if turn is None:
            return
        if turn.back:
            self._sitting.go_to(turn.number)
        else:
            self._sitting.go_onto(turn.number)
        self._turn(whole=True)

    # --- leaving

    def action_back(self) -> None:
        """Leave the play."""
        if self.seat.keeper.path is not None:
            self.shell.tell("Your play is kept as it stands.")
        super().action_back()

    # --- earlier plays

    def _remember(self) -> None:
        """In a thread: what was read and taken in earlier plays of this story, and on other roads of this one."""
        from sim.play.memory import remember
        from tui.shelf.kept import is_play_of, kept_plays

        seat, library = self.seat, self.shell.library
        story = seat.opened.story(seat.play.header.cast)
        own, worker = seat.keeper.path, get_current_worker()
        others = [
            kept.trace
            for kept in kept_plays(self.shell.plays)
            if not worker.is_cancelled and kept.path != own and is_play_of(kept, seat.opened, library)
        ]
        memory = remember(story, others)
        texts = memory.texts | remember(story, [seat.play.trace]).texts if own is not None else memory.texts
        self.app.call_from_thread(self._remembered, memory._replace(texts=texts))

    def _remembered(self, memory: Memory) -> None:
        if self.is_mounted:
            self._known |= memory.texts
            self._sitting.taken_earlier = memory.taken
            self._look_again()

"""The author's workbench: the story on the left, live from the file; faults, map and figures on the right."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer, OptionList, Static, TabbedContent

from sim.source.diagnostics import Diagnostic, Severity
from tui.prose import clean
from tui.screens.going import Going
from tui.screens.working import Working
from tui.widgets.fitted import Fitted
from tui.widgets.transcript import Transcript
from tui.widgets.workbench.bench import FAULTS, FIGURES, MAP, Bench
from tui.widgets.workbench.figures import figure_sheet
from tui.widgets.workbench.head import head, standing
from tui.widgets.workbench.moves import Moves
from tui.workbench.notices import Notice
from tui.workbench.road import Road
from tui.workbench.rows import rows
from tui.workbench.standing import values, where
from tui.workbench.telling import told
from tui.workbench.watching import PULSE

if TYPE_CHECKING:
    from tui.workbench.asked import Asked
    from tui.workbench.edition import Edition

SIDE = "-bench"  # the class of a screen that shows the right side where there is room for one alone


class PreviewScreen(Going):
    """A story under work. What is played here is not kept."""

    PAGE = "preview"
    CSS_PATH = "../styles/preview.tcss"
    AUTO_FOCUS = "#moves"

    def __init__(self, asked: Asked, pulse: float = PULSE, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(asked, pulse, clock)
        self._seed = asked.seed
        self._faults: tuple[Sequence[Diagnostic], bool] = (), False  # what is known of them, and whether that is all
        self._worked_out: dict[str, tuple[Edition, Road]] = {}  # what each tab shows, or will
        self._digit = 0

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield Static(id="notice")
        with Horizontal(id="page"):
            with Vertical(id="story"):
                yield Transcript(id="transcript")
                yield Static(id="standing")
                yield Moves(id="moves")
            yield Bench(self.edition.path, id="bench")
        yield Footer(show_command_palette=False)

    @property
    def _moves(self) -> Moves:
        return self.query_one(Moves)

    @property
    def _bench(self) -> Bench:
        return self.query_one(Bench)

    # --- another edition

    def show_edition(self, edition: Edition) -> None:
        """Play it where it can be played."""
        self.show(self.desk.turn_to(edition))
        # What else is wrong is as it was, until it is known better.
        others = (fault for fault in self._faults[0] if fault.severity is not Severity.ERROR)
        self.show_faults(edition.errors or tuple(others), done=False)
        if edition.story is None and self.desk.story is None:
            self._open(FAULTS)

    def show_faults(self, faults: Sequence[Diagnostic], done: bool) -> None:
        """Show what is wrong with the file as it is now."""
        self._faults = faults, done
        self._bench.tell_faults(faults)
        self._tell_head()

    # --- what is shown

    def show(self, notice: Notice | None) -> None:
        """Bring the left side up to where the road stands, and say what there is to say."""
        with self.app.batch_update():
            self.say(notice)
            self._tell_head()
            session, walk, story = self.desk.session, self.desk.walk, self.desk.story
            if session is not None and walk is not None and story is not None:
                self.query_one(Transcript).show(told(story, walk.road))
                self.query_one("#standing", Static).update(standing(where(session), values(session)))
                self._moves.show(rows(session))
        self._work()

    def _work(self) -> None:
        """Have worked out what the open tab shows of where the road stands, and then whatever is wrong."""
        tab, edition, walk = self._bench.active, self.desk.edition, self.desk.walk
        if edition is None or walk is None or tab == FAULTS or self._worked_out.get(tab) == (edition, walk.road):
            self.after_repaint(self.inspect)
            return
        self._worked_out[tab] = edition, walk.road
        if tab == MAP:
            self.after_repaint(partial(self.draw, edition, walk.road, self._bench.zoom))
        else:
            self.after_repaint(partial(self.count, edition, walk.road, self._seed))

    @on(TabbedContent.TabActivated)
    def _turned(self) -> None:
        self._work()

    @on(Working.Drawn)
    def _drawn(self, message: Working.Drawn) -> None:
        if self._worked_out.get(MAP) == (message.edition, message.road):
            self._bench.tell_chart(message.chart)
            self.after_repaint(self.inspect)

    @on(Working.Counted)
    def _counted(self, message: Working.Counted) -> None:
        session = self.desk.session
        if session is not None and self._worked_out.get(FIGURES) == (message.edition, message.road):
            self._bench.tell_figures(figure_sheet(session, message.material.pack, message.figures))
            self.after_repaint(self.inspect)

    def say(self, notice: Notice | None) -> None:
        line = self.query_one("#notice", Static)
        line.update(Content("" if notice is None else clean(notice.text)))
        line.set_class(notice is not None and notice.trouble, "-trouble")
        line.set_class(notice is None, "-none")

    def _tell_head(self) -> None:
        title = "" if self.desk.story is None else self.desk.story.text(self.desk.story.scenario.title)
        line = Fitted(partial(head, self.edition.path.name, title, *self._faults))
        self.query_one("#head", Static).update(line, layout=False)  # its height never changes

    # --- the story

    def on_key(self, event: events.Key) -> None:
        """A number takes its option wherever the focus is."""
        self._digit = int(event.key) if event.key.isdecimal() else 0

    def action_choose(self) -> None:
        """Take the option of the number that was pressed."""
        self._moves.action_choose(self._digit)

    @on(OptionList.OptionSelected, "#moves")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.show(self.desk.choose(event.option_id))

    def action_by_lot(self) -> None:
        """Let the weights decide."""
        self.show(self.desk.by_lot())

    def action_take_back(self) -> None:
        """Undo the last step."""
        self.show(self.desk.take_back())

    def action_start_again(self) -> None:
        """Back to where the road begins."""
        self.show(self.desk.start_again())

    def action_page_up(self) -> None:
        """Back in the text."""
        self.query_one(Transcript).scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Forward in the text."""
        self.query_one(Transcript).scroll_page_down(animate=False)

    def action_edit(self) -> None:
        """The editor, at the line of the scene or of the marked option."""
        row = self._moves.row
        self.edit(self.edition.path, self.desk.line_on_show(self.edition, "" if row is None else row.id))

    # --- the two sides

    def action_other_side(self) -> None:
        """From the story to the bench, and back."""
        if self._bench.has_focus_within or (self.has_class(SIDE) and not self._is_wide):
            self._to_story()
        else:
            self._to_bench()

    def action_faults(self) -> None:
        """The faults."""
        self._open(FAULTS)

    def action_map(self) -> None:
        """The map."""
        self._open(MAP)

    def action_figures(self) -> None:
        """What plays from here come to."""
        self._open(FIGURES)

    def action_back(self) -> None:
        """Back to the story, and from there out of the workbench."""
        if self._bench.has_focus_within:
            self._to_story()
        else:
            super().action_back()

    @property
    def _is_wide(self) -> bool:
        return self.has_class("-wide")

    def _open(self, tab: str) -> None:
        self._bench.active = tab
        self._to_bench()

    def _to_bench(self) -> None:
        self.add_class(SIDE)
        self._bench.land()

    def _to_story(self) -> None:
        self.remove_class(SIDE)
        self._moves.focus()

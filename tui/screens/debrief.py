"""Looking back on a play: how it ended, what the articles say of it, its moments, its road, and what to take along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Footer, Static

from tui import messages
from tui.screens.stage import Stage
from tui.shelf.kept import Kept
from tui.widgets.debrief.asking import WordsLost

if TYPE_CHECKING:
    from click import ClickException

    from tui.debriefing.looking import LookingBack
    from tui.map.chart import Chart
    from tui.widgets.debrief.pages import Pages

ROOMY = 76  # columns that the long names of the tabs take
CHOOSE = "Choose a moment first, then try again."
LOST = "Your words could not be kept: {}. They stay on this page until you leave it; the export has them too."


class DebriefScreen(Stage[None]):
    """What a play means. It is worked out beside the screen, which says so until it is there.

    It looks again when the reader comes back to it, because they may have played on from one of its moments.
    """

    PAGE = "debrief"
    CSS_PATH = "../styles/debrief.tcss"

    class Ready(Message):
        """The debrief of a play as it stands is there."""

        def __init__(self, kept: Kept, found: LookingBack) -> None:
            self.kept = kept
            self.found = found
            super().__init__()

    class Failed(Message):
        """There will be none."""

        def __init__(self, fault: ClickException) -> None:
            self.fault = fault
            super().__init__()

    def __init__(self, kept: Kept, step: int | None = None) -> None:
        super().__init__()
        self._kept = kept
        self._step = step
        self._found: LookingBack | None = None
        self._pages: Pages | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        yield Static(Content("Looking back ..."), id="name", classes="quiet")
        yield Footer(show_command_palette=False)

    # --- working it out

    def on_screen_resume(self) -> None:
        if self._pages is None or self._pages.along.keep():  # words that could not be kept must stay where they are
            self.run_worker(self._look, thread=True, exclusive=True)

    def _look(self) -> None:
        from click import ClickException

        from tui.debriefing.looking import look_back
        from tui.shelf.kept import as_it_is_now

        kept = as_it_is_now(self._kept)
        if self._found is not None and kept is self._kept:
            return
        try:
            found = look_back(kept, self.shell.library, self.shell.settings.guidance or None)
        except ClickException as fault:
            self.post_message(self.Failed(fault))
        else:
            import tui.widgets.debrief.pages  # noqa: F401 - read here, so that the screen need not wait for it

            self.post_message(self.Ready(kept, found))

    @on(Failed)
    def _give_up(self, message: Failed) -> None:
        from tui.screens.fault import FaultScreen

        self.app.switch_screen(FaultScreen.of(message.fault))

    @on(Ready)
    async def _tell_all(self, message: Ready) -> None:
        from tui.widgets.debrief.pages import Pages, name_line

        self._kept, self._found = message.kept, message.found
        before = self._pages
        if before is not None:
            self._step = before.step if before.active == "moments" else None
            await before.remove()
        self._pages = Pages(message.found, self._chart, self._step)
        name = self.query_one("#name", Static)
        name.remove_class("quiet")
        name.update(name_line(message.found.debrief))
        await self.mount(self._pages, before=self.query_one(Footer))
        self._pages.shorten(self.size.width < ROOMY)
        if before is not None:
            self._pages.active = before.active

    def on_resize(self, event: Resize) -> None:
        if self._pages is not None:
            self._pages.shorten(event.size.width < ROOMY)

    # --- the tabs

    def action_ended(self) -> None:
        """How it ended."""
        self._turn_to("ended")

    def action_articles(self) -> None:
        """The articles side by side."""
        self._turn_to("articles")

    def action_moments(self) -> None:
        """The moments."""
        self._turn_to("moments")

    def action_path(self) -> None:
        """The path."""
        self._turn_to("road")

    def action_along(self) -> None:
        """What to take along."""
        self._turn_to("along")

    def action_next_page(self) -> None:
        """The tab to the right."""
        if self._pages is not None:
            self._pages.turn(+1)

    def action_previous_page(self) -> None:
        """The tab to the left."""
        if self._pages is not None:
            self._pages.turn(-1)

    def action_next_moment(self) -> None:
        """The moment after this one."""
        self._move(+1)

    def action_previous_moment(self) -> None:
        """The moment before this one."""
        self._move(-1)

    def _turn_to(self, name: str) -> None:
        if self._pages is not None:
            self._pages.active = name

    def _move(self, by: int) -> None:
        if self._pages is not None and self._pages.active == "moments":
            self._pages.moments.move(by)

    # --- what can be done

    def action_try_again(self) -> None:
        """Play on from the moment that is chosen."""
        step = self._chosen()
        if step is not None:
            self.post_message(messages.Resume(self._kept, step))

    def action_note(self) -> None:
        """Write about the moment that is chosen."""
        from tui.screens.note import NoteScreen

        step = self._chosen()
        if step is None or self._found is None:
            return
        moment = next(moment for moment in self._found.debrief.moments if moment.step == step)
        before = self._found.play.written.remarks.get(step, "")
        self.app.push_screen(NoteScreen(moment.text, before), partial(self._write, step, before))

    def action_export(self) -> None:
        """Write the debrief to a file."""
        if self._pages is None or self._found is None:
            return
        from tui.debriefing.writing import write_out
        from tui.screens.export import ExportScreen

        self._pages.along.keep()
        header, play = self._kept.trace.header, self._found.play
        self.app.push_screen(ExportScreen(header, lambda shape: write_out(play, shape)), self._tell_export)

    def action_map(self) -> None:
        """The map of the story with this road on it."""
        self.post_message(messages.ShowMap(self._story_name(), self._kept))

    def _story_name(self) -> str:
        from tui.shelf.stories import story_of

        return story_of(self._kept.trace.header, self.shell.library)

    def _chart(self) -> Chart:
        from tui.map.kept import charted

        return charted(self._story_name(), self._kept, self.shell.library, self.shell.plays)[1]

    def action_back(self) -> None:
        """Out of a field, out of what is open, and then back to where one came from."""
        from textual.widgets import TextArea

        if self._pages is None:
            super().action_back()
        elif isinstance(self.focused, TextArea):
            self._pages.land()
        elif not self._pages.leave() and (self._pages.along.keep() or self._warned):
            super().action_back()

    def _chosen(self) -> int | None:
        """The step that is chosen; where none is, the moments are shown to choose one from."""
        if self._pages is None:
            return None
        step = self._pages.step
        if step is None:
            self._pages.active = "moments"
            self.shell.tell(CHOOSE)
        return step

    def _write(self, step: int, before: str, text: str | None) -> None:
        if self._found is None or self._pages is None or text is None or text == before.strip():
            return
        play = self._found.play
        try:
            play.notes.about_step(play.numbers[step - 1], text)
        except OSError as error:
            self._tell_lost(error.strerror or str(error))
        self._pages.moments.written_anew()

    @on(WordsLost)
    def _lost(self, message: WordsLost) -> None:
        self._tell_lost(message.reason)

    def _tell_lost(self, reason: str) -> None:
        self._warned = True
        self.shell.tell(LOST.format(reason))

    def _tell_export(self, path: Path | None) -> None:
        if path is not None:
            self.shell.tell(f"The debrief is in {path}")

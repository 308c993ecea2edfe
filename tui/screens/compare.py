"""Two plays of one story side by side: how they ended, how each source reads them, and where they parted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from tui import messages
from tui.debriefing.beside import lay_beside
from tui.screens.stage import Stage
from tui.shelf.history import here_and_now
from tui.shelf.kept import Kept
from tui.widgets.beside import Page
from tui.widgets.cells import Cell, Shared
from tui.widgets.paragraphs import prose

if TYPE_CHECKING:
    from click import ClickException

    from tui.debriefing.beside import Beside


class CompareScreen(Stage[None]):
    """Two plays. They are played again and judged beside the screen, which says so until that is done."""

    PAGE = "compare"
    CSS_PATH = "../styles/compare.tcss"
    AUTO_FOCUS = ""

    class Ready(Message):
        """The two lie side by side."""

        def __init__(self, beside: Beside) -> None:
            self.beside = beside
            super().__init__()

    class Failed(Message):
        """They cannot."""

        def __init__(self, fault: ClickException) -> None:
            self.fault = fault
            super().__init__()

    def __init__(self, left: Kept, right: Kept, now: Callable[[], datetime] = here_and_now) -> None:
        super().__init__()
        self._kept = (left, right)
        self._now = now

    def compose(self) -> ComposeResult:
        yield Static("Laying the two side by side ...", id="masthead", classes="title", markup=False)
        yield Footer(show_command_palette=False)

    # --- working it out

    def on_mount(self) -> None:
        self.run_worker(self._lay, thread=True)

    def _lay(self) -> None:
        from click import ClickException

        guidance = self.shell.settings.guidance or None
        try:
            self.post_message(self.Ready(lay_beside(*self._kept, self.shell.library, guidance, self._now())))
        except ClickException as fault:
            self.post_message(self.Failed(fault))

    @on(Failed)
    def _give_up(self, message: Failed) -> None:
        from tui.screens.fault import FaultScreen

        self.app.switch_screen(FaultScreen.of(message.fault))

    @on(Ready)
    async def _show(self, message: Ready) -> None:
        title = message.beside.comparison.left.title
        self.query_one("#masthead", Static).update(prose(title) + Content.styled(" · two plays", "not bold $quiet"))
        page = Page(message.beside)
        await self.mount(page, before=self.query_one(Footer))
        page.focus()

    # --- moving about

    def action_next(self) -> None:
        """The next decision; before the first of them, a little further down."""
        for page in self.query(Page):
            page.step(+1)

    def action_previous(self) -> None:
        """The decision before; from the first of them, back to the top."""
        for page in self.query(Page):
            page.step(-1)

    def action_other_side(self) -> None:
        """The decision of the other play at this place, if it has one."""
        for page in self.query(Page):
            page.cross()

    # --- looking closer

    @on(Cell.Opened)
    def action_moment(self) -> None:
        """The moment in the debrief of its play, or what the two plays share."""
        focused = self.focused
        if isinstance(focused, Shared):
            focused.turn()
        elif isinstance(focused, Cell):
            self.post_message(messages.LookBack(self._kept[focused.right], focused.moment.step))

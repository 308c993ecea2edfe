"""The app: the shell around the screens. It opens what screens ask for, and imports each only then."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.constants import TEXTUAL_ANIMATIONS
from textual.screen import Screen

from tui import messages
from tui.colourless import Colourless
from tui.commands import ASIDE, EVERYWHERE, bindings
from tui.hanging_up import on_hang_up
from tui.hosting.hosted import Hosted
from tui.prose import clean_lines
from tui.screens.library import LibraryScreen
from tui.screens.stage import Stage
from tui.shelf import folders
from tui.shelf.request import Request
from tui.shelf.settings import Settings, change, load_settings
from tui.themes import TERMINAL, THEMES
from tui.workbench.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import DescendantFocus
    from textual.filter import LineFilter

    from sim.story.library import Folders
    from tui.shelf.seat import Seat


class Heartwork(App[None]):
    """Opens with the library, or with the play that was asked for on top of it; or as the projector of a room."""

    TITLE = "heartwork"
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = bindings(EVERYWHERE)
    COMMANDS: ClassVar = {lambda: _palette()}

    def __init__(self, opening: Request | Seat | Asked | Hosted | None = None, home: Path | None = None) -> None:
        super().__init__()
        self.home = folders.home() if home is None else home
        self.opening = opening
        self.seat: Seat | None = None  # the one that was taken last
        self.settings, self._trouble = load_settings(self.home)
        for theme in THEMES:
            self.register_theme(theme)
        self._dress()

    @property
    def plays(self) -> Path:
        """Where plays are kept."""
        return self.home / "plays"

    @property
    def library(self) -> Folders:
        """Where stories, packs and vocabularies are looked for."""
        from sim.story.library import Folders

        return Folders(self.home)

    def get_default_screen(self) -> Screen[None]:
        """The library; under a room on the projector lies nothing, so that no key can be for anything else."""
        return Screen() if isinstance(self.opening, Hosted) else LibraryScreen()

    def on_ready(self) -> None:
        if not gc.isenabled():
            gc.freeze()  # what the start has made stays; from here on the collector works as usual
            gc.enable()
        if not self.is_headless:
            on_hang_up(partial(self.call_from_thread, self.exit))
        if self._trouble:
            self.notify(self._trouble, severity="warning", timeout=10, markup=False)
        if self.settings.welcomed:
            self._open_requested()
        else:
            from tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(), lambda _: self._open_requested())

    async def on_event(self, event: events.Event) -> None:
        if not (isinstance(event, events.Key) and event.is_forwarded and self._is_typed_ahead(event)):
            await super().on_event(event)

    def _is_typed_ahead(self, key: events.Key) -> bool:
        return isinstance(self.screen, Stage) and not self.screen.is_meant(key)

    def _open_requested(self) -> None:
        if isinstance(self.opening, Request):
            several = self.opening.seats is not None
            self.post_message(messages.Gather(self.opening) if several else messages.Play(self.opening))
        elif isinstance(self.opening, Asked):
            self.post_message(messages.Preview(self.opening))
        elif isinstance(self.opening, Hosted):
            self._project(self.opening)
        elif self.opening is not None:
            self._open(self.opening)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Nothing blinks here: keep the cursor of any field steady, the palette's too."""
        field: Any = event.widget
        if hasattr(field, "cursor_blink"):
            field.cursor_blink = False

    # --- settings

    def change(self, **changes: object) -> Settings:
        """Change settings and keep them; where that fails, they hold until the app is left."""
        from dataclasses import replace

        try:
            self.settings = change(self.home, **changes)
        except OSError as error:
            self.settings = replace(self.settings, **changes)  # type: ignore[arg-type] # the names are those of settings
            self.tell(f"The settings could not be kept: {error.strerror or error}")
        self._dress()
        return self.settings

    def _dress(self) -> None:
        if self.no_color:
            self.theme = TERMINAL.name
        elif self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        # What the environment says about animations is the most there is.
        self.animation_level = TEXTUAL_ANIMATIONS if self.settings.animations else "none"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through on its way to the terminal."""
        return [Colourless()] if self.no_color else super().get_line_filters()

    # --- what screens ask for

    def tell(self, text: str) -> None:
        """Say something beside the screen, once while it stands there; the text may be anybody's."""
        words = clean_lines(text)
        if all(said.message != words for said in self._notifications):
            self.notify(words, markup=False)

    @on(messages.Play)
    def _play(self, message: messages.Play) -> None:
        from tui.shelf.seat import sit_down

        self._sit(partial(sit_down, message.request, self.library, self.plays, self.tell, self.settings))

    @on(messages.Gather)
    def _gather(self, message: messages.Gather) -> None:
        from click import ClickException

        from tui.screens.seats import SeatsScreen
        from tui.shelf.beginning import open_requested
        from tui.shelf.tabling import gathered

        try:
            opened = open_requested(message.request, self.library)
            request = gathered(message.request, opened)
        except ClickException as fault:
            self._tell_fault(fault)
        else:
            self.push_screen(SeatsScreen(opened, request), self._seated)

    def _seated(self, request: Request | None) -> None:
        if request is not None:
            self._play(messages.Play(request))

    @on(messages.AnotherRound)
    def _go_round(self, message: messages.AnotherRound) -> None:
        from tui.shelf.tabling import next_round

        self.pop_screen()
        self._sit(partial(next_round, message.seat, self.plays, self.tell))

    @on(messages.Resume)
    def _resume(self, message: messages.Resume) -> None:
        from tui.shelf.seat import sit_down_again

        if self._turn_back(message):
            return
        begin = partial(sit_down_again, message.kept, self.library, self.plays, self.tell)
        self._sit(begin, message.step)

    def _turn_back(self, message: messages.Resume) -> bool:
        """Go back to the play where it is still open under other screens: its file is one person's at a time."""
        from tui.screens.storytelling import Storytelling

        plays = (screen for screen in self.screen_stack if isinstance(screen, Storytelling))
        still_open = next((screen for screen in plays if screen.seat.kept.path == message.kept.path), None)
        if still_open is None:
            return False
        while self.screen is not still_open:
            self.pop_screen()
        if message.step is not None:
            still_open.go_to(message.step)
        return True

    def _sit(self, begin: Callable[[], Seat], step: int | None = None) -> None:
        """Take a seat and play. A story or a file that does not allow it is told in a dialog."""
        from click import ClickException

        from sim.play.session import RoadFault

        try:
            seat = begin()
        except (ClickException, RoadFault) as fault:
            self._tell_fault(fault)
            return
        self._open(seat, step)

    def _open(self, seat: Seat, step: int | None = None) -> None:
        """Open the play screen at a seat, or that of the table at which several play."""
        from tui.screens.play import PlayScreen
        from tui.screens.table import TableScreen

        self.seat = seat
        seat.keeper.tell = self.tell
        for notice in seat.notices:
            self.tell(notice)
        self.push_screen((TableScreen if seat.play.header.seats else PlayScreen)(seat, step))

    def _tell_fault(self, fault: Exception) -> None:
        from tui.screens.fault import FaultScreen

        self.push_screen(FaultScreen.of(fault))

    @on(messages.LookBack)
    def _look_back(self, message: messages.LookBack) -> None:
        from tui.screens.debrief import DebriefScreen

        self.push_screen(DebriefScreen(message.kept, message.step))

    @on(messages.ShowMap)
    def _show_map(self, message: messages.ShowMap) -> None:
        from tui.screens.map import MapScreen

        self.push_screen(MapScreen(message.story, message.kept))

    @on(messages.ShowHistory)
    def _show_history(self, message: messages.ShowHistory) -> None:
        from tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(message.story))

    @on(messages.Compare)
    def _compare(self, message: messages.Compare) -> None:
        from tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(message.left, message.right))

    @on(messages.Preview)
    def _preview(self, message: messages.Preview) -> None:
        from tui.screens.preview import PreviewScreen

        self.push_screen(PreviewScreen(message.asked))

    def _project(self, hosted: Hosted) -> None:
        from tui.screens.projector import ProjectorScreen

        self.push_screen(ProjectorScreen(hosted))

    # --- what is one key away everywhere

    def action_help(self) -> None:
        """What can be done on this screen, and everywhere."""
        from tui.screens.help import HelpScreen

        pages = (getattr(screen, "PAGE", "") for screen in reversed(self.screen_stack))
        page = next(filter(None, pages), "library")
        self._come_aside(HelpScreen, partial(HelpScreen, page))

    def action_support(self) -> None:
        """Where to find somebody to talk to."""
        from tui.screens.support import SupportScreen

        self._come_aside(SupportScreen, SupportScreen)

    def action_settings(self) -> None:
        """How the app looks and reads."""
        from tui.screens.settings import SettingsScreen

        self._come_aside(SettingsScreen, SettingsScreen)

    def _come_aside(self, kind: type[Screen[None]], make: Callable[[], Screen[None]]) -> None:
        """Open one of these over whatever there is; one that is open under others of them comes to the top again."""
        for above, screen in enumerate(reversed(self.screen_stack)):
            if isinstance(screen, kind):
                for _ in range(above):
                    self.pop_screen()
                return
            if getattr(screen, "PAGE", "") not in ASIDE:
                break
        self.push_screen(make())


def _palette() -> type:
    from tui.palette import Commands

    return Commands

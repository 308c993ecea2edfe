"""The map of a story: where a play went, where others went, and how much is still unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import ClickException
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer, Static

from tui import messages
from tui.map.marks import Mark, Standing
from tui.screens.fault import FaultScreen
from tui.screens.stage import Stage
from tui.widgets.story_map import StoryMap

if TYPE_CHECKING:
    from tui.map.chart import Chart
    from tui.shelf.kept import Kept

LEGEND = "◆ here   ● ━ this road   ○ ─ other plays   ■ □ endings   · not seen yet"


class MapScreen(Stage[None]):
    """A story's map, with the road of a play if there is one; from its decisions one can go on."""

    PAGE = "map"
    CSS_PATH = "../styles/map.tcss"

    def __init__(self, story: str, kept: Kept | None = None) -> None:
        super().__init__()
        self._story = story
        self._kept = kept
        self._drawn = False

    def compose(self) -> ComposeResult:
        yield Static(id="masthead")
        yield Container(id="sheet")
        yield Static(id="scene")
        yield Static(Content(LEGEND), id="legend")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        self.run_worker(self._draw, thread=True, exclusive=True)

    def _draw(self) -> None:
        """Open the story, play its plays again and draw the map: too long for a frame, and so is networkx.

        On coming back to it only a play that went on since is drawn anew.
        """
        from sim.play.session import RoadFault
        from tui.map.kept import charted
        from tui.shelf.kept import as_it_is_now

        kept = self._kept and as_it_is_now(self._kept)
        if kept is self._kept and self._drawn:
            return
        self._kept, self._drawn = kept, True
        try:
            title, chart = charted(self._story, kept, self.shell.library, self.shell.plays)
        except (ClickException, RoadFault) as fault:
            self.app.call_from_thread(self.app.switch_screen, FaultScreen.of(fault))
        else:
            self.app.call_from_thread(self._unfold, title, chart)

    def _unfold(self, title: str, chart: Chart) -> None:
        seen = f"{len(chart.order)} of {len(chart.marks)} scenes seen"
        self.query_one("#masthead", Static).update(Content.assemble((title, "bold"), "   ", (seen, "$quiet")))
        shown = StoryMap(chart)
        self.query_one("#sheet").remove_children()
        self.query_one("#sheet").mount(shown)
        shown.focus()
        self._tell(shown.mark)

    # --- the selected scene

    def on_story_map_selected(self, message: StoryMap.Selected) -> None:
        self._tell(message.mark)

    def _tell(self, mark: Mark | None) -> None:
        line = self.query_one("#scene", Static)
        if mark is None:
            line.update(Content("Nothing of this story has been seen yet. Every dot is a scene."))
        else:
            line.update(Content.assemble((mark.title, "bold"), "\n", mark.told))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._decision() is not None if action == "resume" else True

    def _decision(self) -> messages.Resume | None:
        """Going on from the selected scene, if a person decided there in this play or is to decide there next."""
        shown = self.query(StoryMap)
        mark = shown.first().mark if shown else None
        if self._kept is None or mark is None:
            return None
        if mark.standing == Standing.HERE and not mark.ending:
            return messages.Resume(self._kept)
        return messages.Resume(self._kept, mark.step) if mark.by in self._kept.trace.header.persons else None

    # --- what can be done

    def action_resume(self) -> None:
        """Play on from the selected decision."""
        decision = self._decision()
        if decision is not None:
            self.post_message(decision)

    def action_next(self) -> None:
        """The next scene that was seen."""
        for shown in self.query(StoryMap):
            shown.action_next()

    def action_previous(self) -> None:
        """The scene before."""
        for shown in self.query(StoryMap):
            shown.action_previous()

    def action_nearer(self) -> None:
        """Zoom in."""
        for shown in self.query(StoryMap):
            shown.action_nearer()

    def action_further(self) -> None:
        """Zoom out."""
        for shown in self.query(StoryMap):
            shown.action_further()

    def action_whole(self) -> None:
        """As much of the map as can be seen at once."""
        for shown in self.query(StoryMap):
            shown.action_whole()

    def action_centre(self) -> None:
        """Back to where the play stands."""
        for shown in self.query(StoryMap):
            shown.action_centre()

"""The author's map: the chart, and what the selected scene holds."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.map.chart import Chart
from tui.prose import clean_lines
from tui.widgets.story_map import StoryMap


class AuthorMap(StoryMap, inherit_bindings=False):
    """The map of a workbench, whose footer is full already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(each, show=False) for each in StoryMap.BINDINGS if isinstance(each, Binding)
    ]


class ChartPane(Vertical, can_focus=True):
    """Shows a chart; another one takes its place without moving what is in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go", show=False)]

    class Wanted(Message):
        """Somebody wants to go to a scene."""

        def __init__(self, scene: str) -> None:
            self.scene = scene
            super().__init__()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="scene", markup=False)

    @property
    def zoom(self) -> int | None:
        """How near the map is; None where there is none yet."""
        return next((shown.zoom for shown in self.query(StoryMap)), None)

    def show(self, chart: Chart) -> None:
        """Show a chart."""
        for shown in self.query(StoryMap):
            shown.redraw(chart)
            self._tell(shown)
            return
        shown, waits = AuthorMap(chart), self.has_focus
        self.can_focus = False
        self.mount(shown, before="#about")
        self._tell(shown)
        if waits:
            shown.focus()

    def land(self) -> None:
        """Give the map the focus, or wait with it until there is one."""
        self.focus()
        for shown in self.query(StoryMap):
            shown.focus()

    def action_go(self) -> None:
        """Go to the selected scene."""
        for shown in self.query(StoryMap):
            if shown.selected is not None:
                self.post_message(self.Wanted(shown.selected))

    def on_story_map_selected(self, message: StoryMap.Selected) -> None:
        message.stop()
        for shown in self.query(StoryMap):
            self._tell(shown)

    def _tell(self, shown: StoryMap) -> None:
        mark = shown.mark
        told = Content() if mark is None else Content.assemble((mark.title, "bold"), "  ", clean_lines(mark.told))
        self.query_one("#scene", Static).update(told)

"""The map of a story on screen: a chart to pan, to zoom and to pick a scene from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import ON_THE_MAP, bindings
from tui.map.labels import Ink, Spot

if TYPE_CHECKING:
    from tui.map.chart import Chart
    from tui.map.drawing import Drawing
    from tui.map.labels import Run
    from tui.map.marks import Mark

PAN = Offset(8, 3)
AROUND = Spacing(2, 6, 2, 6)  # what of the map stays in sight around a scene
TITLED = 3  # the first zoom at which scenes have titles


class StoryMap(ScrollView, can_focus=True):
    """A chart, drawn from its rows, so that moving it costs no more than the rows in sight."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"story-map--{each}" for each in (*Ink, "selected")}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pan(-1, 0)", show=False),
        Binding("right", "pan(1, 0)", show=False),
        Binding("up", "pan(0, -1)", show=False),
        Binding("down", "pan(0, 1)", show=False),
        Binding("full_stop", "next", show=False),
        Binding("comma", "previous", show=False),
        *bindings(ON_THE_MAP),
    ]
    DEFAULT_CSS = """
    StoryMap {
        scrollbar-size: 0 0;
        &:focus { background-tint: $foreground 0%; }
        & > .story-map--unseen { color: $line; }
        & > .story-map--dot { color: $quiet; }
        & > .story-map--seen { color: $quiet; }
        & > .story-map--title { color: $quiet; }
        & > .story-map--road { color: $accent; }
        & > .story-map--here { color: $accent; text-style: bold; }
        & > .story-map--road-title { color: $foreground; text-style: bold; }
        & > .story-map--selected {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    class Selected(Message):
        """Another scene was selected."""

        def __init__(self, mark: Mark) -> None:
            self.mark = mark
            super().__init__()

    def __init__(self, chart: Chart, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chart = chart
        self.selected = chart.here or next(iter(chart.order), None)
        self._zoom: int | None = None
        self._held: Offset | None = None
        self._dragged = False

    @property
    def zoom(self) -> int | None:
        """How near it is, from 0 on; None until it has a place."""
        return self._zoom

    @property
    def drawing(self) -> Drawing:
        """The map at its present zoom."""
        return self.chart.drawings[self._zoom or 0]

    @property
    def mark(self) -> Mark | None:
        """The scene that is selected; only what was seen can be."""
        return None if self.selected is None else self.chart.marks[self.selected]

    # --- what can be done

    def action_pan(self, right: int, down: int) -> None:
        """Move what is in sight."""
        self.scroll_relative(right * PAN.x, down * PAN.y, animate=False)

    def action_nearer(self) -> None:
        """Larger, about the selected scene."""
        self._zoom_to(min((self._zoom or 0) + 1, len(self.chart.drawings) - 1))

    def action_further(self) -> None:
        """Smaller, about the selected scene."""
        self._zoom_to(max((self._zoom or 0) - 1, 0))

    def action_whole(self) -> None:
        """As much of the map as can be seen at once, as large as that goes."""
        self._zoom_to(self._largest() or 0)

    def action_centre(self) -> None:
        """Back to where the play stands."""
        self.select(self.chart.here or next(iter(self.chart.order), None), centred=True)

    def action_next(self) -> None:
        """The next scene that was seen, along the road first."""
        self._step(1)

    def action_previous(self) -> None:
        """The scene before it."""
        self._step(-1)

    def _step(self, by: int) -> None:
        order = self.chart.order
        if order:
            at = order.index(self.selected) + by if self.selected in order else 0
            self.select(order[at % len(order)])

    def select(self, scene: str | None, centred: bool = False) -> None:
        """Select a scene that was seen, and bring it into sight."""
        if scene is None:
            return
        self.selected = scene
        self.refresh()
        self._show(self.drawing.spots[scene], centred)
        self.post_message(self.Selected(self.chart.marks[scene]))

    def redraw(self, chart: Chart) -> None:
        """Show another chart of the story at the same zoom. What is selected stays so; where the play has moved on,
        its new place is."""
        moved = chart.here != self.chart.here
        self.chart = chart
        if moved or self.selected not in chart.order:
            self.selected = chart.here or next(iter(chart.order), None)
        self.virtual_size = Size(self.drawing.width, self.drawing.height)
        self.refresh()
        if moved and self.selected is not None:
            self._show(self.drawing.spots[self.selected], centred=False)

    # --- what is in sight

    def on_resize(self) -> None:
        if self._zoom is None and self.size:
            fits = self._largest() or 0
            self._zoom_to(fits if self.selected is None else max(TITLED, fits))

    def _largest(self) -> int | None:
        """The nearest zoom at which the whole map is in sight, if there is one."""
        fits = [
            zoom
            for zoom, drawing in enumerate(self.chart.drawings)
            if drawing.width <= self.size.width and drawing.height <= self.size.height
        ]
        return max(fits, default=None)

    def _zoom_to(self, zoom: int) -> None:
        self._zoom = zoom
        self.virtual_size = Size(self.drawing.width, self.drawing.height)
        self.refresh()
        if self.selected is not None:
            self._show(self.drawing.spots[self.selected], centred=True)

    def _show(self, spot: Spot, centred: bool) -> None:
        region = Region(spot.x, spot.y, spot.width, 1)
        self.scroll_to_region(region, spacing=AROUND, center=centred, animate=False, force=True)

    @property
    def _margin(self) -> Offset:
        """How far a map that is smaller than its place stands from the corner, to be in the middle."""
        left, top = self.size.width - self.drawing.width, self.size.height - self.drawing.height
        return Offset(max(0, left // 2), max(0, top // 2))

    # --- rows

    def render_line(self, y: int) -> Strip:
        margin, width = self._margin, self.size.width
        row, left = y + self.scroll_offset.y - margin.y, self.scroll_offset.x - margin.x
        runs = self.drawing.within(row, left, left + width)
        start = min(left, runs[0].x) if runs else left
        strip = Strip(self._segments(runs, start)).crop_extend(left - start, left - start + width, self.rich_style)
        if self.selected is not None and (spot := self.drawing.spots[self.selected]).y == row:
            strip = self._lit(strip, spot.x - left, spot.x - left + max(1, spot.width - 1))
        return strip

    def _segments(self, runs: Sequence[Run], x: int) -> Iterator[Segment]:
        """These pieces of a row, and the blanks between them from a column on."""
        base = self.rich_style
        for run in runs:
            if run.x > x:
                yield Segment(" " * (run.x - x), base)
            yield Segment(run.text, self.get_component_rich_style(f"story-map--{run.ink}"))
            x = run.x + run.width

    def _lit(self, strip: Strip, start: int, end: int) -> Strip:
        """A row with what of the selected scene is in sight lit."""
        start, end = (min(max(0, x), strip.cell_length) for x in (start, end))
        if start == end:
            return strip
        style = self.get_component_rich_style("story-map--selected")
        lit = Segment.apply_style(strip.crop(start, end), post_style=style)
        return Strip.join((strip.crop(0, start), Strip(lit, end - start), strip.crop(end)))

    # --- the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._held, self._dragged = event.screen_offset, False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held is not None and self._held != event.screen_offset:
            moved = self._held - event.screen_offset
            self._held, self._dragged = event.screen_offset, True
            self.scroll_relative(moved.x, moved.y, animate=False)

    def on_mouse_up(self) -> None:
        self._held = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if not self._dragged:
            at = event.offset + self.scroll_offset - self._margin
            self.select(next((name for name in self.chart.order if self.drawing.spots[name].holds(at.x, at.y)), None))

"""The meters as slim bars that move, with by how much and why; stacked in a column, or folded into a line or two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget

from tui.playing.gauges import Gauge
from tui.prose import clean
from tui.widgets.fitted import Fitted
from tui.widgets.paragraphs import hanging, prose

CELLS = 10
SECONDS = 0.4


class Meters(Widget):
    """Shows gauges; the bars move from where they stood, unless animations are off."""

    DEFAULT_CSS = "Meters { height: auto; }"
    gauges: reactive[tuple[Gauge, ...]] = reactive((), layout=True)
    progress: reactive[float] = reactive(1.0)

    def __init__(self, *, folded: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._set = folded_gauges if folded else stacked

    def move(self, gauges: Sequence[Gauge]) -> None:
        """Show these gauges; what moved, moves."""
        if tuple(gauges) == self.gauges:
            return
        self.gauges = tuple(gauges)
        self.set_class(any(gauge.change for gauge in gauges), "-moved")
        self.progress = 0.0
        self.animate("progress", 1.0, duration=SECONDS, level="basic")

    def render(self) -> VisualType:
        return Fitted(partial(self._set, self.gauges, self.progress))


def bar(share: float) -> Content:
    """A bar of ten cells, in halves: a heavy line for what is there, a light one for the rest."""
    halves = round(min(1.0, max(0.0, share)) * CELLS * 2)
    there = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.styled(there, "$accent") + Content.styled("─" * (CELLS - len(there)), "$line")


def moved(gauge: Gauge) -> str:
    """`▲10`, `▼5`, or nothing."""
    return "" if not gauge.change else f"{'▲' if gauge.change > 0 else '▼'}{abs(gauge.change)}"


def stacked(gauges: Sequence[Gauge], progress: float, width: int) -> Content:
    """A gauge below the other: its name, its bar, and why it moved."""
    blocks = [_block(gauge, progress, width) for gauge in gauges]
    return Content("\n\n").join(blocks)


def _block(gauge: Gauge, progress: float, width: int) -> Content:
    lines = [Content(clean(gauge.label)).truncate(width, ellipsis=True), _measure(gauge, progress)]
    if gauge.change and gauge.why:
        lines.append(hanging(prose(gauge.why, "$quiet"), width))
    return Content("\n").join(lines)


def _measure(gauge: Gauge, progress: float) -> Content:
    value = gauge.value - gauge.change * (1 - progress)
    return (
        Content(" ")
        .join([bar(gauge.share(value)), Content(str(gauge.value)), Content.styled(moved(gauge), "bold")])
        .rstrip()
    )


def folded_gauges(gauges: Sequence[Gauge], progress: float, width: int) -> Content:
    """All gauges in one line, with bars where there is room for them, and below it why they moved."""
    named = [Content(clean(gauge.label)) + " " for gauge in gauges]
    long = Content("   ").join([name + _measure(each, progress) for name, each in zip(named, gauges, strict=True)])
    short = Content("   ").join([name + _short(each) for name, each in zip(named, gauges, strict=True)])
    lines = [long if long.cell_length <= width else short.truncate(width, ellipsis=True)]
    reasons = "; ".join(dict.fromkeys(gauge.why for gauge in gauges if gauge.change and gauge.why))
    if reasons:
        lines.append(prose(reasons, "$quiet").truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def _short(gauge: Gauge) -> Content:
    return Content(" ").join([Content(str(gauge.value)), Content.styled(moved(gauge), "bold")]).rstrip()

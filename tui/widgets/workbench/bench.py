"""The right side of the workbench: the faults, the map, and what plays from here come to, one tab each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import TabbedContent, TabPane, Tabs

from sim.source.diagnostics import Diagnostic, Severity
from tui.widgets.fitted import Fitted
from tui.widgets.sheet import Sheet
from tui.widgets.workbench.chart_pane import ChartPane
from tui.widgets.workbench.faults import Faults

if TYPE_CHECKING:
    from tui.map.chart import Chart

FAULTS, MAP, FIGURES = "faults", "map", "figures"


class Bench(TabbedContent):
    """Shows what it is told of the story on the other side."""

    def __init__(self, path: Path, *, id: str | None = None) -> None:
        super().__init__(initial=FAULTS, id=id)
        self._faults = Faults(path, id="fault-list")
        self._chart = ChartPane()
        self._sheet = Sheet()
        self._figures = VerticalScroll(self._sheet, id="figure-sheet")
        self.compose_add_child(TabPane("Faults", self._faults, id=FAULTS))
        self.compose_add_child(TabPane("Map", self._chart, id=MAP))
        self.compose_add_child(TabPane("From here", self._figures, id=FIGURES))

    def land(self) -> None:
        """Put the focus into the open tab."""
        if self.active == MAP:
            self._chart.land()
        else:
            (self._faults if self.active == FAULTS else self._figures).focus()

    @property
    def zoom(self) -> int | None:
        """How near the map is; None where there is none yet."""
        return self._chart.zoom

    def tell_faults(self, faults: Sequence[Diagnostic]) -> None:
        """Show the faults, and how many there are on the tab."""
        if self._faults.show(faults):
            self.get_tab(FAULTS).label = _label(faults)

    def tell_chart(self, chart: Chart) -> None:
        """Show the map."""
        self._chart.show(chart)

    def tell_figures(self, visual: Fitted) -> None:
        """Show the figures."""
        self._sheet.update(visual)

    @on(TabbedContent.TabActivated)
    def _activated(self) -> None:
        if isinstance(self.screen.focused, Tabs) or not self.has_focus_within:
            return
        self.land()


def _label(faults: Sequence[Diagnostic]) -> Content:
    if not faults:
        return Content("Faults")
    has_errors = any(fault.severity is Severity.ERROR for fault in faults)
    return Content.assemble("Faults ", (str(len(faults)), "bold $error" if has_errors else "bold $warning"))

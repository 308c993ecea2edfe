"""A page of a debrief's parts, set in lines for whatever width there is."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.selection import Selection
from textual.widgets import Static

from tui.debriefing.parts import Part
from tui.widgets.fitted import Fitted
from tui.widgets.typeset import typeset


def fitted(parts: Iterable[Part]) -> Fitted:
    """The parts, one below the other."""
    kept = tuple(parts)

    def fit(columns: int) -> Content:
        return typeset(kept, columns)

    return Fitted(fit)


class Sheet(Static):
    """A page as long as it has to be. Its text can be selected and copied."""

    def tell(self, parts: Iterable[Part]) -> None:
        """Show these parts instead."""
        self.update(fitted(parts))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        visual = self.visual
        if not isinstance(visual, Fitted):
            return None
        return selection.extract(visual.at(self.content_size.width).plain), "\n"

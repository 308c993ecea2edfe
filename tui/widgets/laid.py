"""What is set in lines for whatever width there is: as the text of a page, or as a row of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from tui.debriefing.parts import Part
from tui.widgets.typeset import typeset


class Laid(Visual):
    """Text that is laid out by a function of the columns there are; the last layout is kept."""

    def __init__(self, lay: Callable[[int], Content]) -> None:
        self._lay = lay
        self._last: tuple[int, Content] = (0, Content(""))

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Laid:
        """The parts of a debrief, one below the other."""
        kept = tuple(parts)
        return cls(lambda columns: typeset(kept, columns))

    def at(self, columns: int) -> Content:
        """The text in lines of at most so many columns."""
        if self._last[0] != columns:
            self._last = (columns, self._lay(columns))
        return self._last[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.at(width).plain.count("\n") + 1

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        if style.foreground != options.get_style("$foreground").foreground:
            # Under a cursor, or where a text is quiet as a whole, colours of its own might not be told from the ground.
            options = replace(options, post_style=Style(foreground=style.foreground))
        return self.at(width).render_strips(width, height, style, options)


class Sheet(Static):
    """A page of parts, as long as it has to be. Its text can be selected and copied."""

    def tell(self, parts: Iterable[Part]) -> None:
        """Show these parts instead."""
        self.update(Laid.of(parts))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        visual = self.visual
        return (selection.extract(visual.at(self.content_size.width).plain), "\n") if isinstance(visual, Laid) else None

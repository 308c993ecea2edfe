"""A visual whose text is set anew for each width: for what no wrapping can do, such as frames and hanging indents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Fitted(Visual):
    """Lines made by `fit`, which gets the width in columns; no line may be longer. The last setting is kept."""

    def __init__(self, fit: Callable[[int], Content]) -> None:
        self._fit = fit
        self._last: tuple[int, Content] = (-1, Content())

    def at(self, columns: int) -> Content:
        """The text at a width."""
        if self._last[0] != columns:
            self._last = (columns, self._fit(columns))
        return self._last[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.at(width).plain.count("\n") + 1 if width > 0 else 0

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        if style.foreground != options.get_style("$foreground").foreground:
            # Under a cursor, or where a text is quiet as a whole, colours of its own might not be told from the ground.
            options = replace(options, post_style=Style(foreground=style.foreground))
        return self.at(width).render_strips(width, height, style, options) if width > 0 else []

"""A visual whose text is set anew for each width: for what no wrapping can do, such as frames and hanging indents."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Fitted(Visual):
    """Lines made by `fit`, which gets the width in columns; no line may be longer."""

    def __init__(self, fit: Callable[[int], Content]) -> None:
        self._fit = fit
        self._width = -1
        self._content = Content()

    def content(self, width: int) -> Content:
        """The text at a width."""
        if width != self._width:
            self._content, self._width = self._fit(width), width
        return self._content

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.content(width).plain.count("\n") + 1 if width > 0 else 0

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self.content(width).render_strips(width, height, style, options) if width > 0 else []


def hanging(text: Content, width: int, first: str | Content = "", rest: str = "") -> Content:
    """A paragraph in lines of so many columns, the first behind `first` and the others behind `rest`."""
    lead = Content(first) if isinstance(first, str) else first
    lines = text.wrap(max(4, width - max(lead.cell_length, len(rest))))
    return Content("\n").join([(lead if index == 0 else Content(rest)) + line for index, line in enumerate(lines)])

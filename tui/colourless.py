"""What the app shows where NO_COLOR is set."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = Style(color="default", bgcolor="default")
_REVERSED = _PLAIN + Style(reverse=True)


class Colourless(LineFilter):
    """Takes every colour away; what stood out by its background (the cursor, a selection) is reversed instead.

    Textual's own filters for NO_COLOR leave greys, black on black in the terminal's own colours, or no cursor.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _plain(style), control) for text, style, control in segments]


@lru_cache(1024)
def _plain(style: Style) -> Style:
    stands_out = style.bgcolor is not None and not style.bgcolor.is_default
    return style + (_REVERSED if stands_out else _PLAIN)

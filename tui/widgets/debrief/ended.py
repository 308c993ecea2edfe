"""How it ended: a crossed line first, then the ending, where to find help, and how the other side saw it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.debriefing.looking import LookingBack
from tui.debriefing.parts import Paragraph, Part
from tui.debriefing.telling import tell_ending, tell_floor, tell_help, tell_other_side
from tui.widgets.sheet import Sheet, fitted


def tell_ended(found: LookingBack) -> Iterator[Part]:
    """What is told first of all; help stands before the other side, where nobody has to scroll for it."""
    yield from map(Paragraph, found.play.notices)
    yield from tell_floor(found.debrief)
    yield from tell_ending(found.debrief)
    yield from tell_help(found.debrief)
    yield from tell_other_side(found.debrief, found.play.written)


class Ended(VerticalScroll):
    """One page, from top to bottom."""

    def __init__(self, found: LookingBack) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        yield Sheet(fitted(tell_ended(self._found)))

    def land(self) -> None:
        """Put the focus where the reader is."""
        self.focus()

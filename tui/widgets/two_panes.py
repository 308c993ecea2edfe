"""A list and what it leads to: side by side on a wide screen, one after the other on any other."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget


class TwoPanes(Horizontal):
    """The list is on the left and has the focus first; `enter` leads into the right pane, `leave` back."""

    SCOPED_CSS = False  # the breakpoints are classes of the screen
    DEFAULT_CSS = """
    TwoPanes > .left { width: 1fr; }
    TwoPanes > .right { width: 1fr; display: none; }
    TwoPanes.-inside > .left { display: none; }
    TwoPanes.-inside > .right { display: block; }
    .-wide TwoPanes > .left { width: 5fr; max-width: 64; display: block; }
    .-wide TwoPanes > .right { width: 7fr; display: block; }
    """
    inside = reactive(False, toggle_class="-inside")

    def __init__(self, left: Widget, right: Widget) -> None:
        super().__init__()
        self._left = left
        self._right = right
        left.add_class("left")
        right.add_class("right")

    def compose(self) -> ComposeResult:
        yield self._left
        yield self._right

    def enter(self) -> None:
        """Into the right pane."""
        self.inside = True
        _landing(self._right).focus()

    def leave(self) -> bool:
        """Back to the list; False where that is where one was."""
        if not self.inside:
            return False
        self.inside = False
        self._left.focus()
        return True

    def land(self) -> None:
        """Put the focus where the reader is."""
        (_landing(self._right) if self.inside else self._left).focus()


def _landing(pane: Widget) -> Widget:
    """The pane itself, or the first thing in it that takes the focus."""
    inner = (child for child in pane.walk_children(Widget) if child.focusable)
    return pane if pane.can_focus else next(inner, pane)

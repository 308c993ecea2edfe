"""Threads and repaints take turns: either holds the other up, and what was found first is to be seen first."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from textual.message import Message

from tui.screens.stage import Stage

PAINTING = 0.2  # the most seconds that a thread waits for a repaint


class TakingTurns(Stage[None]):
    """A screen that paints what is known before more is worked out."""

    def after_repaint(self, callback: Callable[[], object]) -> None:
        """Call something when all that was changed by now is painted."""
        # By way of a child's queue: a screen hears only after its own turn what its children want to have painted.
        self.children[-1].call_after_refresh(callback)

    def bring(self, message: Message) -> None:
        """In a thread: post a message to this screen, and wait until what came of it is painted."""
        painted = Event()
        self.post_message(message)
        self.call_later(self.after_repaint, painted.set)
        painted.wait(PAINTING)

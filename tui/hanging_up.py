"""A terminal that goes away: its window is closed, its connection breaks. Nobody is there any more, so the app ends.

Without this the input of a lost terminal reads as empty for ever, and the app would keep a processor busy with it.
"""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from threading import Thread


def on_hang_up(leave: Callable[[], object]) -> None:
    """Call `leave` from a thread of its own when standard input's terminal, or the pipe in its place, is gone."""
    poll = getattr(select, "poll", None)
    if poll is None or sys.__stdin__ is None:
        return
    try:
        fileno = sys.__stdin__.fileno()
    except (OSError, ValueError):
        return
    waiting = poll()
    waiting.register(fileno, 0)  # asks for nothing, and is told of a hang-up all the same

    def wait() -> None:
        waiting.poll()
        leave()

    Thread(target=wait, name="hang-up", daemon=True).start()

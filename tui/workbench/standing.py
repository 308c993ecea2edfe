"""Where a road stands, in two lines: the scene, whose turn it is and the clock; and every state with its value."""

from __future__ import annotations

from typing import NamedTuple

from sim.play.session import Session
from sim.story.clock import time_text
from sim.story.model import PLAYER, Meter
from tui.words import silence_words
from tui.workbench.rows import value_text


class Value(NamedTuple):
    """A state and what it is now; players see those that are `shown`."""

    name: str
    text: str
    shown: bool


def values(session: Session) -> tuple[Value, ...]:
    """Every state, in the order of the story."""
    declared, state = session.story.scenario.state, session.state
    return tuple(Value(name, value_text(state[name]), _is_shown(declared[name])) for name in declared)


def _is_shown(state: Meter | bool) -> bool:
    return isinstance(state, Meter) and state.shown


def where(session: Session) -> str:
    """`kitchen · ex decides · day 3, 18:00 · 2 days of silence · a no stands`."""
    turn = "" if session.by in (None, PLAYER) else f"{session.by} decides"
    turn = "a chance is open" if session.pending is not None else turn
    clock = f"day {session.day}, {time_text(session.minutes)}"
    no = "a no stands" if session.told_no else ""
    return " · ".join(filter(None, (session.scene, turn, clock, silence_words(session.silence), no)))

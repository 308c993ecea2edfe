"""Lessons as they might go, for properties that hold of every one: what the room refuses is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from sim.classroom.balloting import LOT, MAJORITY, OVERRIDE
from sim.classroom.events import (
    PASS,
    Begun,
    Briefed,
    Cast,
    Closed,
    Counted,
    Debriefed,
    Decided,
    Event,
    Joined,
    Locked,
    Marked,
    Networked,
    Opened,
    Parted,
    Reissued,
    Released,
    Removed,
    Returned,
    Revealed,
    Switched,
    Took,
    Undid,
    Veiled,
    Voted,
)
from sim.classroom.refusals import Refused
from sim.classroom.room import Room
from sim.classroom.rules import apply
from sim.classroom.rules.course import STATIONS
from sim.classroom.seating import OBSERVER

T = TypeVar("T")
Move = tuple[str, int, int]


def _seat(room: Room, n: int) -> str:
    return _of([*room.seats], n, "nobody")


def _option(room: Room, n: int) -> str:
    return _of([*(option.id for option in room.session.options), PASS], n, PASS)


def _of(choices: Sequence[T], n: int, otherwise: T) -> T:
    return choices[n % len(choices)] if choices else otherwise


def _majority(room: Room) -> Decided:
    return Decided(_of(room.ballot.leading if room.ballot else (), 0, PASS), MAJORITY)


def _took(room: Room, n: int, m: int) -> Took:
    play = room.seats[_seat(room, n)].play if room.seats else None
    options = [option.id for option in play.session.options] if play else []
    return Took(_seat(room, n), _of([*options, PASS], m, PASS))


MOVES: dict[str, Callable[[Room, int, int], Event]] = {
    "join": lambda room, n, m: Joined(f"s{len(room.seats) + 1}", f"Seat {len(room.seats) + 1}", "token"),
    "cast": lambda room, n, m: Cast(_seat(room, n), _of([*room.roles, OBSERVER], m, OBSERVER)),
    "remove": lambda room, n, m: Removed(_seat(room, n)),
    "reissue": lambda room, n, m: Reissued(_seat(room, n), f"token {m}"),
    "lock": lambda room, n, m: Locked(n % 4 == 0),
    "devices": lambda room, n, m: Networked(n % 4 != 0),
    "veil": lambda room, n, m: Veiled("paused" if n % 4 == 0 else ""),
    "brief": lambda room, n, m: Briefed(),
    "begin": lambda room, n, m: Begun(),
    "open": lambda room, n, m: Opened(),
    "vote": lambda room, n, m: Voted(_seat(room, n), _option(room, m)),
    "count": lambda room, n, m: Counted({option.id: (n + i) % 5 for i, option in enumerate(room.session.options)}),
    "close": lambda room, n, m: Closed(),
    "reveal": lambda room, n, m: Revealed(),
    "follow": lambda room, n, m: _majority(room),
    "override": lambda room, n, m: Decided(_option(room, n), OVERRIDE),
    "lot": lambda room, n, m: Decided(PASS, LOT),
    "back": lambda room, n, m: Returned(1 + n % (room.session.steps + 1)),
    "switch": lambda room, n, m: Switched(n % (len(room.trace.steps) + 1)),
    "take": _took,
    "undo": lambda room, n, m: Undid(_seat(room, n)),
    "debrief": lambda room, n, m: Debriefed(STATIONS[n % 4]),
    "release": lambda room, n, m: Released(),
    "mark": lambda room, n, m: Marked(_seat(room, n) if m % 3 else "", "plus" if n % 2 else "delta", f"note {m}"),
    "part": lambda room, n, m: Parted(f"line {n}"),
}
BALLOT = "a whole ballot"
_NUMBERS = st.integers(0, 60)
moves = st.lists(st.tuples(st.sampled_from([BALLOT, *MOVES]), _NUMBERS, _NUMBERS), max_size=40)


def hold(room: Room, proposed: Sequence[Move]) -> list[Event]:
    """Hold a lesson in a room, beginning with three seats; what happened in it."""
    happened = []
    for move in [("join", 0, 0)] * 3 + [("begin", 0, 0), *proposed]:
        for name, n, m in _ballot(room, *move[1:]) if move[0] == BALLOT else [move]:
            event = MOVES[name](room, n, m)
            try:
                apply(room, event)
            except Refused:
                continue
            happened.append(event)
    return happened


def _ballot(room: Room, n: int, m: int) -> list[Move]:
    """Everybody votes, and the majority is followed; lessons of single moves would rarely come so far."""
    votes: list[Move] = [("vote", seat, n >> seat & 1) for seat in range(len(room.seats))]
    return [("open", 0, 0), *votes, ("close", 0, 0), *([("reveal", 0, 0)] if m % 2 else []), ("follow", 0, 0)]

"""Whatever might be asked of a room: mostly what fits the moment, sometimes what does not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random

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
    Ended,
    Event,
    Joined,
    Locked,
    Marked,
    Networked,
    Opened,
    Parted,
    Reissued,
    Rekeyed,
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


def happening(room: Room, lot: Random) -> Event:
    """Something that somebody might ask for now, sensible or not."""
    kinds: list[Callable[[], Event]] = [
        lambda: Joined(f"s{len(room.seats) + lot.randrange(2)}", f"Name {lot.randrange(40)}", "token"),
        lambda: Cast(_seat(room, lot), lot.choice([*room.roles, OBSERVER, "stranger"])),
        lambda: Removed(_seat(room, lot)),
        lambda: Reissued(_seat(room, lot), "another token"),
        lambda: Locked(lot.random() < 0.2),
        lambda: Rekeyed("another secret"),
        lambda: Networked(lot.random() < 0.8),
        lambda: Veiled(lot.choice(["", "", "", "paused", "blank", "curtain"])),
        lambda: Marked(lot.choice(["", _seat(room, lot)]), lot.choice(["plus", "delta", "grade"]), "He asked."),
        lambda: Returned(lot.randrange(1, 12)),
        lambda: Switched(lot.randrange(12)),
        lambda: Undid(_seat(room, lot)),
        lambda: Debriefed(lot.choice([*STATIONS, "marks"])),
        lambda: lot.choice([Briefed(), Begun(), Released(), Parted("Ask first."), Ended()]),
    ]
    likely: list[Callable[[], Event]] = [
        lambda: Voted(_seat(room, lot), _option(room, lot)),
        lambda: Took(_seat(room, lot), _own_option(room, lot)),
        lambda: Decided(_option(room, lot), lot.choice([MAJORITY, OVERRIDE, OVERRIDE, LOT])),
        lambda: Counted({option: lot.randrange(9) for option in room.session.offered}),
        lambda: lot.choice([Begun(), Opened(), Closed(), Revealed()]),
    ]
    return lot.choice([*kinds, *likely * 4])()


def _seat(room: Room, lot: Random) -> str:
    return lot.choice([*room.seats, "nobody"])


def _option(room: Room, lot: Random) -> str:
    leading = room.ballot.leading if room.ballot is not None else ()
    return lot.choice([*room.session.offered, *leading, PASS, "nothing-like-it"])


def _own_option(room: Room, lot: Random) -> str:
    plays = [seat.play for seat in room.seats.values() if seat.play is not None]
    return lot.choice([*(option for play in plays for option in play.session.offered), PASS])


def happen(room: Room, lot: Random, times: int) -> list[Event]:
    """Let so many things be asked for; those that were done."""
    done = []
    for _ in range(times):
        event = happening(room, lot)
        with suppress(Refused):
            apply(room, event)
            done.append(event)
    return done

"""What every handler of the server has at hand: the room, the pages, who may ask how often, and what it handed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random, SystemRandom
from typing import TypedDict

from aiohttp import web

from sim.classroom.keeping import Keeper
from sim.classroom.server.broadcast import Broadcast
from sim.classroom.server.limits import Pace, Tries
from sim.classroom.server.pages import Page


class HelpLine(TypedDict):
    """Somebody to call, where, and when the number was last looked up."""

    name: str
    number: str
    place: str
    checked: str


@dataclass(slots=True)
class Desk:
    """The server's own. `address` is where phones find the room, `names` what this machine may be called in a browser
    beside its plain addresses, `clock` counts seconds, from whenever."""

    keeper: Keeper
    pages: Mapping[str, Page]
    address: str
    clock: Callable[[], float]
    names: frozenset[str] = frozenset()
    support: Sequence[HelpLine] = ()
    random: Random = field(default_factory=SystemRandom)
    broadcast: Broadcast = field(init=False)
    tries: Tries = field(init=False)
    seat_pace: Pace = field(init=False)
    address_pace: Pace = field(init=False)
    given: set[str] = field(default_factory=set)  # names of seats that are being taken just now
    numbered: int = 0  # the last number that was given to a seat
    parted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.broadcast = Broadcast(self.keeper, self.address)
        self.tries = Tries(self.clock)
        self.seat_pace = Pace(self.clock, at_once=20, a_second=5)
        # A whole class may be behind one address: 300 seats that all click three times in the same instant.
        self.address_pace = Pace(self.clock, at_once=2_000, a_second=500)

    def next_seat(self) -> str:
        """An id that no seat has, and that is given to nobody else."""
        self.numbered += 1
        while f"s{self.numbered}" in self.keeper.room.seats:
            self.numbered += 1
        return f"s{self.numbered}"


DESK = web.AppKey("desk", Desk)


def desk_of(request: web.Request) -> Desk:
    """The desk that a request came to."""
    return request.app[DESK]

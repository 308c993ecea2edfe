"""A seat in a room, and which roles are free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sim.play.playthrough import Playthrough

OBSERVER = "observer"


@dataclass(slots=True)
class Seat:
    """Somebody's seat. `play` is their own road, where everybody has one."""

    id: str
    name: str
    proof: str
    role: str
    removed: bool = False
    play: Playthrough | None = None


def role_for_next(roles: Sequence[str], seats: Iterable[Seat]) -> str:
    """The role that fewest have; of several, the first. So the sides of a class stay even."""
    taken = Counter(seat.role for seat in seats if not seat.removed)
    return min(roles, key=lambda role: taken[role])

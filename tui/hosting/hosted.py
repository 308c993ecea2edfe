"""A room as it is open: who keeps it, and the way to it for devices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.classroom.keeping import Keeper


@dataclass(frozen=True, slots=True)
class Doorway:
    """How devices come in: the code, the addresses as people type them (`192.168.1.5:8000`, the likeliest first), and
    the link that is the teacher's alone."""

    code: str
    addresses: tuple[str, ...]
    teacher: str
    port: int


@dataclass(frozen=True, slots=True)
class Hosted:
    """What a stage takes; without a doorway the class votes by hand."""

    keeper: Keeper
    doorway: Doorway | None

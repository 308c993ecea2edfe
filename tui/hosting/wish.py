"""What a room is to be: which story or lesson, what the class plays, in which manner, by whose guidance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. Without roles the class plays the lead, and two sides the lead and the ex."""

    story: str
    lesson: str | None = None
    mode: str = "class"
    roles: tuple[str, ...] = ()
    practice: bool = True
    guidance: str | None = None
    seed: int | None = None

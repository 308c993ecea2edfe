"""What a play is to be: which story, who sits where, by whose guidance, and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; `taken` is a list of decisions to begin with, `resume` a kept play to go on with, `record`
    the name of the check that it is to become, `lesson` the name or the number of the excerpt that is to be played.

    Where several play at one laptop, `seats` is how many and `seat_roles` what was chosen for them (`1=ex`); `seating`
    is who sits where in the end."""

    story: str | None = None
    seed: int | None = None
    taken: str | None = None
    trace: Path | None = None
    resume: str | None = None
    role: str | None = None
    guidance: str | None = None
    coach: bool = False
    form: str = "text"
    names: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    record: str | None = None
    lesson: str | None = None
    seats: int | None = None
    seat_roles: tuple[str, ...] = ()
    seating: tuple[str, ...] = ()

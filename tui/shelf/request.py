"""What a play is to be: which story, who sits where, by whose guidance, and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; `taken` is a list of decisions to begin with, `resume` a kept play to go on with, `record`
    the name of the check that it is to become, `lesson` the name or the number of the excerpt that is to be played."""

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

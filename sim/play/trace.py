"""The trace of a play: a header and an append-only tree of steps, a JSON line each.

Undo and another try append a step whose parent is further back; nothing is ever rewritten. The present
road is the ancestry of the last line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sim.story.clock import DAY, day_of, parse_time, time_text
from sim.story.prose import Person, Pronouns

VERSION = 1
PERSON = "person"
WEIGHTS = "weights"
_TEXTS = ("path", "hash", "pack", "pack_hash", "started", "continues", "lesson")


class LaterVersion(ValueError):
    """A trace that a later version wrote: sound, and not to be read here."""


class Header(NamedTuple):
    """What a play was a play of: enough to find the story again and to see whether it has changed."""

    story: str
    path: str = ""
    hash: str = ""
    pack: str = ""
    pack_hash: str = ""
    seed: int = 0
    cast: Mapping[str, Person] = {}
    roles: Mapping[str, str] = {}  # who plays each role: a person, or weights
    started: str = ""
    continues: str = ""  # the trace that this one goes on from, where the story was edited in between
    lesson: str = ""  # the name of the lesson that was played; empty where it was the whole story
    seats: tuple[str, ...] = ()  # where several play at one laptop: the role of each seat, or `observer`
    round: int = 1  # and the how-manieth play it is in which their roles go round

    @property
    def persons(self) -> tuple[str, ...]:
        """The roles that a person plays."""
        return tuple(role for role, who in self.roles.items() if who == PERSON)


class Step(NamedTuple):
    """One decision, and where it led. Step 0 is the opening: no option, only how chances fell."""

    n: int
    parent: int | None
    scene: str
    minutes: int
    role: str | None
    option: str | None
    offered: tuple[str, ...]
    fell: tuple[str, ...]
    draws: int
    leads: str


@dataclass(slots=True)
class Trace:
    """Header and steps, in the order in which they were made."""

    header: Header
    steps: list[Step] = field(default_factory=list)

    def road(self) -> list[Step]:
        """The present road: the ancestry of the last step, from the opening on."""
        by_number = {step.n: step for step in self.steps}
        road = []
        step = self.steps[-1] if self.steps else None
        while step is not None:
            road.append(step)
            step = by_number.get(step.parent) if step.parent is not None else None
        return road[::-1]

    @property
    def leaves(self) -> list[int]:
        """The numbers of the steps that nothing follows, each the end of a road that was tried."""
        followed = {step.parent for step in self.steps}
        return [step.n for step in self.steps if step.n not in followed]

    def lines(self) -> list[str]:
        """The trace as JSON lines."""
        return [header_line(self.header), *map(step_line, self.steps)]


def header_line(header: Header) -> str:
    """The first line of a trace."""
    cast = {role: {"name": who.name, "pronouns": _pronouns(who.pronouns)} for role, who in header.cast.items()}
    data = {
        "trace": VERSION,
        "story": header.story,
        "path": header.path,
        "hash": header.hash,
        "pack": header.pack,
        "pack_hash": header.pack_hash,
        "seed": header.seed,
        "cast": cast,
        "roles": dict(header.roles),
        "started": header.started,
        "continues": header.continues,
    }
    lesson = {"lesson": header.lesson} if header.lesson else {}
    table = {"seats": list(header.seats), "round": header.round} if header.seats else {}
    return as_json({**data, **lesson, **table})


def step_line(step: Step) -> str:
    """One step as a line; the clock stands in it as people read it."""
    data = step._asdict()
    minutes = data.pop("minutes")
    data["clock"] = f"{day_of(minutes)} {time_text(minutes)}"
    return as_json(data)


def as_json(data: Mapping[str, Any]) -> str:
    """The data as one line of JSON."""
    import json  # a play tells its first text before it writes its first line

    return json.dumps(data, ensure_ascii=False)


def parse_header(data: Mapping[str, Any]) -> Header:
    """The header of a first line. Raises ValueError (LaterVersion is one), KeyError or TypeError for anything else."""
    version = data["trace"]
    if version != VERSION:
        fault = LaterVersion if isinstance(version, int) and version > VERSION else ValueError
        raise fault(f"trace format {version} is not known here, only {VERSION}")
    cast = {str(role): Person(_name(who["name"]), Pronouns(**who["pronouns"])) for role, who in data["cast"].items()}
    texts = {key: str(data.get(key, "")) for key in _TEXTS}
    roles = {str(role): str(who) for role, who in data["roles"].items()}
    seats = tuple(map(str, data.get("seats", ())))
    around = int(data.get("round", 1))
    return Header(
        story=str(data["story"]), seed=int(data["seed"]), cast=cast, roles=roles, seats=seats, round=around, **texts
    )


def parse_step(data: Mapping[str, Any]) -> Step:
    """A step of a line. Raises ValueError, KeyError or TypeError for anything else."""
    day, time = str(data["clock"]).split(" ")
    return Step(
        n=int(data["n"]),
        parent=None if data["parent"] is None else int(data["parent"]),
        scene=str(data["scene"]),
        minutes=int(day) * DAY + parse_time(time),
        role=None if data["role"] is None else str(data["role"]),
        option=None if data["option"] is None else str(data["option"]),
        offered=tuple(map(str, data["offered"])),
        fell=tuple(map(str, data["fell"])),
        draws=int(data["draws"]),
        leads=str(data["leads"]),
    )


def _name(name: object) -> str:
    text = str(name)
    if not text.isprintable():
        raise ValueError("a name holds control characters")
    return text


def _pronouns(pronouns: Pronouns) -> dict[str, str | bool]:
    return {slot: getattr(pronouns, slot) for slot in pronouns._fields}

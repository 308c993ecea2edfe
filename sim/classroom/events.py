"""What can happen in a room. An event is both what is asked for and what is written down, a JSON line each.

Whoever asks proposes an event; the room refuses it or does it, and the journal keeps what was done. No event holds a
secret: where somebody is known by a token, only the token's digest is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeAlias

PASS = ""  # the vote of somebody who would rather not
LONGEST = 280  # characters of anything that a person writes
MOST_HANDS = 999
JOINERS = dict.fromkeys(map(ord, "\u200c\u200d\u00a0"))  # Persian and emoji need what Python holds for unprintable


@dataclass(frozen=True, slots=True)
class Event:
    """Anything that happens in a room."""

    word: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Joined(Event):
    """Somebody took a new seat."""

    word = "joined"
    seat: str
    name: str
    proof: str


@dataclass(frozen=True, slots=True)
class Cast(Event):
    """A seat was given a role: one that is played, or that of an observer."""

    word = "cast"
    seat: str
    role: str


@dataclass(frozen=True, slots=True)
class Removed(Event):
    """A seat was taken away; what it did before stays."""

    word = "removed"
    seat: str


@dataclass(frozen=True, slots=True)
class Reissued(Event):
    """A seat goes to another device; the old token is worth nothing from now on."""

    word = "reissued"
    seat: str
    proof: str


@dataclass(frozen=True, slots=True)
class Locked(Event):
    """Whether nobody else may join."""

    word = "locked"
    on: bool


@dataclass(frozen=True, slots=True)
class Rekeyed(Event):
    """The teacher's link was changed; the old one is worth nothing from now on."""

    word = "rekeyed"
    proof: str


@dataclass(frozen=True, slots=True)
class Networked(Event):
    """Whether the class votes on its devices, or by hand."""

    word = "networked"
    on: bool


@dataclass(frozen=True, slots=True)
class Veiled(Event):
    """Every screen shows nothing but this word, `paused` or `blank`; an empty one lifts it."""

    word = "veiled"
    veil: str


@dataclass(frozen=True, slots=True)
class Briefed(Event):
    """The ground rules, the content note and the way out are on show."""

    word = "briefed"


@dataclass(frozen=True, slots=True)
class Begun(Event):
    """The story begins."""

    word = "begun"


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """The vote on the present decision is open."""

    word = "opened"


@dataclass(frozen=True, slots=True)
class Voted(Event):
    """A seat voted for an option, by its id, or passed; its last vote counts."""

    word = "voted"
    seat: str
    option: str


@dataclass(frozen=True, slots=True)
class Counted(Event):
    """Hands were counted: how many for each option. They stand in place of the devices' votes."""

    word = "counted"
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Closed(Event):
    """No vote is taken any more."""

    word = "closed"


@dataclass(frozen=True, slots=True)
class Revealed(Event):
    """The class sees how it voted."""

    word = "revealed"


@dataclass(frozen=True, slots=True)
class Decided(Event):
    """The story goes on with an option: that of the `majority`, one that the teacher chose (`override`), or, for a
    role that nobody plays, one that the story drew (`lot`; the option is empty)."""

    word = "decided"
    option: str
    how: str


@dataclass(frozen=True, slots=True)
class Returned(Event):
    """Back to before a decision of the present line, by its step from 1; what comes next is another line."""

    word = "returned"
    step: int


@dataclass(frozen=True, slots=True)
class Switched(Event):
    """On with another line, after the step of the trace that has this number."""

    word = "switched"
    number: int


@dataclass(frozen=True, slots=True)
class Took(Event):
    """Where everybody plays their own road: a seat took an option, or passed and let the story draw."""

    word = "took"
    seat: str
    option: str


@dataclass(frozen=True, slots=True)
class Undid(Event):
    """Where everybody plays their own road: a seat took its last decision back."""

    word = "undid"
    seat: str


@dataclass(frozen=True, slots=True)
class Debriefed(Event):
    """The debrief stands at one of its stations."""

    word = "debriefed"
    station: str


@dataclass(frozen=True, slots=True)
class Released(Event):
    """Everybody is out of role."""

    word = "released"


@dataclass(frozen=True, slots=True)
class Ended(Event):
    """The lesson is over."""

    word = "ended"


@dataclass(frozen=True, slots=True)
class Marked(Event):
    """Somebody who watched noted what went well (`plus`) or what could be otherwise (`delta`). The teacher's own
    have no seat."""

    word = "marked"
    seat: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Parted(Event):
    """One line that somebody leaves behind; nobody is told whose."""

    word = "parted"
    text: str


KINDS: dict[str, type[Event]] = {kind.word: kind for kind in Event.__subclasses__()}
Json: TypeAlias = dict[str, Any]


def to_json(event: Event) -> Json:
    """The event as a JSON object; its kind is in `event`."""
    data: Json = {"event": event.word}
    for each in fields(event):
        value = getattr(event, each.name)
        data[each.name] = dict(value) if isinstance(value, Mapping) else value
    return data


def from_json(data: object) -> Event:
    """The event of an object. Raises ValueError for anything that is none: unknown kinds, keys or types, and texts
    that are too long or hold control characters."""
    if not isinstance(data, dict):
        raise ValueError("an event is an object")
    kind = KINDS.get(data.get("event", "")) if isinstance(data.get("event"), str) else None
    if kind is None:
        raise ValueError("no event of that kind is known")
    names = {each.name: str(each.type) for each in fields(kind)}
    if data.keys() - {"event"} != names.keys():
        raise ValueError(f"`{kind.word}` has {', '.join(names) or 'nothing beside its kind'}")
    return kind(**{name: _READERS[type_](data[name]) for name, type_ in names.items()})


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or not value.translate(JOINERS).isprintable():
        raise ValueError(f"text is plain and has at most {LONGEST} characters")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1_000_000_000:
        raise ValueError("a number is whole and not below 0")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("that is true or false")
    return value


def _counts(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or len(value) > 100:
        raise ValueError("counts are numbers by option")
    counts = {_text(name): _whole(count) for name, count in value.items()}
    if any(count > MOST_HANDS for count in counts.values()):
        raise ValueError(f"nobody counts more than {MOST_HANDS} hands")
    return counts


_READERS = {"str": _text, "int": _whole, "bool": _truth, "Mapping[str, int]": _counts}

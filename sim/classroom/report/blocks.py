"""The blocks of a report: the figures that may be shown, with their texts, in order and without layout.

Every form is written from these and from nothing else, so none of them can tell what is hidden: a figure that must not
be shown is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sim.classroom.report.gathering import Place
from sim.debrief.blocks import SourceCard


@dataclass(frozen=True, slots=True)
class Cell:
    """An option: how many took it, or voted for it; None is hidden. `offered` says whether it was on offer to anybody,
    `share` (0 to 1) is there where both figures may be shown."""

    option: str
    text: str
    aside: bool
    offered: bool
    count: int | None
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with all its options; `count` came to it or voted, `again` says which vote of the class it was."""

    place: Place
    title: str
    role: str
    name: str
    count: int | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a source agrees with the plays or seats, 0 to 100: least, lower quartile, median, upper quartile, most.
    None where it speaks to fewer than five of them. `counted` is of how many, None where that is hidden.

    An agreement follows from what somebody chose, so none is told as it is. They are put in order and in groups of five
    or more, and the middle one of each group stands for the whole of it (microaggregation): the least is that of the
    five lowest, and two in a group may have chosen anything.
    """

    source: SourceCard
    counted: int | None
    five: tuple[Fraction, ...] | None


@dataclass(frozen=True, slots=True)
class Ended:
    """How many ended so; `kind` is empty where they came to no ending."""

    kind: str
    count: int | None
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene by id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Tried:
    """An option that so many tried on another line than the one that counts; what few tried is not told of at all."""

    place: Place
    title: str
    option: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Road:
    """A road that a class decided on together: scene title and option text, decision by decision, and the ending. So
    many decisions are `shared` with the road that counts."""

    steps: tuple[tuple[str, str], ...]
    ending: str
    shared: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody who watched noted, in which scene."""

    sign: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Report:
    """All there is to tell. `unit` is `play` or `seat`; `participants` None is hidden: five or more, or, where `few`,
    fewer than five. A class that voted by hand or steered one story has no number of its own."""

    story: str
    title: str
    language: str
    lesson: str
    pack: str
    unit: str
    steered: bool
    few: bool
    participants: int | None
    decisions: tuple[Decision, ...]
    spreads: tuple[Spread, ...]
    endings: tuple[Ended, ...]
    unreached_decisions: tuple[Scene, ...]
    unreached_scenes: tuple[Scene, ...]
    tried: tuple[Tried, ...]
    roads: tuple[Road, ...]
    marks: tuple[Noted, ...]

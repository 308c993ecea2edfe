"""When each scene can take place at all: what is certain about the clock there, whatever road led to it.

Most scenes of most stories begin at a fixed time. Where the clock is certain no state has to hold it, and how many
days pass on the way to the next scene is certain too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.story.clock import DAY, At
from sim.workbench.bounds import ENDLESS
from sim.workbench.space.program import Program

MOST_ROUNDS = 8  # through scenes that lead to each other, before the clock there is taken to grow without end


class When(NamedTuple):
    """The earliest and the latest that the clock can be, in minutes, and the minute of the day where it is certain."""

    low: int
    high: int
    minute: int | None

    @property
    def day(self) -> int | None:
        """The day, where it is certain."""
        return self.low // DAY if self.low // DAY == self.high // DAY else None

    def later(self, minutes: int) -> When:
        """So many minutes later."""
        if not minutes:
            return self
        high = self.high if self.high == ENDLESS else self.high + minutes
        return When(self.low + minutes, high, None if self.minute is None else (self.minute + minutes) % DAY)

    def reaching(self, at: At | None) -> When:
        """Moved on to a time; what would have to go back is left out."""
        if at is None:
            return self
        if at.day is not None:
            then = at.day * DAY + at.time
            return When(then, then, at.time)
        high = self.high if self.high == ENDLESS else at.reached_from(self.high)
        return When(at.reached_from(self.low), high, at.time)

    def days_later(self, minutes: int) -> tuple[int, int]:
        """The least and the most days that turn in so many minutes."""
        earliest, latest = (0, DAY - 1) if self.minute is None else (self.minute, self.minute)
        return (earliest + minutes) // DAY, (latest + minutes) // DAY

    def days_to(self, at: At) -> tuple[int, int]:
        """The least and the most days that turn until a time."""
        if at.day is not None:
            return max(0, at.day - self.high // DAY), max(0, at.day - self.low // DAY)
        earliest, latest = (0, DAY - 1) if self.minute is None else (self.minute, self.minute)
        return int(earliest > at.time), int(latest > at.time)

    def may_be_past(self, at: At) -> bool:
        """Whether the time can be over already."""
        return at.day is not None and self.high > at.day * DAY + at.time


def clocks(program: Program, roots: Iterable[tuple[str, When]]) -> dict[str, When]:
    """The clock in every scene that some road from one of the roots can lead to; roots are not entered yet. What is
    barred counts too: the road so far may have gone there."""
    found: dict[str, When] = {}
    for name, when in roots:
        _enter(program, found, name, when)
    for knot in reversed(program.knots):  # what leads to a scene is known when it is looked at, but for circles
        stale, rounds = found.keys() & knot, 0
        while stale:
            rounds += 1
            for name in [each for each in reversed(knot) if each in stale]:
                stale.discard(name)
                stale |= _go_on(program, found, name).intersection(knot)
            if rounds > MOST_ROUNDS:
                found.update((name, found[name]._replace(high=ENDLESS)) for name in stale)
    return found


def _go_on(program: Program, found: dict[str, When], name: str) -> set[str]:
    """Carry the clock of a scene on to those that it leads to; which of them have changed."""
    changed = set()
    for leaving in program.exits[name]:
        then = found[name].later(leaving.after)
        if not leaving.ways and _come(found, name, then):
            changed.add(name)
        for way in leaving.ways:
            if _enter(program, found, way.scene, then):
                changed.add(way.scene)
    return changed


def _enter(program: Program, found: dict[str, When], name: str, when: When) -> bool:
    entry = program.entries[name]
    return _come(found, name, when.later(entry.after).reaching(entry.at))


def _come(found: dict[str, When], name: str, when: When) -> bool:
    """Have a scene take place then too; whether that is new."""
    old = found.get(name)
    new = found[name] = when if old is None else _either(old, when)
    return new != old


def _either(one: When, other: When) -> When:
    minute = one.minute if one.minute == other.minute else None
    return When(min(one.low, other.low), max(one.high, other.high), minute)

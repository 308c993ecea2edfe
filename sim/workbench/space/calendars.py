"""How many days ago everything was: the part of a state that moves on with each day.

All ages of a state are one calendar, and each calendar that is ever met has a number. What a step makes of a calendar
is worked out once and looked up from then on, however many things are remembered in it. Of calendars that a scene does
not tell apart, the one that was met first stands for all: a real one, so that what is read from several ages together
(a count of days) comes out as it would from any of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.workbench.space.fields import Fields

TODAY = ~0  # instead of the place that an age goes on from, where it is known: all bits of the age turned round


class Calendars:
    """The calendars of one search, numbered as they are met. Number 0 has the lowest ages there are."""

    def __init__(self, fields: Fields) -> None:
        self.places = {field: place for place, field in enumerate(fields.ages)}
        self.highest = tuple([fields.spans[field].high for field in fields.ages])
        self.lowest = tuple([fields.spans[field].low for field in fields.ages])
        self.known = [self.lowest]
        self._numbers: dict[object, int] = {self.lowest: 0}

    def number(self, ages: tuple[int, ...], told: object = None) -> int:
        """The number of a calendar. Those of which the same is `told` have one."""
        number = self._numbers.setdefault(ages if told is None else told, len(self.known))
        if number == len(self.known):
            self.known.append(ages)
        return number


class Kept(NamedTuple):
    """Which ages a scene tells apart: the place of each, and which age stands for which, counted from the lowest."""

    place: int
    standing: tuple[int, ...] | None


class Turned(dict[int, int]):
    """Calendars by number to their numbers after a step, moved up to where they stand in a state: some ages are known
    or go on from others, then days pass, then only what the next scene tells apart is kept."""

    def __init__(
        self, calendars: Calendars, sources: Sequence[int], days: int, kept: Sequence[Kept], offset: int
    ) -> None:
        super().__init__()
        self.calendars, self.sources, self.days, self.kept, self.offset = calendars, sources, days, kept, offset

    def __missing__(self, number: int) -> int:
        calendars = self.calendars
        before, lowest = calendars.known[number], calendars.lowest
        reached = [self.days + (~source if source < 0 else before[source]) for source in self.sources]
        ages = tuple(map(min, calendars.highest, reached))
        told = [ages[place] if its is None else its[ages[place] - lowest[place]] for place, its in self.kept]
        found = self[number] = calendars.number(ages, (self.kept, *told)) << self.offset
        return found


class Age(dict[int, int]):
    """Calendars by number to one age in them, some days later."""

    def __init__(self, calendars: Calendars, source: int, days: int, highest: int) -> None:
        super().__init__()
        self.calendars, self.source, self.days, self.highest = calendars, source, days, highest

    def __missing__(self, number: int) -> int:
        age = self[number] = min(self.highest, self.calendars.known[number][self.source] + self.days)
        return age


class EachDays(dict[int, "Turned | Age"]):
    """The same for as many days as pass: by their number."""

    def __init__(self, pattern: Turned | Age) -> None:
        super().__init__()
        self.pattern = pattern

    def __missing__(self, days: int) -> Turned | Age:
        its = self.pattern
        if isinstance(its, Age):
            found: Turned | Age = Age(its.calendars, its.source, days, its.highest)
        else:
            found = Turned(its.calendars, its.sources, days, its.kept, its.offset)
        self[days] = found
        return found

"""How many days ago everything was: the part of a state that moves on with each day.

All ages of a state are one calendar, and each calendar that is ever met has a number. What a step makes of a calendar
is worked out once and looked up from then on, however many things are remembered in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.workbench.space.fields import Fields

TODAY = ~0  # instead of the place that an age goes on from, where it is known: all bits of the age turned round


class Calendars:
    """The calendars of one search, numbered as they are met. Number 0 is the idle one: it has the lowest ages there
    are, and of days on which an act was done the highest, so that whoever counts them finds none that matter."""

    def __init__(self, fields: Fields) -> None:
        self.places = {field: place for place, field in enumerate(fields.ages)}
        spans = [(field, fields.spans[field]) for field in fields.ages]
        self.highest = tuple([span.high for _, span in spans])
        self.lowest = tuple([span.low for _, span in spans])
        self.idle = tuple([(span.high if field.kind == "date" else span.low) for field, span in spans])
        self.known = [self.idle]
        self._numbers = {self.idle: 0}

    def number(self, ages: tuple[int, ...]) -> int:
        """The number of a calendar."""
        number = self._numbers.setdefault(ages, len(self.known))
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
        before, after = calendars.known[number], list(calendars.idle)
        for place, standing in self.kept:
            source, low = self.sources[place], calendars.lowest[place]
            age = min(calendars.highest[place], self.days + (~source if source < 0 else before[source]))
            after[place] = age if standing is None else low + standing[age - low]
        found = self[number] = calendars.number(tuple(after)) << self.offset
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

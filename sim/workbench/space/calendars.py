"""How many days ago everything was: the part of a state that moves on with each day.

All ages of a state are one calendar, and each calendar that is ever met has a number. What a step makes of a calendar
is worked out once and looked up from then on, however many things are remembered in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from sim.workbench.space.fields import Fields, Span
from sim.workbench.space.reading import Field

TODAY = ~0  # instead of the place that an age goes on from, where it is known: all bits of the age turned round
Dates: TypeAlias = tuple[tuple[int, int], ...]  # how many days ago, the least first, and how often on that day
Ages: TypeAlias = tuple[int | Dates, ...]


class Calendars:
    """The calendars of one search, numbered as they are met. Number 0 is the idle one: it has the lowest ages there
    are, and of days on which an act was done the highest, so that whoever counts them finds none that matter."""

    def __init__(self, fields: Fields) -> None:
        self.places = {field: place for place, field in enumerate(fields.ages)}
        spans = [(field, fields.spans[field]) for field in fields.ages]
        self.highest = tuple([span.high for _, span in spans])
        self.lowest = tuple([span.low for _, span in spans])
        self.longest = {place: field.place for place, field in enumerate(fields.ages) if field.kind == "dates"}
        self.idle: Ages = tuple([_idle(field, span) for field, span in spans])
        self.known = [self.idle]
        self._numbers = {self.idle: 0}

    def number(self, ages: Ages) -> int:
        """The number of a calendar."""
        number = self._numbers.setdefault(ages, len(self.known))
        if number == len(self.known):
            self.known.append(ages)
        return number

    def age(self, number: int, place: int) -> int:
        """One age of a calendar."""
        age = self.known[number][place]
        assert isinstance(age, int)
        return age

    def dates(self, number: int, place: int, source: int, days: int) -> Dates:
        """On which days an act was done, so many days later, as far as that still counts; once more before these days
        where the source is today."""
        before = self.known[number][place]
        assert isinstance(before, tuple)
        if source == TODAY:
            before = ((0, before[0][1] + 1), *before[1:]) if before and before[0][0] == 0 else ((0, 1), *before)
        older = [(age + days, times) for age, times in before if age + days < self.highest[place]]
        return enough(older, self.longest[place])


def enough(dates: Iterable[tuple[int, int]], most: int) -> Dates:
    """The last so many times of those on which an act was done."""
    found = []
    for age, times in dates:
        if most <= 0:
            break
        found.append((age, min(times, most)))
        most -= times
    return tuple(found)


def _idle(field: Field, span: Span) -> int | Dates:
    if field.kind == "dates":
        return ()
    return span.high if field.kind == "date" else span.low


class Kept(NamedTuple):
    """Which ages a scene tells apart: the place of each, and which age stands for which, counted from the lowest."""

    place: int
    standing: tuple[int, ...] | None


class Turned(dict[int, int]):
    """Calendars by number to their numbers after a step, moved up to where they stand in a state: some ages are known
    or go on from others, then days pass, then only what the next scene tells apart is kept."""

    def __init__(
        self, calendars: Calendars, sources: Sequence[int], kept: Sequence[Kept], offset: int, days: int
    ) -> None:
        super().__init__()
        self.calendars, self.sources, self.kept, self.offset, self.days = calendars, sources, kept, offset, days

    def __missing__(self, number: int) -> int:
        calendars = self.calendars
        after = list(calendars.idle)
        for place, standing in self.kept:
            source, low = self.sources[place], calendars.lowest[place]
            if place in calendars.longest:
                after[place] = calendars.dates(number, place, source, self.days)
                continue
            before = ~source if source < 0 else calendars.age(number, source)
            age = min(calendars.highest[place], self.days + before)
            after[place] = age if standing is None else low + standing[age - low]
        found = self[number] = calendars.number(tuple(after)) << self.offset
        return found


class Age(dict[int, int]):
    """Calendars by number to one age in them, some days later."""

    def __init__(self, calendars: Calendars, source: int, highest: int, days: int) -> None:
        super().__init__()
        self.calendars, self.source, self.highest, self.days = calendars, source, highest, days

    def __missing__(self, number: int) -> int:
        age = self[number] = min(self.highest, self.calendars.age(number, self.source) + self.days)
        return age


class Times(dict[int, int]):
    """Calendars by number to how often an act was done in so many days, some days later."""

    def __init__(self, calendars: Calendars, place: int, source: int, within: int, days: int) -> None:
        super().__init__()
        self.calendars, self.place, self.source, self.within, self.days = calendars, place, source, within, days

    def __missing__(self, number: int) -> int:
        dates = self.calendars.dates(number, self.place, self.source, self.days)
        times = self[number] = sum(times for age, times in dates if age < self.within)
        return times


class EachDays(dict[int, dict[int, int]]):
    """The same for as many days as pass: by their number."""

    def __init__(self, make: Callable[[int], dict[int, int]]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, days: int) -> dict[int, int]:
        found = self[days] = self.make(days)
        return found

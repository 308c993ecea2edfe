"""A place on the way from one state to the next, and what every field is worth there, in Python over the state.

While a step is written, what it does is done to these: a number that is known, a table over one field of the state
that the step starts from, or Python for it. So what a step adds, where it stops at a bound, and which value then
stands for others is one look into one table when the step is run. Where all is known, no Python is left at all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeAlias

from sim.story.clock import DAY, At
from sim.workbench.space.calendars import TODAY, Age, Calendars, EachDays, Kept, Times, Turned
from sim.workbench.space.changes import Add, Change, Done, Push, Set
from sim.workbench.space.clocks import When
from sim.workbench.space.fields import Fields, Span
from sim.workbench.space.reading import AGES, DAY_FIELD, MINUTE_FIELD, Field


class Table(NamedTuple):
    """A value that depends on one field of the state: on how far that is above its lowest value."""

    variable: str
    values: tuple[int, ...]


Value: TypeAlias = int | Table | str


class Page(Protocol):
    """Where the Python of a step is written."""

    def table(self, values: tuple[int, ...]) -> str:
        """The name of a table."""
        ...

    def lookup(self, key: Hashable, make: Callable[[], Any]) -> str:
        """The name of something that is looked into; one for each key."""
        ...

    def kept(self, code: str) -> str:
        """The name under which what was reckoned stays at hand."""
        ...


class Start(NamedTuple):
    """What is known in the state itself: the fields, the number of its calendar (or Python for it), and the clock.
    Fields that are not there are as low as they can be: nobody can tell."""

    values: Mapping[Field, Value]
    calendar: int | str
    when: When


class Place:
    """A place on the way."""

    def __init__(self, page: Page, fields: Fields, calendars: Calendars, start: Start) -> None:
        self.page, self.fields, self.calendars, self.when = page, fields, calendars, start.when
        self.values = dict(start.values)
        self.calendar = start.calendar
        self.sources = list(range(len(calendars.lowest)))  # of each age: see `calendars`
        if self.when.day is not None and DAY_FIELD in calendars.places:
            self.sources[calendars.places[DAY_FIELD]] = ~self.when.day
        self.passed: int | str = 0  # days that turned since the state
        self.late: str | bool = False  # whether a time that had to be reached was past
        minute = self.values.get(MINUTE_FIELD, 0) if self.when.minute is None else self.when.minute
        self.minute: int | str = minute if isinstance(minute, int) else self.text(minute)

    def copy(self) -> Place:
        """The same place, to go on from by another way."""
        other = object.__new__(Place)
        other.__dict__.update(self.__dict__)
        other.values, other.sources = dict(self.values), list(self.sources)
        return other

    # --- what is so

    def value(self, field: Field) -> Value:
        """What a field is worth here."""
        if field == MINUTE_FIELD:
            return self.minute
        if field == DAY_FIELD and self.when.day is not None:
            return self.when.day
        span = self.fields.spans.get(field)
        if span is None:  # nobody reads it, so any value does
            return self.fields.lowest(field)
        return self._age(field) if field.kind in AGES else self.values.get(field, span.low)

    def text(self, value: Value) -> str:
        """Python for a value."""
        if isinstance(value, int):
            return repr(value) if value >= 0 else f"({value})"
        if isinstance(value, str):
            return value
        if value.values == tuple(range(len(value.values))):
            return value.variable
        return f"{self.page.table(value.values)}[{value.variable}]"

    def times(self, field: Field, within: int) -> int | str:
        """How often an act was done in so many days, where all its days are known."""
        place = self.calendars.places[field]
        source = self.sources[place]
        key = ("times", place, source, within)
        return self._by_calendar(key, partial(Times, self.calendars, place, source, within))

    def turned(self, kept: tuple[Kept, ...], offset: int) -> int | str:
        """The number of the calendar after all this, with what is kept of it, moved up by so many bits."""
        sources = tuple(self.sources)
        return self._by_calendar(("turned", sources, kept), partial(Turned, self.calendars, sources, kept, offset))

    def _age(self, field: Field) -> int | str:
        place = self.calendars.places[field]
        source, highest = self.sources[place], self.calendars.highest[place]
        if source >= 0:
            return self._by_calendar(("age", source, highest), partial(Age, self.calendars, source, highest))
        if isinstance(self.passed, int):
            return min(~source + self.passed, highest)
        return f"min({~source}+{self.passed},{highest})"

    def _by_calendar(self, key: tuple[Hashable, ...], make: Callable[[int], dict[int, int]]) -> int | str:
        """What is looked up for the calendar of the state and the days that turned since."""
        if isinstance(self.passed, str):
            return f"{self.page.lookup(key, partial(EachDays, make))}[{self.passed}][{self.calendar}]"
        if isinstance(self.calendar, int):
            return make(self.passed)[self.calendar]
        return f"{self.page.lookup((*key, self.passed), partial(make, self.passed))}[{self.calendar}]"

    # --- what is done

    def change(self, changes: Iterable[Change | Done]) -> None:
        """Make changes. Acts are done before the clock moves."""
        places = self.calendars.places
        for change in self.fields.known(changes):
            match change:
                case Add(field, amount):
                    span = self.fields.spans[field]
                    self.values[field] = _added(self.values.get(field, span.low), amount, span)
                case Set(field) if field in places:
                    self.sources[places[field]] = TODAY
                case Set(field, value):
                    self.values[field] = value
                case Push(dates):
                    earlier = [TODAY, *[self.sources[places[field]] for field in dates]]
                    for field, source in zip(dates, earlier, strict=False):
                        self.sources[places[field]] = source

    def wait(self, minutes: int) -> None:
        """So many minutes go by."""
        if not minutes:
            return
        if isinstance(self.minute, int):
            then = self.minute + minutes
            self._turn(then // DAY)
            self.minute = then % DAY
        else:
            later = self.page.kept(f"{self.minute}+{minutes}")
            self._turn(self.page.kept(f"{later}//{DAY}"), *self.when.days_later(minutes))
            self.minute = f"({later}%{DAY})"
        self.when = self.when.later(minutes)

    def reach(self, at: At | None) -> None:
        """The clock moves on to a time."""
        if at is None:
            return
        if at.day is not None:
            self._reach_day(at, at.day)
        elif isinstance(self.minute, int):
            self._turn(int(self.minute > at.time))
        else:
            self._turn(self.page.kept(f"{self.minute}>{at.time}"), *self.when.days_to(at))
        self.minute = at.time
        self.when = self.when.reaching(at)

    def _reach_day(self, at: At, day: int) -> None:
        today = self.value(DAY_FIELD)
        if self.when.may_be_past(at):
            if isinstance(today, int) and isinstance(self.minute, int):
                self.late = today * DAY + self.minute > day * DAY + at.time
            else:
                self.late = f"{self.text(today)}*{DAY}+{self.minute}>{day * DAY + at.time}"
        if isinstance(today, int):
            self._turn(max(0, day - today))
        else:
            self._turn(self.page.kept(f"{day}-{self.text(today)}"), *self.when.days_to(at))

    def _turn(self, days: int | str, least: int = 0, most: int = 1) -> None:
        """Days turn: so many, or from `least` to `most`."""
        days = least if isinstance(days, str) and least == most else days
        if isinstance(days, int) and isinstance(self.passed, int):
            self.passed += days
        elif days != 0:
            self.passed = days if self.passed == 0 else f"{self.passed}+{days}"


def _added(value: Value, amount: int, span: Span) -> Value:
    low, high = span.low, span.high
    if isinstance(value, int):
        return max(low, min(high, value + amount))
    if isinstance(value, Table):
        return Table(value.variable, tuple([max(low, min(high, each + amount)) for each in value.values]))
    return f"max({low},min({high},{value}+{amount}))"

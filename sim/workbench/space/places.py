"""A place on the way from one state to the next, and what every field is worth there, in Python over the state.

While a step is written, what it does is done to these: a number that is known, a table over one field of the state
that the step starts from, or Python for it. So what a step adds, where it stops at a bound, and which value then
stands for others is one look into one table when the step is run. Where all is known, no Python is left at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol, TypeAlias

from sim.story.clock import DAY, HOUR, At
from sim.workbench.space.clocks import When
from sim.workbench.space.fields import Fields, Span
from sim.workbench.space.program import Add, Change, Push, Set
from sim.workbench.space.reading import AGES, DAY_FIELD, MINUTE_FIELD, SILENCE, Field


class Table(NamedTuple):
    """A value that depends on one field of the state: on how far that is above its lowest value."""

    variable: str
    values: tuple[int, ...]


Value: TypeAlias = int | Table | str


class Page(Protocol):
    """Where the Python of a step is written."""

    def variable(self, field: Field) -> str:
        """The name under which a field of the state is at hand, counted from its lowest value."""
        ...

    def table(self, values: tuple[int, ...]) -> str:
        """The name of a table."""
        ...

    def kept(self, code: str) -> str:
        """The name under which what was reckoned stays at hand."""
        ...


class Place:
    """A place on the way. `start` are the values in the state itself; what it does not have is the lowest there is."""

    def __init__(self, page: Page, fields: Fields, start: Mapping[Field, Value], when: When) -> None:
        self.page, self.fields, self.when = page, fields, when
        self.values = dict(start)
        self.passed: int | str = 0  # days that turned since the state
        self.late: str | bool = False  # whether a time that had to be reached was past
        minute = start.get(MINUTE_FIELD, 0) if when.minute is None else when.minute
        self.minute: int | str = minute if isinstance(minute, int) else self.text(minute)

    def copy(self) -> Place:
        """The same place, to go on from by another way."""
        other = object.__new__(Place)
        other.__dict__.update(self.__dict__)
        other.values = dict(self.values)
        return other

    def value(self, field: Field) -> Value:
        """What a field is worth here."""
        if field == MINUTE_FIELD:
            return self.minute
        if field == DAY_FIELD and self.when.day is not None:
            return self.when.day
        span = self.fields.spans.get(field)
        if span is None:  # nobody reads it, so any value does
            return self.fields.lowest(field)
        value = self.values.get(field, span.low)
        return self._aged(value, span) if field.kind in AGES and self.passed != 0 else value

    def text(self, value: Value) -> str:
        """Python for a value."""
        if isinstance(value, int):
            return repr(value) if value >= 0 else f"({value})"
        if isinstance(value, str):
            return value
        if value.values == tuple(range(len(value.values))):
            return value.variable
        return f"{self.page.table(value.values)}[{value.variable}]"

    def change(self, changes: Iterable[Change]) -> None:
        """Make changes. Acts are done before the clock moves."""
        for change in changes:
            match change:
                case Add(field, amount):
                    span = self.fields.spans[field]
                    self.values[field] = self._added(self.values.get(field, span.low), amount, span)
                case Set(field, value):
                    self.values[field] = value
                case Push(dates):
                    today: Value = 0
                    for field in dates:
                        before = self.values.get(field, 0)
                        self.values[field] = self._added(today, 0, self.fields.spans[field])
                        today = before

    def wait(self, minutes: int) -> None:
        """So many minutes go by."""
        if not minutes:
            return
        if isinstance(self.minute, int):
            then = self.minute + minutes
            self._turn(then // DAY)
            self.minute = then % DAY
        else:
            then_ = self.page.kept(f"{self.minute}+{minutes}")
            least, most = self.when.days_later(minutes)
            self._turn(least if least == most else self.page.kept(f"{then_}//{DAY}"))
            self.minute = f"({then_}%{DAY})"
        self.when = self.when.later(minutes)

    def reach(self, at: At | None) -> None:
        """The clock moves on to a time."""
        if at is None:
            return
        if at.day is not None:
            self._reach_day(at.day, at.time)
        elif isinstance(self.minute, int):
            self._turn(int(self.minute > at.time))
        else:
            least, most = self.when.days_to(at)
            self._turn(least if least == most else self.page.kept(f"({self.minute}>{at.time})"))
        self.minute = at.time
        self.when = self.when.reaching(at)

    def _reach_day(self, day: int, time: int) -> None:
        today = self.value(DAY_FIELD)
        if self.when.may_be_past(At(time, day)):
            if isinstance(today, int) and isinstance(self.minute, int):
                self.late = today * DAY + self.minute > day * DAY + time
            else:
                self.late = f"({self.text(today)}*{DAY}+{self.minute}>{day * DAY + time})"
        if isinstance(today, int):
            self._turn(max(0, day - today))
        else:
            self._turn(self.page.kept(f"max(0,{day}-{self.text(today)})"))

    def _turn(self, days: int | str) -> None:
        if isinstance(days, int) and isinstance(self.passed, int):
            self.passed += days
        elif days != 0:
            self.passed = days if self.passed == 0 else f"({self.passed}+{days})"

    def _aged(self, value: Value, span: Span) -> Value:
        if isinstance(self.passed, int):
            return self._added(value, self.passed, span)
        return f"min({self.text(value)}+{self.passed},{span.high})"

    def _added(self, value: Value, amount: int, span: Span) -> Value:
        low, high = span.low, span.high
        if isinstance(value, int):
            return max(low, min(high, value + amount))
        if isinstance(value, Table):
            return Table(value.variable, tuple([max(low, min(high, each + amount)) for each in value.values]))
        return f"max({low},min({high},{value}+{amount}))"


class InPlace:
    """Names as they stand at a place: see `sim.story.compiling.Names`."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def name(self, name: str) -> str:
        """A state, or what the clock says."""
        if name == "hour":
            return f"{self.place.minute}//{HOUR}"
        if name == "told_no":
            standing = [field for field in self.place.fields.spans if field.kind == "standing"]
            return " or ".join([f"{self._text(field)}>0" for field in standing]) or "False"
        if name == "day":
            return self._text(DAY_FIELD)
        return self._text(SILENCE if name == "silence" else Field("state", name))

    def history(self, call: str, target: str, days: int) -> str:
        """What is known of a scene, an option or an act."""
        if call == "count":
            dates = self.place.fields.dates.get(target, ())
            return "+".join([f"({self._text(field)}<{days})" for field in dates]) or "0"
        kind = {"seen": "visits", "days_since": "since"}.get(call, call)
        text = self._text(Field(kind, target))
        return text if call in ("visits", "days_since") else f"{text}>0"

    def _text(self, field: Field) -> str:
        return self.place.text(self.place.value(field))

"""The fields of one search: their values, and the needs of a scene, which say what of them has to be told apart.

A need is one whole number. Each field has a part of it, with a bit for each value that is told from the one below.
That makes needs of all fields cheap to unite and to carry back over a step: a step that adds 10 to a meter carries
the need of 40 back to one of 30. A field of very many values has one bit: it is told apart wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from sim.story.clock import DAY
from sim.story.model import Meter, Scenario
from sim.story.vocabulary import Vocabulary
from sim.workbench.space.changes import Change, Done, Push
from sim.workbench.space.history import HISTORY, left_by
from sim.workbench.space.reading import AGES, DAY_FIELD, MINUTE_FIELD, Field, Window

MOST_VALUES = 4096  # of a field whose values are told apart one by one
_WHOLE = ("minute", "dates")  # kinds of fields that are told apart wholly or not at all, however few values they have


class Span(NamedTuple):
    """The values of a field, and its part of a need: where it begins, how long it is, all of its bits, and whether
    the values are told apart one by one."""

    low: int
    high: int
    base: int
    size: int
    mask: int
    narrow: bool


class Fields:
    """The fields that some expression reads."""

    def __init__(self, windows: Iterable[Window], scenario: Scenario, vocabulary: Vocabulary) -> None:
        self.scenario, self.vocabulary = scenario, vocabulary
        tops: dict[Field, int] = {MINUTE_FIELD: 1}
        for field, _, high in windows:
            tops[field] = max(high, tops.get(field, 0))
        _fill_dates(tops)
        self.spans: dict[Field, Span] = {}
        base = 0
        for field in sorted(tops):
            low, high = _bounds(field, tops[field], scenario)
            narrow = high - low <= MOST_VALUES and field.kind not in _WHOLE
            size = high - low if narrow else 1
            self.spans[field] = Span(low, high, base, size, ((1 << size) - 1) << base, narrow)
            base += size
        self.ages = tuple(field for field in self.spans if field.kind in AGES)
        self._history = [field for field in self.spans if field.kind in HISTORY]
        self._left: dict[Done, tuple[Change, ...]] = {}
        self.aging = sum(self.spans[field].mask for field in self.ages)
        self.counted = self.without(self.aging, DAY_FIELD)
        self._wide = sum(self.spans[field].mask for field in self.ages if not self.spans[field].narrow)
        self._older: dict[int, int] = {}

    def lowest(self, field: Field) -> int:
        """The lowest value of a field, also of one that nobody reads."""
        span = self.spans.get(field)
        return _bounds(field, 1, self.scenario)[0] if span is None else span.low

    def known(self, changes: Iterable[Change | Done]) -> list[Change]:
        """What changes do to the fields that there are."""
        found: list[Change] = []
        for change in changes:
            if isinstance(change, Done):
                found += self._left[change] if change in self._left else self._leave(change)
            elif isinstance(change, Push) or change.field in self.spans:
                found.append(change)
        return found

    def _leave(self, done: Done) -> tuple[Change, ...]:
        found = self._left[done] = tuple(left_by(done, self._history, self.vocabulary, self.scenario.seeker))
        return found

    def need(self, window: Window) -> int:
        """What a window needs."""
        field, low, high = window
        span = self.spans[field]
        if not span.narrow:
            return span.mask
        low, high = max(low, span.low), min(high, span.high)
        return ((1 << (high - low)) - 1) << (span.base + low - span.low) if low < high else 0

    def part(self, need: int, field: Field) -> int:
        """The part of a need that is a field's."""
        span = self.spans[field]
        return need >> span.base & (1 << span.size) - 1

    def without(self, need: int, field: Field) -> int:
        """A need less all of a field's."""
        span = self.spans.get(field)
        return need if span is None else need & ~span.mask

    def moved(self, need: int, source: Field, target: Field) -> int:
        """What one field needs, as a need of another with at least as many values."""
        part, span = self.part(need, source), self.spans[target]
        return part << span.base if span.narrow else span.mask if part else 0

    def before(self, need: int, field: Field, amount: int) -> int:
        """The need before a step that adds so much to a field."""
        span = self.spans[field]
        part = need & span.mask
        if not part or not span.narrow:
            return need
        return need & ~span.mask | (part >> amount if amount > 0 else part << -amount) & span.mask

    def younger(self, need: int, least: int, most: int) -> int:
        """The need before from `least` to `most` days passed, for all ages at once."""
        aging = need & self.aging
        if not aging or least == most == 0:
            return need
        need ^= aging
        for days in range(least, min(most, MOST_VALUES) + 1):
            if days not in self._older:
                self._older[days] = sum(map(partial(_beyond, days), map(self.spans.__getitem__, self.ages)))
            need |= aging >> days & self._older[days]
        return need | aging & self._wide


def _beyond(days: int, span: Span) -> int:
    """A field's part of a need without the bits that a move by so many days brings in from elsewhere."""
    return span.mask >> days & span.mask if span.narrow and days <= span.size else 0


def _fill_dates(tops: dict[Field, int]) -> None:
    """Each earlier day of an act was a later one before, so that one has to be told apart as far."""
    for name in {field.name for field in tops if field.kind == "date"}:
        most = 0
        for place in reversed(range(1 + max(field.place for field in tops if field[:2] == ("date", name)))):
            field = Field("date", name, place)
            most = tops[field] = max(most, tops.get(field, 0))


def _bounds(field: Field, top: int, scenario: Scenario) -> tuple[int, int]:
    if field.kind == "state":
        state = scenario.state[field.name]
        return (state.min, state.max) if isinstance(state, Meter) else (0, 1)
    if field is MINUTE_FIELD:
        return 0, DAY - 1
    if field.kind == "day":
        return scenario.clock.day, max(top, scenario.clock.day + 1)
    return 0, max(top, 1)

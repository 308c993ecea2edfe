"""What an ink story remembers beside its states: the clock, and as much of the history as its expressions read.

Ink has no lists of numbers. Of the days on which an act was done, the last few are kept, as many as some `count` can
tell from fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sim.exchange.ink.expression import literal
from sim.exchange.ink.names import CONTACT, MINUTES, NEVER, kept
from sim.story import layout
from sim.story.clock import DAY, HOUR
from sim.story.layout import Marks
from sim.story.story import Story, expressions
from sim.workbench.bounds import names_of
from sim.workbench.space.reading import Reader

MOST_DATES = 200  # of one act; a story that counts further is told at most so many
NEVER_DAY = -2_000_000_000  # before any day that is reckoned with, and still within 32 bits


class History:
    """The variables of a story's history, and what an option's acts do to them."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._start = story.begin()
        self._named = {slot: key for key, slot in story.layout.slots.items() if key[0] != "state"}
        self._dates = {name: _dates(story, name) for kind, name in self._named.values() if kind == "days"}
        self._roles = tuple(role for role in story.layout.roles if role != story.layout.seeker)

    def variables(self) -> Iterator[str]:
        """What is declared of it, as it stands before the first scene."""
        yield f"VAR {MINUTES} = {self._start[layout.MINUTES]} // since midnight of day 0"
        yield f"VAR {CONTACT} = {self._start[layout.LAST_CONTACT]} // the day of the last contact"
        for role in self._roles:
            stands = bool(self._start[layout.STANDING] & self._bit(role))
            yield f"VAR {kept('no', role)} = {literal(stands)} // whether their no stands"
        for slot, (kind, name) in self._named.items():
            if kind == "days":
                days = (*reversed(self._start[slot]), *[NEVER_DAY] * self._dates[name])
                yield from (f"VAR {_day(name, i)} = {days[i]}" for i in range(self._dates[name]))
            else:
                start = self._start[slot]
                yield f"VAR {kept(kind, name)} = {NEVER if start == layout.NEVER else literal(start)}"

    def functions(self) -> Iterator[str]:
        """How it is asked, and how days on which an act is done are noted."""
        standing = " or ".join(kept("no", role) for role in self._roles) or "false"
        yield from _function("hw_day()", f"~ return {MINUTES} / {DAY}")
        yield from _function("hw_hour()", f"~ return ({MINUTES} / {HOUR}) % 24")
        yield from _function("hw_told_no()", f"~ return {standing}")
        for name, most in self._dates.items():
            found = [f"hw_if({_day(name, i)} > hw_day() - hw_days, 1)" for i in range(most)]
            yield from _function(f"{kept('count', name)}(hw_days)", f"~ return {' + '.join(found) or 0}")
            later = [f"~ {_day(name, i)} = {_day(name, i - 1)}" for i in range(most - 1, 0, -1)]
            now = [f"~ {_day(name, 0)} = hw_day()"] if most else ["~ return"]
            yield from _function(f"{kept('did', name)}()", *later, *now)

    def left_by(self, marks: Marks) -> Iterator[str]:
        """What acts leave behind."""
        if marks.contact:
            yield f"~ {CONTACT} = hw_day()"
        for standing, bits in ((False, marks.reopen), (True, marks.no)):
            yield from (f"~ {kept('no', role)} = {literal(standing)}" for role in self._roles if bits & self._bit(role))
        yield from (f"~ {kept(*self._named[slot])} = hw_day()" for slot in marks.last)
        yield from (f"~ {kept('did', self._named[slot][1])}()" for slot, _ in marks.days)

    def spent(self, slots: Iterable[int]) -> Iterator[str]:
        """That an option was taken."""
        return (f"~ {kept(*self._named[slot])} = true" for slot in slots)

    def _bit(self, role: str) -> int:
        return 1 << self._story.layout.roles.index(role)


def _dates(story: Story, act: str) -> int:
    """How many of the last days of an act are enough."""
    reader = Reader(names_of(story.scenario), story.scenario.situation, ())
    most = 0
    for text in expressions(story.scenario):
        for field, *_ in reader.windows(text):
            if field.name == act and field.kind in ("date", "dates"):
                most = max(most, field.place + (field.kind == "date"))
    return min(most, MOST_DATES)


def _day(act: str, place: int) -> str:
    return f"{kept('day', act)}_{place + 1}"


def _function(head: str, *lines: str) -> Iterator[str]:
    yield ""
    yield f"=== function {head} ==="
    yield from lines

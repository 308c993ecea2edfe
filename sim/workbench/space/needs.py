"""What each scene has to tell apart: what is read there or after it, carried back over every step between.

What a step overwrites is not needed before it. A threshold moves with what a step adds. So two values of a field
that no road on can ever tell apart are one, and this is exact: whoever reads the one is answered as by the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from sim.story.clock import At
from sim.workbench.space.changes import Add, Change, Done, Push, Set
from sim.workbench.space.clocks import When
from sim.workbench.space.fields import Fields
from sim.workbench.space.program import Leaving, Program
from sim.workbench.space.reading import DAY_FIELD, MINUTE_FIELD


class Reads(NamedTuple):
    """What is read on leaving: before the option, after its effects, and after its hours."""

    first: int
    told: int
    road: int


def needs(
    program: Program,
    fields: Fields,
    whens: Mapping[str, When],
    own: Mapping[str, int],
    reads: Mapping[str, tuple[Reads, ...]],
) -> dict[str, int]:
    """The need of every scene that can be reached. `own` is read in a scene, `reads` by each leaving."""
    return _Needs(program, fields, whens).spread(own, reads)


class _Needs:
    def __init__(self, program: Program, fields: Fields, whens: Mapping[str, When]) -> None:
        self.program, self.fields, self.whens = program, fields, whens
        self.found: dict[str, int] = dict.fromkeys(whens, 0)
        self._knowing: dict[int, list[Change]] = {}

    def spread(self, own: Mapping[str, int], reads: Mapping[str, tuple[Reads, ...]]) -> dict[str, int]:
        before: dict[str, set[str]] = {name: {name} for name in self.whens}
        for name in self.whens:
            for leaving in self.program.open(name):
                for way in leaving.ways:
                    before[way.scene].add(name)
        for knot in self.program.knots:  # what follows a scene is known when it is looked at, but for circles
            stale = self.whens.keys() & knot
            while stale:
                for name in [each for each in knot if each in stale]:
                    stale.discard(name)
                    if self._look_at(name, own[name], reads[name]):
                        stale |= before[name].intersection(knot)
        return self.found

    def _look_at(self, name: str, own: int, reads: tuple[Reads, ...]) -> bool:
        """Work out the need of a scene; whether it has changed."""
        need = own
        for leaving, its in zip(self.program.exits[name], reads, strict=True):
            need |= its.first if leaving.barred else its.first | self._leaving(name, leaving, its)
        before, self.found[name] = self.found[name], self._uncertain(need, self.whens[name])
        return before != self.found[name]

    def _uncertain(self, need: int, when: When) -> int:
        """A need less what the clock is certain to be."""
        if when.minute is not None:
            need = self.fields.without(need, MINUTE_FIELD)
        return need if when.day is None else self.fields.without(need, DAY_FIELD)

    def _leaving(self, name: str, leaving: Leaving, its: Reads) -> int:
        """What has to be told apart before an option is taken, for all that follows from it."""
        when = self.whens[name]
        then = when.later(leaving.after)
        need = its.road
        for way in leaving.ways:
            need |= self._entering(way.scene, then)
        if not leaving.ways:
            need |= self.found[name]
        need = self._later(need, when, leaving.after) | its.told
        return self._changes(need, leaving.changes)

    def _entering(self, name: str, when: When) -> int:
        entry = self.program.entries[name]
        need = self._changes(self.found[name], entry.changes)
        if entry.at is not None:
            need = self._reaching(need, when.later(entry.after), entry.at)
        return self._changes(self._later(need, when, entry.after), entry.counts)

    def _changes(self, need: int, changes: tuple[Change | Done, ...]) -> int:
        fields = self.fields
        for change in reversed(self._known(changes)):
            match change:
                case Add(field, amount):
                    need = fields.before(need, field, amount)
                case Set(field):
                    need = fields.without(need, field)
                case Push(dates) if dates[0].kind == "date":
                    earlier = need
                    for field in dates:
                        earlier = fields.without(earlier, field)
                    for field, after in pairwise(dates):
                        earlier |= fields.moved(need, after, field)
                    need = earlier
        return need

    def _known(self, changes: tuple[Change | Done, ...]) -> list[Change]:
        """What changes do to the fields that there are; the same ones are looked at more than once."""
        if id(changes) not in self._knowing:
            self._knowing[id(changes)] = self.fields.known(changes)
        return self._knowing[id(changes)]

    def _later(self, need: int, when: When, minutes: int) -> int:
        """Before so many minutes went by."""
        return self._turned(need, when, *when.days_later(minutes)) if minutes else need

    def _reaching(self, need: int, when: When, at: At) -> int:
        """Before the clock moved on to a time."""
        fields = self.fields
        need = fields.without(need, MINUTE_FIELD)
        if at.day is None:
            return self._turned(need, when, *when.days_to(at))
        need = fields.without(need, DAY_FIELD)
        if need & fields.counted:
            need = self._turned(need, when, *when.days_to(at)) | fields.need((DAY_FIELD, 0, at.day + 1))
            need = fields.without(need, MINUTE_FIELD)
        if when.may_be_past(at):
            need |= fields.need((DAY_FIELD, at.day - 1, at.day + 1)) | fields.need((MINUTE_FIELD, 0, 1))
        return need

    def _turned(self, need: int, when: When, least: int, most: int) -> int:
        """Before from `least` to `most` days turned, which of them the minute of the day decides."""
        fields = self.fields
        if least != most and need & fields.aging:
            need |= fields.need((MINUTE_FIELD, 0, 1))
        return fields.younger(need, least, most)

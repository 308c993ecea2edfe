"""Where a story, or a pack, keeps what its expressions read: one flat list of values, a slot a name.

Only what some expression reads has a slot beside the clock and the state. A list is copied whole before
each step, so undo is the earlier list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sim.story.clock import DAY
from sim.story.vocabulary import Vocabulary

Values = list[Any]

MINUTES = 0
LAST_CONTACT = 1
STANDING = 2  # roles whose no stands, one bit each

NEVER = -(10**12)  # the day of what was never done: further back than any constant reaches


class Marks(NamedTuple):
    """What the acts of one option leave in the values."""

    contact: bool
    no: int
    reopen: int
    last: tuple[int, ...]
    days: tuple[tuple[int, int], ...]

    def leave(self, values: Values, day: int) -> None:
        """Write the acts down as done on this day."""
        if self.contact:
            values[LAST_CONTACT] = day
        if self.reopen:
            values[STANDING] &= ~self.reopen
        if self.no:  # last, so that who gets in touch in order to say no has said it
            values[STANDING] |= self.no
        for slot in self.last:
            values[slot] = day
        for slot, window in self.days:
            values[slot] = (*(each for each in values[slot] if each > day - window), day)


@dataclass(slots=True)
class Layout:
    """The slots, and what stands in them before anything has happened."""

    vocabulary: Vocabulary
    seeker: str
    roles: tuple[str, ...]
    start: Values = field(default_factory=lambda: [0, 0, 0])
    slots: dict[tuple[str, str], int] = field(default_factory=dict)
    windows: dict[str, int] = field(default_factory=dict)
    _marks: dict[tuple[str, tuple[str, ...]], Marks | None] = field(default_factory=dict)

    def copy(self) -> Layout:
        """The same slots, for who keeps more beside them."""
        return Layout(self.vocabulary, self.seeker, self.roles, [*self.start], {**self.slots}, {**self.windows})

    def slot(self, kind: str, name: str, start: Any) -> int:
        """The slot of a name, made with its starting value on first asking."""
        key = (kind, name)
        if key not in self.slots:
            self.slots[key] = len(self.start)
            self.start.append(start)
        return self.slots[key]

    def look_back(self, name: str, days: int) -> int:
        """The slot of the days on which an act was done, kept for at least so many days."""
        self.windows[name] = max(days, self.windows.get(name, 0))
        return self.slot("days", name, ())

    def marks(self, role: str, acts: Sequence[str]) -> Marks | None:
        """What these acts of a role leave behind; None where nobody reads it. Ask when all slots are made."""
        key = (role, tuple(acts))
        if key not in self._marks:
            self._marks[key] = self._marks_of(role, key[1])
        return self._marks[key]

    def _marks_of(self, role: str, acts: tuple[str, ...]) -> Marks | None:
        done = frozenset(acts)
        means = {self.vocabulary.acts[act].means for act in acts}
        own = role == self.seeker
        bit = 0 if own else 1 << self.roles.index(role)
        watched = [key for key in self.slots if key[0] in ("last", "days") and self.vocabulary.expand(key[1]) & done]
        marks = Marks(
            contact=own and "contact" in means,
            no=bit if "no" in means else 0,
            reopen=bit if "reopen" in means else 0,
            last=tuple(self.slots[key] for key in watched if key[0] == "last"),
            days=tuple((self.slots[key], self.windows[key[1]]) for key in watched if key[0] == "days"),
        )
        return marks if marks.contact or marks.no or marks.reopen or watched else None

    def begin(self, minutes: int, past: Sequence[tuple[str, tuple[str, ...], int]]) -> Values:
        """The values at the start: the clock, and what was done before it (role, acts, days ago)."""
        values = self.start.copy()
        values[MINUTES] = minutes
        for role, acts, days_ago in sorted(past, key=lambda each: -each[2]):
            marks = self.marks(role, acts)
            if marks is not None:
                marks.leave(values, minutes // DAY - days_ago)
        return values

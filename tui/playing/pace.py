"""How far a reader has come: the next beat, all that is known already, all there is. No clock has a say in it."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from tui.playing.entries import Entry, in_common
from tui.playing.view import View


class Reading(NamedTuple):
    """A view, and how many of its entries have been told so far."""

    view: View
    shown: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What has been told."""
        return self.view.entries[: self.shown]

    @property
    def is_told(self) -> bool:
        """Whether everything has been told, so that something can be chosen."""
        return self.shown >= len(self.view.entries)

    def shows_the_same(self, other: Reading) -> bool:
        """Whether the same has been told, and the same can be chosen; marks beside it may differ."""
        rows = ([row.id for row in each.view.offered] for each in (self, other))
        return self.entries == other.entries and self.is_told == other.is_told and next(rows) == next(rows)

    def further(self) -> Reading:
        """With the next beat; what follows the last beat comes with it."""
        entries = self.view.entries
        beats = [index for index in range(self.shown, len(entries)) if entries[index].is_beat]
        return self._replace(shown=beats[0] + 1 if len(beats) > 1 else len(entries))

    def past(self, known: Container[str]) -> Reading:
        """With everything up to the first beat whose text is not known."""
        reading = self
        while not reading.is_told:
            then = reading.further()
            if any(entry.is_beat and entry.text not in known for entry in then.entries[reading.shown :]):
                break
            reading = then
        return reading

    def whole(self) -> Reading:
        """With everything."""
        return self._replace(shown=len(self.view.entries))

    def turn(self, view: View) -> Reading:
        """Another view, told as far as it is like this one was."""
        return Reading(view, in_common(self.entries, view.entries))

    def again(self, view: View) -> Reading:
        """The same road with something else beside it: as many of its beats are told as were."""
        reading, told = Reading(view, 0), sum(entry.is_beat for entry in self.entries)
        if self.is_told:
            return reading.whole()
        while sum(entry.is_beat for entry in reading.entries) < told:
            reading = reading.further()
        return reading

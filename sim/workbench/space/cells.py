"""Where each field stands in a packed state, and which of its values stand for which.

A state is one whole number: the scene's in the low bits, then the fields that the scene needs, then the number of its
calendar; the rest is zero.
Fields that no scene needs together share their bits. A value that is told apart from the one below it stands for
all that follow up to the next such value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sim.workbench.space.calendars import Kept
from sim.workbench.space.fields import Fields
from sim.workbench.space.reading import AGES, Field

CALENDAR = Field("calendar")  # all ages together
_CALENDAR_BITS = 32  # each calendar that is met has states of its own, so their numbers are never too large


class Cell(NamedTuple):
    """The bits of a field."""

    offset: int
    mask: int


class Cells:
    """The layout of the states of one search."""

    def __init__(self, fields: Fields, needs: Mapping[str, int], scene_bits: int) -> None:
        self._fields, self._needs = fields, needs
        spans = [(field, span) for field, span in fields.spans.items() if field.kind not in AGES]
        self.stored: dict[str, tuple[Field, ...]] = {
            name: tuple([field for field, span in spans if need & span.mask]) for name, need in needs.items()
        }
        self.cells = _laid_out(fields, self.stored, scene_bits)
        end = max((cell.offset + cell.mask.bit_length() for cell in self.cells.values()), default=scene_bits)
        self.bits = end + (_CALENDAR_BITS if fields.ages else 0)
        self.cells[CALENDAR] = Cell(end, (1 << self.bits - end) - 1)
        self._standing: dict[tuple[Field, int], tuple[int, ...]] = {}
        self._real: dict[tuple[int, ...], list[int]] = {}
        self.kept: dict[str, tuple[Kept, ...]] = {name: tuple(self._kept(name)) for name in needs}

    def _kept(self, scene: str) -> Iterator[Kept]:
        for place, field in enumerate(self._fields.ages):
            if self._fields.part(self._needs[scene], field):
                yield Kept(place, self.standing(scene, field))

    def real(self, scene: str, field: Field) -> Collection[int]:
        """The values of a field that ever stand in states of a scene, counted from its lowest."""
        standing = self.standing(scene, field)
        return range(self.cells[field].mask + 1) if standing is None else self._real[standing]

    def standing(self, scene: str, field: Field) -> tuple[int, ...] | None:
        """For each value of a field, counted from its lowest, the one that stands for it; None where each does."""
        span = self._fields.spans[field]
        if not span.narrow:
            return None
        part = self._fields.part(self._needs[scene], field)
        key = (field, part)
        if key not in self._standing:
            found, last = [0], 0
            for value in range(1, span.size + 1):
                if part >> (value - 1) & 1:
                    last = value
                found.append(last)
            self._standing[key] = tuple(found)
            self._real[self._standing[key]] = sorted(set(found))
        return self._standing[key]


def _laid_out(fields: Fields, stored: Mapping[str, tuple[Field, ...]], scene_bits: int) -> dict[Field, Cell]:
    """The cells: the fields that most scenes need come first, each as low as those needed beside it allow."""
    scenes: dict[Field, int] = {}  # a bit for each scene that needs the field
    for number, together in enumerate(stored.values()):
        for field in together:
            scenes[field] = scenes.get(field, 0) | 1 << number
    taken = [-1] * scene_bits  # the same for each bit of a state: the scenes that use it
    cells: dict[Field, Cell] = {}
    first: dict[int, int] = {}  # where there was room for the last field of the same scenes
    for field in sorted(scenes, key=lambda each: (-scenes[each].bit_count(), each)):
        span, its = fields.spans[field], scenes[field]
        width = (span.high - span.low).bit_length()
        offset = _room(taken, its, width, first.get(its, scene_bits))
        taken += [0] * (offset + width - len(taken))
        for bit in range(offset, offset + width):
            taken[bit] |= its
        first[its] = offset
        cells[field] = Cell(offset, (1 << width) - 1)
    return cells


def _room(taken: Sequence[int], scenes: int, width: int, first: int) -> int:
    """The lowest bit, from the first on, from which so many are free in some scenes."""
    free = 0
    for bit in range(first, len(taken)):
        free = 0 if taken[bit] & scenes else free + 1
        if free == width:
            return bit + 1 - width
    return len(taken) - free

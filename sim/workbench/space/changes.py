"""What a step does to fields."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from sim.workbench.space.reading import Field


class Add(NamedTuple):
    """So much is added to a field, within its bounds."""

    field: Field
    amount: int


class Set(NamedTuple):
    """A field is given a value."""

    field: Field
    value: int


class Push(NamedTuple):
    """An act is done today: its days, the last first, move back by one. All in one field, they become one more."""

    fields: tuple[Field, ...]


class Done(NamedTuple):
    """A role does acts; what they leave in which fields, the fields know."""

    role: str
    acts: tuple[str, ...]


Change: TypeAlias = Add | Set | Push

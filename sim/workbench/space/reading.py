"""What an expression reads: of which fields, and between which of their values it can tell a difference.

`trust >= 40` tells 39 from 40 and nothing else; `max(5, trust)` tells all values from 5 on; a sum of two meters all
values of both. Numbers that grow without end are only ever compared with constants, so they are the same once past
the largest.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.story.compiling import eval_days
from sim.story.expression import Value, parse
from sim.workbench.bounds import ENDLESS, Worth, worth_of_part


class Field(NamedTuple):
    """One thing that a state holds: its kind and its name. `place` counts the days of an act back from the last; where
    all of them are one field (`dates`), it says how many are enough."""

    kind: str
    name: str = ""
    place: int = 0


DAY_FIELD = Field("day")
MINUTE_FIELD = Field("minute")
SILENCE = Field("silence")
MOST_DATES = 24  # of an act that are fields of their own; where more matter, all are one field
AGES = ("day", "silence", "since", "date", "dates")  # these grow by one with each day that passes

Window = tuple[Field, int, int]  # a field, and the values between which a difference is seen: from, to
_SEEN: Mapping[str, str] = {"seen": "visits", "visits": "visits", "took": "took", "ever": "ever", "days_since": "since"}
_SWAPPED = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE}


@dataclass(slots=True)
class Reader:
    """Reads expressions: `names` as in bounds.py, the facts, and the roles whose no can stand."""

    names: Mapping[str, Worth]
    facts: Mapping[str, Value]
    roles: Iterable[str]
    _known: dict[str, tuple[Window, ...]] = field(default_factory=dict)
    _found: list[Window] = field(default_factory=list)

    def windows(self, text: str, low: int = -ENDLESS, high: int = ENDLESS) -> tuple[Window, ...]:
        """What a checked expression tells apart; of a number, values below `low` and above `high` count as the same."""
        key = f"{low} {high} {text}"
        if key not in self._known:
            self._found = []
            self._part(parse(text), low, high)
            self._known[key] = tuple(dict.fromkeys(self._found))
        return self._known[key]

    def _part(self, node: ast.expr, low: int = -ENDLESS, high: int = ENDLESS) -> None:
        worth = worth_of_part(node, self.names)
        if isinstance(worth, frozenset):
            if len(worth) > 1:  # what is certain is read from nothing
                self._flag(node)
        elif not isinstance(worth, str) and not (worth and worth[0] == worth[1]):
            self._number(node, low, high)

    def _flag(self, node: ast.expr) -> None:
        match node:
            case ast.BoolOp(values=parts):
                for part in parts:
                    self._part(part)
            case ast.UnaryOp(operand=operand):
                self._part(operand)
            case ast.Compare(left=left, ops=ops, comparators=sides):
                parts = [left, *sides]
                for op, one, other in zip(ops, parts, parts[1:], strict=False):
                    self._pair(type(op), one, other)
            case ast.Name(id="told_no"):
                self._found.extend((Field("standing", role), 0, 1) for role in self.roles)
            case ast.Name(id=name):
                self._found.append((Field("state", name), 0, 1))
            case ast.Call(func=ast.Name(id=call), args=[ast.Constant(value=str(target))]):
                self._found.append((Field(_SEEN[call], target), 0, 1))

    def _pair(self, op: type[ast.cmpop], left: ast.expr, right: ast.expr) -> None:
        if (limit := self._fixed(right)) is not None:
            self._part(left, *_told_apart(op, limit))
        elif (limit := self._fixed(left)) is not None:
            self._part(right, *_told_apart(_SWAPPED.get(op, op), limit))
        else:
            self._part(left)
            self._part(right)

    def _number(self, node: ast.expr, low: int, high: int) -> None:
        match node:
            case ast.Name(id="hour"):
                self._found.append((MINUTE_FIELD, 0, 1))
            case ast.Name(id=("day" | "silence") as name):
                self._found.append((Field(name), low, high))
            case ast.Name(id=name):
                self._found.append((Field("state", name), low, high))
            case ast.UnaryOp(operand=operand):
                self._part(operand, -high, -low)
            case ast.BinOp(left=left, op=op, right=right):
                self._sum(op, left, right, low, high)
            case ast.Call(func=ast.Name(id=("min" | "max") as call), args=[one, other]):
                self._bound(call, one, other, low, high)
            case ast.Call(func=ast.Name(id="count"), args=[ast.Constant(value=str(target))], keywords=keywords):
                self._dates(target, int(eval_days(keywords[0].value, self.facts)), low, high)
            case ast.Call(func=ast.Name(id=call), args=[ast.Constant(value=str(target))]):
                self._found.append((Field(_SEEN[call], target), low, high))

    def _sum(self, op: ast.operator, left: ast.expr, right: ast.expr, low: int, high: int) -> None:
        first, second = self._fixed(left), self._fixed(right)
        if second is not None and not isinstance(op, ast.Mult):
            by = second if isinstance(op, ast.Add) else -second
            self._part(left, low - by, high - by)
        elif first is not None and isinstance(op, ast.Add):
            self._part(right, low - first, high - first)
        elif first is not None and isinstance(op, ast.Sub):
            self._part(right, first - high, first - low)
        else:
            self._part(left)
            self._part(right)

    def _dates(self, target: str, days: int, low: int, high: int) -> None:
        if high > MOST_DATES:
            self._found.append((Field("dates", target, high), 0, days))
        else:
            places = range(max(low, 0), high)
            self._found.extend((Field("date", target, place), days - 1, days) for place in places)

    def _bound(self, call: str, one: ast.expr, other: ast.expr, low: int, high: int) -> None:
        """What lies beyond all that the other can be is no more than that."""
        for part, against in ((one, other), (other, one)):
            least, most = self._span(against)
            if call == "min":
                self._part(part, low, min(high, most))
            else:
                self._part(part, max(low, least), high)

    def _span(self, node: ast.expr) -> tuple[int, int]:
        """The least and the most that a number can be."""
        worth = worth_of_part(node, self.names)
        return worth if isinstance(worth, tuple) else (-ENDLESS, ENDLESS)

    def _fixed(self, node: ast.expr) -> int | None:
        """The number of a part that is the same at every moment."""
        least, most = self._span(node)
        return least if least == most else None


def _told_apart(op: type[ast.cmpop], limit: int) -> tuple[int, int]:
    if op in (ast.GtE, ast.Lt):
        return limit - 1, limit
    return (limit, limit + 1) if op in (ast.Gt, ast.LtE) else (limit - 1, limit + 1)

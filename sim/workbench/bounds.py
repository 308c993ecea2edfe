"""What an expression can be worth at all: numbers between two bounds, true or false or either.

A condition that comes out as certain can never change anything. Nothing is played for this: a meter may have any
value between its bounds, the history may hold anything.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from sim.story.expression import SyntaxProblem, parse
from sim.story.model import Meter, Scenario

ENDLESS = 10**15
Span: TypeAlias = tuple[int, int]
Worth: TypeAlias = "Span | frozenset[bool] | str"

TRUE: frozenset[bool] = frozenset((True,))
FALSE: frozenset[bool] = frozenset((False,))
EITHER: frozenset[bool] = TRUE | FALSE
_CALLS: Mapping[str, Worth] = {
    **dict.fromkeys(("seen", "took", "ever"), EITHER),
    **dict.fromkeys(("visits", "count", "days_since"), (0, ENDLESS)),
}


class Unclear(Exception):
    """Nothing certain can be said, be it because the expression has a fault."""


def names_of(scenario: Scenario) -> dict[str, Worth]:
    """What each bare name of a scenario's expressions can be worth."""
    worth: dict[str, Worth] = {
        "true": TRUE,
        "false": FALSE,
        "told_no": EITHER,
        "hour": (0, 23),
        "silence": (0, ENDLESS),
        "day": (scenario.clock.day, ENDLESS),
    }
    for name, state in scenario.state.items():
        worth[name] = (state.min, state.max) if isinstance(state, Meter) else EITHER
    for name, fact in scenario.situation.items():
        worth[name] = exactly(fact)
    return worth


def exactly(value: int | bool | str) -> Worth:
    """A value that is known."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    return (value, value) if isinstance(value, int) else value


def never_done(acts: Iterable[str]) -> dict[str, Worth]:
    """What is known of the history of acts that nobody can have done; beside what bare names are worth."""
    return {
        f"{call}({act})": worth
        for act in acts
        for call, worth in (("ever", FALSE), ("count", (0, 0)), ("days_since", (ENDLESS, ENDLESS)))
    }


def worth_of(text: str, names: Mapping[str, Worth]) -> Worth | None:
    """What an expression can be worth; None where nothing can be said."""
    try:
        return worth_of_part(parse(text), names)
    except SyntaxProblem:
        return None


def worth_of_part(node: ast.expr, names: Mapping[str, Worth]) -> Worth | None:
    """What a part of an expression can be worth; None where nothing can be said."""
    try:
        return _worth(node, names)
    except Unclear:
        return None


def _worth(node: ast.expr, names: Mapping[str, Worth]) -> Worth:
    match node:
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Constant(value=int() | str() as value) if not isinstance(value, bool):  # `True` is no word of it
            return exactly(value)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _not(_flag(operand, names))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            low, high = _span(operand, names)
            return -high, -low
        case ast.BoolOp(op=ast.And(), values=values):
            return _all([_flag(value, names) for value in values])
        case ast.BoolOp(values=values):
            return _not(_all([_not(_flag(value, names)) for value in values]))
        case ast.BinOp(left=left, op=op, right=right):
            return _arithmetic(op, _span(left, names), _span(right, names))
        case ast.Compare(left=left, ops=ops, comparators=sides):
            parts = [_worth(side, names) for side in (left, *sides)]
            return _all([_compare(op, *pair) for op, *pair in zip(ops, parts, parts[1:], strict=False)])
        case ast.Call():
            return _call(node, names)
    raise Unclear


def _call(node: ast.Call, names: Mapping[str, Worth]) -> Worth:
    match node:
        case ast.Call(func=ast.Name(id=("min" | "max") as name), args=[first, second]):
            bound = min if name == "min" else max
            (low, high), (least, most) = _span(first, names), _span(second, names)
            return bound(low, least), bound(high, most)
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(what))]) if name in _CALLS:
            return names.get(f"{name}({what})", _CALLS[name])
    raise Unclear


def _flag(node: ast.expr, names: Mapping[str, Worth]) -> frozenset[bool]:
    found = _worth(node, names)
    if not isinstance(found, frozenset):
        raise Unclear
    return found


def _span(node: ast.expr, names: Mapping[str, Worth]) -> Span:
    found = _worth(node, names)
    if not isinstance(found, tuple):
        raise Unclear
    return found


def _all(parts: list[frozenset[bool]]) -> frozenset[bool]:
    if any(part == FALSE for part in parts):
        return FALSE
    return TRUE if all(part == TRUE for part in parts) else EITHER


def _arithmetic(op: ast.operator, left: Span, right: Span) -> Span:
    if isinstance(op, ast.Add):
        return left[0] + right[0], left[1] + right[1]
    if isinstance(op, ast.Sub):
        return left[0] - right[1], left[1] - right[0]
    if isinstance(op, ast.Mult):
        corners = [a * b for a in left for b in right]
        return min(corners), max(corners)
    raise Unclear


def _equal(left: Worth, right: Worth) -> frozenset[bool]:
    if isinstance(left, tuple) and isinstance(right, tuple):
        if left[1] < right[0] or right[1] < left[0]:
            return FALSE
        return TRUE if left[0] == left[1] == right[0] == right[1] else EITHER
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        if len(left) == len(right) == 1:
            return TRUE if left == right else FALSE
        return EITHER
    if isinstance(left, str) and isinstance(right, str):
        return TRUE if left == right else FALSE
    raise Unclear


def _less(left: Worth, right: Worth) -> frozenset[bool]:
    if not isinstance(left, tuple) or not isinstance(right, tuple):
        raise Unclear
    if left[1] < right[0]:
        return TRUE
    return FALSE if left[0] >= right[1] else EITHER


def _not(part: frozenset[bool]) -> frozenset[bool]:
    return frozenset(not each for each in part)


_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Worth, Worth], frozenset[bool]]] = {
    ast.Eq: _equal,
    ast.NotEq: lambda left, right: _not(_equal(left, right)),
    ast.Lt: _less,
    ast.Gt: lambda left, right: _less(right, left),
    ast.LtE: lambda left, right: _not(_less(right, left)),
    ast.GtE: lambda left, right: _not(_less(left, right)),
}


def _compare(op: ast.cmpop, left: Worth, right: Worth) -> frozenset[bool]:
    comparison = _COMPARISONS.get(type(op))
    if comparison is None:
        raise Unclear
    return comparison(left, right)

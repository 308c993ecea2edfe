"""Checked expressions to Python, and to functions of the values: half a microsecond a call, compiled once a text.

How a name and a piece of history is read is for whoever emits to say: here it is the list of values of a play, while a
search of all states reads them out of one number.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Protocol

from sim.story.clock import DAY, HOUR
from sim.story.expression import Value, flatten, parse
from sim.story.layout import LAST_CONTACT, MINUTES, NEVER, STANDING, Layout, Values

Function = Callable[[Values], Any]

_DAY = f"v[{MINUTES}]//{DAY}"
_CLOCK = {
    "day": _DAY,
    "hour": f"v[{MINUTES}]//{HOUR}%24",
    "silence": f"{_DAY}-v[{LAST_CONTACT}]",
    "told_no": f"v[{STANDING}]!=0",
}
_CONSTANTS = {"true": "True", "false": "False"}
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.And: " and ",
    ast.Or: " or ",
    ast.Not: "not ",
    ast.USub: "-",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class Names(Protocol):
    """Python for what an expression reads beside what is written in it and the facts."""

    def name(self, name: str) -> str:
        """Python for a state or a word of the clock."""
        ...

    def history(self, call: str, target: str, days: int) -> str:
        """Python for a call that asks for the history; `days` is how far a `count` looks back."""
        ...


class InValues:
    """Names as they stand in `v`, the values of a layout; makes the slots that are read."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def name(self, name: str) -> str:
        """The slot of a state, or what the clock says."""
        return _CLOCK.get(name) or f"v[{self.layout.slots['state', name]}]"

    def history(self, call: str, target: str, days: int) -> str:
        """What the slots of a scene, an option or an act say."""
        if call in ("seen", "visits"):
            slot = self.layout.slot("visits", target, 0)
            return f"v[{slot}]>0" if call == "seen" else f"v[{slot}]"
        if call == "took":
            return f"v[{self.layout.slot('took', target, False)}]"
        if call == "count":
            slot = self.layout.look_back(target, days)
            return f"sum([1 for each in v[{slot}] if each>v[{MINUTES}]//{DAY}-{days}])"
        slot = self.layout.slot("last", target, NEVER)
        return f"v[{slot}]!={NEVER}" if call == "ever" else f"{_DAY}-v[{slot}]"


def emit(text: str, names: Names, facts: Mapping[str, Value]) -> str:
    """Python for a checked expression, what it reads as `names` say."""
    return _emit(parse(text), flatten(text), names, facts)


@cache
def function(code: str) -> Function:
    """The function of emitted Python; it can reach nothing but the values."""
    names = {"__builtins__": {}, "min": min, "max": max, "sum": sum}
    found: Function = eval(compile(f"lambda v: {code}", "<expression>", "eval"), names)  # noqa: S307 - emitted here
    return found


def _emit(node: ast.expr, text: str, names: Names, facts: Mapping[str, Value]) -> str:
    def part(child: ast.expr) -> str:
        return _emit(child, text, names, facts)

    match node:
        case ast.Name(id=name):
            return f"({_name(name, names, facts)})"
        case ast.Constant(value=value):
            return repr(value)
        case ast.UnaryOp(op=op, operand=operand):
            return f"({_OPERATORS[type(op)]}{part(operand)})"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({part(left)}{_OPERATORS[type(op)]}{part(right)})"
        case ast.BoolOp(op=op, values=values):
            return f"({_OPERATORS[type(op)].join(map(part, values))})"
        case ast.Compare(left=left, ops=ops, comparators=sides):
            tail = "".join(_OPERATORS[type(op)] + part(side) for op, side in zip(ops, sides, strict=True))
            return f"({part(left)}{tail})"
        case ast.Call(func=ast.Name(id=("min" | "max") as name), args=args):
            return f"{name}({','.join(map(part, args))})"
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(target))], keywords=keywords):
            days = int(eval_days(keywords[0].value, facts)) if keywords else 0
            return f"({names.history(name, target, days)})"
    raise ValueError(f"not a checked expression: {text}")


def eval_days(node: ast.expr, facts: Mapping[str, Value]) -> Value:
    """The number of days of a `count`: written, or a situation fact."""
    if isinstance(node, ast.Name):
        return facts[node.id]
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int)
    return node.value


def _name(name: str, names: Names, facts: Mapping[str, Value]) -> str:
    if name in _CONSTANTS:
        return _CONSTANTS[name]
    return repr(facts[name]) if name in facts else names.name(name)

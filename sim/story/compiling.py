"""Checked expressions to functions of the values: half a microsecond a call, compiled once a text."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

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
    "true": "True",
    "false": "False",
}
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


def emit(text: str, layout: Layout, facts: Mapping[str, Value]) -> str:
    """Python for a checked expression over `v`, the values; makes the slots that it reads."""
    return _emit(parse(text), flatten(text), layout, facts)


@cache
def function(code: str) -> Function:
    """The function of emitted Python; it can reach nothing but the values."""
    names = {"__builtins__": {}, "min": min, "max": max, "sum": sum}
    found: Function = eval(compile(f"lambda v: {code}", "<expression>", "eval"), names)  # noqa: S307 - emitted here
    return found


def _emit(node: ast.expr, text: str, layout: Layout, facts: Mapping[str, Value]) -> str:
    def part(child: ast.expr) -> str:
        return _emit(child, text, layout, facts)

    match node:
        case ast.Name(id=name):
            return f"({_name(name, layout, facts)})"
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
            return f"({_history(name, target, days, layout)})"
    raise ValueError(f"not a checked expression: {text}")


def eval_days(node: ast.expr, facts: Mapping[str, Value]) -> Value:
    """The number of days of a `count`: written, or a situation fact."""
    if isinstance(node, ast.Name):
        return facts[node.id]
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int)
    return node.value


def _name(name: str, layout: Layout, facts: Mapping[str, Value]) -> str:
    if name in _CLOCK:
        return _CLOCK[name]
    if name in facts:
        return repr(facts[name])
    return f"v[{layout.slots['state', name]}]"


def _history(name: str, target: str, days: int, layout: Layout) -> str:
    if name in ("seen", "visits"):
        slot = layout.slot("visits", target, 0)
        return f"v[{slot}]>0" if name == "seen" else f"v[{slot}]"
    if name == "took":
        return f"v[{layout.slot('took', target, False)}]"
    if name == "count":
        slot = layout.look_back(target, days)
        return f"sum([1 for each in v[{slot}] if each>v[{MINUTES}]//{DAY}-{days}])"
    slot = layout.slot("last", target, NEVER)
    return f"v[{slot}]!={NEVER}" if name == "ever" else f"{_DAY}-v[{slot}]"

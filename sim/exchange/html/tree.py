"""Checked expressions as small trees of JSON, which a page can walk without ever making code of a text.

A number, a text, true and false stand for themselves; everything else is a list that begins with what is to be done.
A value that is read is read by its slot. `expressions.js` walks them, and `compiling.py` says what they mean.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TypeAlias

from sim.story.compiling import eval_days
from sim.story.expression import Value, parse
from sim.story.layout import Layout

Tree: TypeAlias = "int | bool | str | list[Tree]"

_WORDS = {"day": "day", "hour": "hour", "silence": "silence", "told_no": "told-no"}
_CONSTANTS = {"true": True, "false": False}
_SLOTS = {"seen": "visits", "visits": "visits", "took": "took", "count": "days", "ever": "last", "days_since": "last"}
_CALLS = {"seen": "seen", "visits": "read", "took": "read", "count": "count", "ever": "ever", "days_since": "since"}
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.And: "and",
    ast.Or: "or",
    ast.Not: "not",
    ast.USub: "minus",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def tree(text: str, layout: Layout, facts: Mapping[str, Value]) -> Tree:
    """The tree of a checked expression; the layout has a slot for everything that it reads."""
    return _tree(parse(text), layout, facts)


def _tree(node: ast.expr, layout: Layout, facts: Mapping[str, Value]) -> Tree:
    def part(child: ast.expr) -> Tree:
        return _tree(child, layout, facts)

    match node:
        case ast.Name(id=name):
            return _name(name, layout, facts)
        case ast.Constant(value=int() | str() as value):
            return value
        case ast.UnaryOp(op=op, operand=operand):
            return [_OPERATORS[type(op)], part(operand)]
        case ast.BinOp(left=left, op=op, right=right):
            return [_OPERATORS[type(op)], part(left), part(right)]
        case ast.BoolOp(op=op, values=values):
            return [_OPERATORS[type(op)], *map(part, values)]
        case ast.Compare(left=left, ops=ops, comparators=sides):
            signs: list[Tree] = [_OPERATORS[type(op)] for op in ops]
            return ["compare", signs, part(left), *map(part, sides)]
        case ast.Call(func=ast.Name(id=("min" | "max") as name), args=args):
            return [name, *map(part, args)]
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(target))], keywords=keywords):
            days = [int(eval_days(keyword.value, facts)) for keyword in keywords]
            return [_CALLS[name], layout.slots[_SLOTS[name], target], *days]
    raise ValueError(f"not a checked expression: {ast.unparse(node)}")


def _name(name: str, layout: Layout, facts: Mapping[str, Value]) -> Tree:
    if name in _CONSTANTS:
        return _CONSTANTS[name]
    if name in facts:
        return facts[name]
    return [_WORDS[name]] if name in _WORDS else ["read", layout.slots["state", name]]

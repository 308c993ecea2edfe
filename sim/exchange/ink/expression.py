"""Checked expressions in ink. Its operators bind otherwise than Python's, so every part that has parts is bracketed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from sim.exchange.ink.names import CONTACT, NEVER, Names, kept
from sim.story.compiling import eval_days
from sim.story.expression import Value, constant, flatten, parse

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.And: " and ",
    ast.Or: " or ",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_SIMPLE = re.compile(r"\w+(\([^()]*\))?")
_CLOCK = {
    "day": "hw_day()",
    "hour": "hw_hour()",
    "silence": f"hw_day() - {CONTACT}",
    "told_no": "hw_told_no()",
}


class Expressions:
    """Writes the expressions of one story."""

    def __init__(self, names: Names, facts: Mapping[str, Value]) -> None:
        self._names = names
        self._facts = facts

    def written(self, text: str) -> str:
        """A checked expression in ink."""
        return self._emit(parse(text), flatten(text))

    def _emit(self, node: ast.expr, text: str) -> str:
        def part(child: ast.expr) -> str:
            return bracketed(self._emit(child, text))

        match node:
            case ast.Name(id=name):
                return self._name(name)
            case ast.Constant(value=int(value)):  # texts are only ever compared, see `_pair`
                return literal(value)
            case ast.UnaryOp(op=op, operand=operand):
                return f"not {part(operand)}" if isinstance(op, ast.Not) else f"-{part(operand)}"
            case ast.BinOp(left=left, op=op, right=right):
                return f"{part(left)} {_OPERATORS[type(op)]} {part(right)}"
            case ast.BoolOp(op=op, values=values):
                return _OPERATORS[type(op)].join(map(part, values))
            case ast.Compare():
                return self._compared(node, text)
            case ast.Call(func=ast.Name(id=("min" | "max") as name), args=args):
                return f"{name.upper()}({', '.join(self._emit(each, text) for each in args)})"
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(target))], keywords=keywords):
                days = int(eval_days(keywords[0].value, self._facts)) if keywords else 0
                return history(name, target, days)
        raise ValueError(f"not a checked expression: {text}")

    def _name(self, name: str) -> str:
        if name in ("true", "false"):
            return name
        if name in self._facts:
            return literal(self._facts[name])
        return _CLOCK.get(name) or self._names.states[name]

    def _compared(self, node: ast.Compare, text: str) -> str:
        sides = [node.left, *node.comparators]
        pairs = zip(node.ops, sides, node.comparators, strict=False)
        found = [self._pair(op, left, right, text) for op, left, right in pairs]
        return found[0] if len(found) == 1 else " and ".join(map(bracketed, found))

    def _pair(self, op: ast.cmpop, left: ast.expr, right: ast.expr, text: str) -> str:
        first, second = constant(left, text, self._facts), constant(right, text, self._facts)
        if isinstance(first, str):  # texts are facts, which never change
            return literal((first == second) is isinstance(op, ast.Eq))
        return " ".join((bracketed(self._emit(left, text)), _OPERATORS[type(op)], bracketed(self._emit(right, text))))


def history(call: str, target: str, days: int) -> str:
    """What is known of a scene, an option or an act."""
    if call in ("seen", "visits"):
        return kept("visits", target) + (" > 0" if call == "seen" else "")
    if call == "took":
        return kept("took", target)
    if call == "count":
        return f"{kept('count', target)}({days})"
    last = kept("last", target)
    return f"{last} > {NEVER}" if call == "ever" else f"hw_day() - {last}"


def literal(value: Value) -> str:
    """A number, true or false as ink writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def bracketed(code: str) -> str:
    """A part of something larger. A bare name stays bare: in brackets it would be a list of one."""
    return code if _SIMPLE.fullmatch(code) else f"({code})"

"""Expressions, effects and the clock in the words of SugarCube: states are its variables, and what is asked of the
history is asked of `setup.heartwork` (heartwork.js)."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from sim.exchange.twine.escaping import string
from sim.story.clock import At
from sim.story.compiling import eval_days
from sim.story.expression import Value, flatten, parse
from sim.story.model import Meter
from sim.story.story import Story

OWN = "setup.heartwork"
_WORDS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.And: "and",
    ast.Or: "or",
    ast.Eq: "is",
    ast.NotEq: "isnot",
    ast.Lt: "lt",
    ast.LtE: "lte",
    ast.Gt: "gt",
    ast.GtE: "gte",
}
_CLOCK = {
    "day": f"{OWN}.day()",
    "hour": f"{OWN}.hour()",
    "silence": f"{OWN}.silence()",
    "told_no": f"{OWN}.toldNo()",
    "true": "true",
    "false": "false",
}


def expression(text: str, story: Story) -> str:
    """A checked expression of a story's."""
    return _said(parse(flatten(text)), story)


def _said(node: ast.expr, story: Story) -> str:
    match node:
        case ast.Name(id=name):
            return _CLOCK.get(name) or _fact(name, story.scenario.situation) or f"${name}"
        case ast.Constant(value=value):
            return string(value) if isinstance(value, str) else str(value)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"(not {_said(operand, story)})"
        case ast.UnaryOp(operand=operand):
            return f"(-{_said(operand, story)})"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_said(left, story)} {_WORDS[type(op)]} {_said(right, story)})"
        case ast.BoolOp(op=op, values=values):
            return f"({f' {_WORDS[type(op)]} '.join(_said(value, story) for value in values)})"
        case ast.Compare(left=left, ops=ops, comparators=sides):
            return _compared([left, *sides], ops, story)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=keywords):
            return _called(name, arguments, keywords, story)
    raise ValueError(f"not a checked expression: {ast.dump(node)}")


def _fact(name: str, facts: Mapping[str, Value]) -> str:
    if name not in facts:
        return ""
    value = facts[name]
    return string(value) if isinstance(value, str) else str(value).lower()


def _compared(sides: list[ast.expr], ops: list[ast.cmpop], story: Story) -> str:
    """A chain of comparisons, of which JavaScript has none."""
    said = [_said(side, story) for side in sides]
    pairs = [f"{said[at]} {_WORDS[type(op)]} {said[at + 1]}" for at, op in enumerate(ops)]
    return f"({' and '.join(pairs)})"


def _called(name: str, arguments: list[ast.expr], keywords: list[ast.keyword], story: Story) -> str:
    if name in ("min", "max"):
        return f"Math.{name}({', '.join(_said(each, story) for each in arguments)})"
    target = ast.literal_eval(arguments[0])
    if name in ("seen", "visits"):
        asked = f"{OWN}.visits({string(target)})"
        return f"({asked} gt 0)" if name == "seen" else asked
    if name == "took":
        return f"{OWN}.took({string(target)})"
    acts = ", ".join(string(act) for act in sorted(story.vocabulary.expand(target)))
    if name == "count":
        return f"{OWN}.count({eval_days(keywords[0].value, story.scenario.situation)}, {acts})"
    return f"{OWN}.{'ever' if name == 'ever' else 'since'}({acts})"


def changes(effects: Mapping[str, int | bool], settings: Mapping[str, int | bool], story: Story) -> Iterator[str]:
    """What is added to meters within their bounds, then what is replaced."""
    for name, amount in effects.items():
        meter = story.scenario.state[name]
        if isinstance(meter, Meter):
            sign = "-" if amount < 0 else "+"
            yield f"${name} to Math.clamp(${name} {sign} {abs(amount)}, {meter.min}, {meter.max})"
        else:
            yield f"${name} to {str(amount).lower()}"
    for name, amount in settings.items():
        yield f"${name} to {str(amount).lower()}"


def moves(after: int, at: At | None) -> Iterator[str]:
    """How the clock moves on."""
    if after:
        yield f"{OWN}.pass({after})"
    if at is not None:
        day = "" if at.day is None else f", {at.day}"
        yield f"{OWN}.at({at.time}{day})"

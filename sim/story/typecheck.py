"""The types of an expression: every fault in it, with its place, before anything is run.

`day`, `silence`, `days_since`, `count` and `visits` grow without end; they may be compared with constants
only, or capped by `min(day, 30)`, so that the states of a story stay finite and can be searched exactly.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.source.nearest import nearest
from sim.story.expression import (
    LARGEST,
    Kind,
    Problem,
    Scope,
    SyntaxProblem,
    constant,
    flatten,
    kind_of,
    parse,
    span,
    written,
)

ENDLESS_NAMES = ("day", "silence")
SCENE_CALLS = ("seen", "visits", "took")
ACT_CALLS = ("ever", "days_since", "count")
LANGUAGE = frozenset(
    (
        "true",
        "false",
        "and",
        "or",
        "not",
        "min",
        "max",
        "day",
        "hour",
        "silence",
        "told_no",
        *SCENE_CALLS,
        *ACT_CALLS,
    )
)
_MEANT = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Type(NamedTuple):
    """The kind of a part, and whether it can grow without end."""

    kind: Kind
    endless: bool = False


class _Fault(Exception):
    """The part has a fault that was told; what contains it stays silent."""


def check(text: str, scope: Scope, wanted: Kind) -> list[Problem]:
    """Every problem of an expression that should be worth `wanted`; none means that it can be compiled."""
    try:
        tree = parse(text)
    except SyntaxProblem as fault:
        return [fault.problem]
    checker = _Checker(flatten(text), scope)
    try:
        found = checker.type_of(tree)
    except _Fault:
        return checker.problems
    if found.kind is not wanted:
        checker.tell("HW504", tree, f"this is {found.kind.value}, wanted is {wanted.value}", checker.meant(tree))
    elif found.endless:
        checker.tell_endless(tree)
    return checker.problems


@dataclass(slots=True)
class _Checker:
    text: str
    scope: Scope
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, node: ast.expr, message: str, hint: str = "") -> None:
        start, length = span(node, self.text)
        self.problems.append(Problem(code, message, start, length, hint))

    def meant(self, node: ast.expr) -> str:
        """A hint for a fact such as `no`, which is a text and was meant to be false."""
        fact = self.scope.facts.get(node.id) if isinstance(node, ast.Name) else None
        meant = _MEANT.get(fact.lower()) if isinstance(fact, str) else None
        return f"the fact is the text `{fact}`: write `{meant}` there" if meant else ""

    def refuse(self, code: str, node: ast.expr, message: str, hint: str = "") -> _Fault:
        self.tell(code, node, message, hint)
        return _Fault()

    def tell_endless(self, node: ast.expr) -> None:
        part = written(node, self.text)
        hint = f"compare it with a number, or cap it: min({part}, 30)"
        self.tell("HW506", node, f"`{part}` grows without end; it may only be compared with constants", hint)

    def type_of(self, node: ast.expr) -> Type:
        handler = _HANDLERS.get(type(node))
        if handler is None:
            raise self.refuse("HW501", node, f"`{written(node, self.text)}` is not part of the expression language")
        return handler(self, node)

    def types_of(self, nodes: list[ast.expr]) -> list[Type]:
        """All parts, so that the faults of each are told; raises when one of them had a fault."""
        found: list[Type] = []
        for node in nodes:
            try:
                found.append(self.type_of(node))
            except _Fault:
                continue
        if len(found) < len(nodes):
            raise _Fault
        return found

    def need(self, node: ast.expr, found: Type, wanted: Kind) -> None:
        if found.kind is not wanted:
            raise self.refuse("HW504", node, f"this is {found.kind.value}, wanted is {wanted.value}", self.meant(node))

    def name(self, node: ast.expr) -> Type:
        assert isinstance(node, ast.Name)
        name = node.id
        if name in ("true", "false", "told_no"):
            return Type(Kind.FLAG)
        if name in ("day", "silence", "hour"):
            return Type(Kind.NUMBER, endless=name in ENDLESS_NAMES)
        if name in self.scope.state:
            return Type(self.scope.state[name])
        if name in self.scope.facts:
            return Type(kind_of(self.scope.facts[name]))
        if name in self.scope.silent:
            raise _Fault
        known = [*self.scope.state, *self.scope.facts, *LANGUAGE]
        meant = _MEANT.get(name.lower())
        hint = f"write `{meant}`" if meant else nearest(name, known)
        raise self.refuse("HW503", node, f"no state, fact or word named `{name}`", hint)

    def constant(self, node: ast.expr) -> Type:
        value = constant(node, self.text, {})
        if value is None:
            part = written(node, self.text)
            hint = "write a whole number or a text in quotes"
            if part.startswith("'"):
                hint = "texts stand in double quotes"
            elif part.lower() in _MEANT:
                hint = f"write `{_MEANT[part.lower()]}`"
            raise self.refuse("HW501", node, f"`{part}` is not a value of the language", hint)
        if isinstance(value, int) and value > LARGEST:
            raise self.refuse("HW502", node, f"numbers go up to {LARGEST:,}")
        return Type(kind_of(value))

    def unary(self, node: ast.expr) -> Type:
        assert isinstance(node, ast.UnaryOp)
        wanted = Kind.FLAG if isinstance(node.op, ast.Not) else Kind.NUMBER
        if not isinstance(node.op, ast.Not | ast.USub):
            raise self.refuse("HW501", node, "only `not` and `-` may stand before a value")
        found = self.type_of(node.operand)
        self.need(node.operand, found, wanted)
        return Type(wanted, found.endless)

    def arithmetic(self, node: ast.expr) -> Type:
        assert isinstance(node, ast.BinOp)
        if not isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
            raise self.refuse("HW501", node, "only `+`, `-` and `*` are there to reckon with")
        sides = [node.left, node.right]
        found = self.types_of(sides)
        for side, its in zip(sides, found, strict=True):
            self.need(side, its, Kind.NUMBER)
            if its.endless:
                self.tell_endless(side)
                raise _Fault
        return Type(Kind.NUMBER)

    def logic(self, node: ast.expr) -> Type:
        assert isinstance(node, ast.BoolOp)
        for side, its in zip(node.values, self.types_of(node.values), strict=True):
            self.need(side, its, Kind.FLAG)
        return Type(Kind.FLAG)

    def comparison(self, node: ast.expr) -> Type:
        assert isinstance(node, ast.Compare)
        sides = [node.left, *node.comparators]
        found = self.types_of(sides)
        for i, operator in enumerate(node.ops):
            self._pair(operator, sides[i], found[i], sides[i + 1], found[i + 1])
        return Type(Kind.FLAG)

    def _pair(self, operator: ast.cmpop, left: ast.expr, its: Type, right: ast.expr, other: Type) -> None:
        if not isinstance(operator, (*_ORDER, ast.Eq, ast.NotEq)):
            raise self.refuse("HW501", left, "compare with ==, !=, <, <=, > or >=")
        if isinstance(operator, _ORDER):
            self.need(left, its, Kind.NUMBER)
            self.need(right, other, Kind.NUMBER)
        if its.kind is not other.kind:
            raise self.refuse("HW504", right, f"{its.kind.value} is compared with {other.kind.value}")
        for part, type_, against in ((left, its, right), (right, other, left)):
            if type_.endless and constant(against, self.text, self.scope.facts) is None:
                self.tell_endless(part)
                raise _Fault

    def call(self, node: ast.expr) -> Type:
        assert isinstance(node, ast.Call)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in ("min", "max") and len(node.args) == 2 and not node.keywords:
            return self._bound(name, node)
        if name in SCENE_CALLS and self.scope.scenes is not None:
            return self._scene_call(name, node)
        if name in ACT_CALLS:
            return self._act_call(name, node)
        part = name or written(node.func, self.text)
        known = [*ACT_CALLS, "min", "max", *(SCENE_CALLS if self.scope.scenes is not None else ())]
        hint = "min and max take two numbers" if name in ("min", "max") else nearest(part, known)
        raise self.refuse("HW505", node, f"`{part}` cannot be used like this", hint or f"there are {', '.join(known)}")

    def _bound(self, name: str, node: ast.Call) -> Type:
        found = self.types_of(node.args)
        for side, its in zip(node.args, found, strict=True):
            self.need(side, its, Kind.NUMBER)
        ends = [its.endless for its in found]
        return Type(Kind.NUMBER, all(ends) if name == "min" else any(ends))

    def _argument(self, node: ast.Call, example: str) -> tuple[str, ast.expr]:
        if len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
            value = constant(node.args[0], self.text, {})
            if isinstance(value, str):
                return value, node.args[0]
        raise self.refuse("HW505", node, "one name in double quotes is wanted here", f"for example {example}")

    def _scene_call(self, name: str, node: ast.Call) -> Type:
        example = 'took("quiet-flat/think")' if name == "took" else f'{name}("quiet-flat")'
        target, place = self._argument(node, example)
        if node.keywords:
            raise self.refuse("HW505", node, f"`{name}` takes one name", f"for example {example}")
        known = self.scope.options if name == "took" else (self.scope.scenes or ())
        if target not in known:
            code, what = ("HW302", "option") if name == "took" else ("HW301", "scene")
            raise self.refuse(code, place, f"no {what} named `{target}`", nearest(target, known))
        return Type(Kind.NUMBER, endless=True) if name == "visits" else Type(Kind.FLAG)

    def _act_call(self, name: str, node: ast.Call) -> Type:
        example = 'count("contact", days=7)' if name == "count" else f'{name}("call")'
        target, place = self._argument(node, example)
        if not self.scope.acts(target):
            raise self.refuse(
                "HW303", place, f"no act or group named `{target}`", nearest(target, self.scope.act_names)
            )
        if name == "count":
            if [keyword.arg for keyword in node.keywords] != ["days"] or not self._days(node.keywords[0].value):
                raise self.refuse(
                    "HW505", node, "`count` wants the days that it looks back on", f"for example {example}"
                )
        elif node.keywords:
            raise self.refuse("HW505", node, f"`{name}` takes one name", f"for example {example}")
        return Type(Kind.FLAG) if name == "ever" else Type(Kind.NUMBER, endless=True)

    def _days(self, node: ast.expr) -> bool:
        value = constant(node, self.text, self.scope.facts)
        return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LARGEST


_HANDLERS: dict[type[ast.expr], Callable[[_Checker, ast.expr], Type]] = {
    ast.Name: _Checker.name,
    ast.Constant: _Checker.constant,
    ast.UnaryOp: _Checker.unary,
    ast.BinOp: _Checker.arithmetic,
    ast.BoolOp: _Checker.logic,
    ast.Compare: _Checker.comparison,
    ast.Call: _Checker.call,
}

"""The expression language of `if`, `when` and `weight`: Python's own parser, and then only what is listed here.

Nothing can be called but the functions named below, nothing indexed, no attribute reached; numbers and
lengths are bounded before the parser sees them. A checked expression is compiled once (see compiling.py).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

LONGEST = 300
MOST_NODES = 80
LARGEST = 1_000_000_000
_NUMBER = re.compile(r"[0-9]+")
_TEXT = re.compile(r'"[^"\\\n]*"')


class Kind(Enum):
    """What an expression is worth."""

    NUMBER = "a whole number"
    FLAG = "true or false"
    TEXT = "a text"


Value = int | bool | str


class Problem(NamedTuple):
    """A fault inside an expression; `start` and `length` count characters of its text."""

    code: str
    message: str
    start: int
    length: int = 1
    help: str = ""


class Scope(NamedTuple):
    """The names that expressions of one file may use; pack rules know no scenes."""

    state: Mapping[str, Kind]
    facts: Mapping[str, Value]
    acts: Callable[[str], frozenset[str]]  # an act or a group to its acts, none if unknown
    act_names: Collection[str]
    scenes: Collection[str] | None = None
    options: Collection[str] = ()
    silent: Collection[str] = ()  # names whose own declaration has a fault


class SyntaxProblem(Exception):
    """The text is not an expression of the language."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def kind_of(value: Value) -> Kind:
    """The kind of a written value."""
    if isinstance(value, bool):
        return Kind.FLAG
    return Kind.NUMBER if isinstance(value, int) else Kind.TEXT


@lru_cache(maxsize=4096)
def parse(text: str) -> ast.expr:
    """The syntax tree of an expression. Raises SyntaxProblem (HW501, HW502)."""
    if len(text) > LONGEST:
        raise SyntaxProblem(Problem("HW502", f"the expression has {len(text)} characters, {LONGEST} at most", LONGEST))
    flat = flatten(text)
    try:
        tree = ast.parse(flat, mode="eval").body
    except SyntaxError as error:
        at = (error.offset or len(flat)) - 1  # no offset: it ends too early
        raise SyntaxProblem(_syntax_problem(flat, at)) from None
    except (ValueError, RecursionError, MemoryError):
        raise SyntaxProblem(Problem("HW501", "this is not an expression", 0, len(text))) from None
    if "#" in re.sub(_TEXT, "", flat):
        raise SyntaxProblem(Problem("HW501", "`#` has no meaning in an expression", flat.index("#")))
    if sum(isinstance(node, ast.expr) for node in ast.walk(tree)) > MOST_NODES:
        raise SyntaxProblem(Problem("HW502", f"the expression has more than {MOST_NODES} parts", 0, len(text)))
    return tree


def flatten(text: str) -> str:
    """The expression on one line, as it is parsed; offsets of problems count its characters."""
    return text.strip().replace("\n", " ")


def span(node: ast.expr, text: str) -> tuple[int, int]:
    """Where a node stands in the flattened text: first character and length."""
    if text.isascii():
        return node.col_offset, (node.end_col_offset or node.col_offset + 1) - node.col_offset
    data = text.encode()
    start = len(data[: node.col_offset].decode())
    return start, len(data[: node.end_col_offset].decode()) - start


def written(node: ast.expr, text: str) -> str:
    """The characters of a node as they stand in the flattened text."""
    start, length = span(node, text)
    return text[start : start + length]


def constant(node: ast.expr, text: str, facts: Mapping[str, Value]) -> Value | None:
    """The value of a written number, text, true, false or situation fact; None for anything else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = constant(node.operand, text, facts)
        return -value if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(node, ast.Name):
        if node.id in ("true", "false"):
            return node.id == "true"
        return facts.get(node.id)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | str) and not isinstance(node.value, bool):
        shape = _NUMBER if isinstance(node.value, int) else _TEXT
        return node.value if shape.fullmatch(written(node, text)) else None
    return None


def _syntax_problem(text: str, at: int) -> Problem:
    start = max(0, min(at, len(text) - 1))
    if re.search(r"(?<![=<>!])=(?!=)", text) and "(" not in text:
        return Problem("HW501", "`=` does not compare", text.index("="), help="write `==`")
    for wrong, right in (("&&", "and"), ("||", "or"), ("!", "not")):
        if wrong in text.replace("!=", "  "):
            place = text.replace("!=", "  ").index(wrong)
            return Problem("HW501", f"`{wrong}` has no meaning here", place, len(wrong), f"write `{right}`")
    return Problem("HW501", "this is not an expression", start, help="for example: trust >= 40 and not told_no")

"""What comes of reading a YAML text once: nodes, what was noted on the way, and where the reading stopped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.source.nodes import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Refusal:
    """A construct that these files do not have: its code, the scalar or mark it stands at, a word to name it by."""

    code: str
    line: int
    column: int
    word: str
    first: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Where libyaml gave up, in its words; lines and columns from 1. The context is where the construct began."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


@dataclass(slots=True)
class Composition:
    """A text as nodes, with what was noted on the way."""

    root: Node | None = None
    refusals: list[Refusal] = field(default_factory=list)  # the first of each code
    refused: Counter[str] = field(default_factory=Counter)  # how many there were
    stop: Stop | None = None
    stopped: bool = False
    repeated: list[tuple[Mapping, Scalar, Node]] = field(default_factory=list)
    hollow: list[Mapping] = field(default_factory=list)
    suspects: list[Scalar] = field(default_factory=list)

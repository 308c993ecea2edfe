"""What comes of reading a YAML text once: nodes, what was noted on the way, and where the reading stopped."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sim.source.nodes import Mapping, Node, Scalar


class Refusal(NamedTuple):
    """A construct that these files do not have: its code, the scalar or mark it stands at, a word to name it by."""

    code: str
    line: int
    column: int
    word: str
    first: tuple[int, int] | None = None


class Stop(NamedTuple):
    """Where libyaml gave up, in its words; lines and columns from 1. The context is where the construct began."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


class Composition:
    """A text as nodes, with what was noted on the way."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.refusals: list[Refusal] = []  # the first of each code
        self.refused: Counter[str] = Counter()  # how many there were
        self.stop: Stop | None = None
        self.stopped = False
        self.repeated: list[tuple[Mapping, Scalar, Node]] = []
        self.hollow: list[Mapping] = []
        self.suspects: list[Scalar] = []

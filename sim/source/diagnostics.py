"""What a fault is: a code, a message, a place, and how to mend it. Faults are values; renderers are elsewhere."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad: an error keeps a file from working as written, a warning asks for care, advice is taste."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Place(NamedTuple):
    """A run of characters on one line of a file; line and column count from 1, in characters."""

    path: str
    line: int
    column: int
    length: int = 1


class Diagnostic(NamedTuple):
    """One fault. Labels point at further places that explain it (where a key stood first, say)."""

    code: str
    message: str
    place: Place
    help: str = ""
    labels: tuple[tuple[Place, str], ...] = ()

    @property
    def name(self) -> str:
        """The code's name in words, such as `unknown-scene`; read from the code's page."""
        from sim.source.codes import page  # only the codes that are told have their page read

        return page(self.code).name

    @property
    def severity(self) -> Severity:
        """How bad faults of this code are; read from the code's page."""
        from sim.source.codes import page

        return page(self.code).severity


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics sorted by path, line and column, each told once."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda one: (one.place.path, one.place.line, one.place.column, one.code))


def at_most(limit: int, diagnostics: Iterable[Diagnostic], counts: Counter[str] | None = None) -> list[Diagnostic]:
    """At most `limit` diagnostics of each code; the last of a longer row says how many are left out.

    Where not all that were found are handed in, `counts` says how many there were of each code.
    """
    kept: list[Diagnostic] = []
    told: Counter[str] = Counter()
    last: dict[str, int] = {}
    for one in diagnostics:
        told[one.code] += 1
        if told[one.code] <= limit:
            last[one.code] = len(kept)
            kept.append(one)
    for code, index in last.items():
        left = max(told[code], counts[code] if counts else 0) - limit
        if left > 0:
            rest = f"{kept[index].message} (and {left} more like it, which are not listed)"
            kept[index] = kept[index]._replace(message=rest)
    return kept

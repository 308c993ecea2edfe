"""A reading of a text, with whatever had to be mended for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.source.composition import Composition
    from sim.source.draft import Draft
    from sim.source.nodes import NodePath
    from sim.source.traps.case import Trap


@dataclass(slots=True)
class Mended:
    """What came of the reading: the lines as read, the nodes, the traps told, what was blanked."""

    draft: Draft
    composition: Composition
    traps: list[Trap] = field(default_factory=list)
    blanked: dict[NodePath, list[str]] = field(default_factory=dict)
    touched: dict[int, tuple[int, int]] = field(default_factory=dict)  # the columns that mendings changed on a row
    times: Counter[int] = field(default_factory=Counter)  # how often a row was mended
    more: bool = False  # faults were left untold


def joined(lines: list[str]) -> str:
    """The lines as a text that ends in a line break, so that a last block of text does too."""
    return "\n".join(lines) + "\n"

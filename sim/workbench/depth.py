"""How far a check goes into what can happen in a story."""

from __future__ import annotations

from typing import NamedTuple


class Depth(NamedTuple):
    """The states that one question is searched through: 0 leaves the proofs out, None is no limit."""

    most: int | None


STATIC = Depth(0)
USUAL = Depth(200_000)
FULL = Depth(None)

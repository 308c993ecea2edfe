"""A line of what a seat is told, and the shape of what it is told from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

View: TypeAlias = Mapping[str, Any]  # a SeatView (sim.classroom.views.shapes), or a part of one, as it came in


class Line(NamedTuple):
    """A line, and whether it is a heading."""

    text: str
    heading: bool = False

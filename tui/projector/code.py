"""A link as a code for cameras."""

from __future__ import annotations

from functools import lru_cache

from tui.projector.lettering import halves

QUIET = 4  # points of light ground around the code, as its standard wants it
NARROW = 2  # ... and what cameras get by with where there is no more room


@lru_cache(8)
def modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """The points of a link's code, row by row; true is dark."""
    import segno

    made = segno.make(link, error="l", micro=False, boost_error=False)
    return tuple(tuple(map(bool, row)) for row in made.matrix)


def code_lines(link: str, columns: int, rows: int) -> list[str]:
    """The code in half blocks with its quiet ground around it, dark points as marks; none where it does not fit."""
    points = modules(link)
    for quiet in (QUIET, NARROW):
        side = len(points) + 2 * quiet
        if side <= columns and (side + 1) // 2 <= rows:
            empty, edge = [[False] * side] * quiet, [False] * quiet
            return halves([*empty, *([*edge, *row, *edge] for row in points), *empty])
    return []

"""How far a share of many plays can be trusted."""

from __future__ import annotations

from math import sqrt

_Z = 1.959964  # standard deviations to either side that hold 95 in 100


def interval(times: int, plays: int) -> tuple[float, float]:
    """Wilson's interval of 95 in 100 for a share, 0 to 1: it stays honest for what happened never, or always."""
    if not plays:
        return 0.0, 1.0
    share, spread = times / plays, _Z * _Z / plays
    middle, half = share + spread / 2, _Z * sqrt(share * (1 - share) / plays + spread / plays / 4)
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))

"""What was measured, each figure beside its promise, and what must be nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

MUST_BE_NOTHING = ("lost", "double", "crossed", "wrong")


@dataclass(slots=True)
class Report:
    """Prints as it goes. `counts` are of votes that were lost or counted double, of what came to another room than
    its own, and of answers and views that were not what they should be."""

    counts: Counter[str] = field(default_factory=Counter)

    def told(self, what: str, figure: str, promise: str = "") -> None:
        """One figure."""
        print(f"{what}: {figure}" + (f"; the promise is {promise}" if promise else ""), flush=True)

    def latencies(self, what: str, seconds: Sequence[float], promise: str = "") -> None:
        """How long each of many took."""
        shown = [f"{name} {at(seconds, share) * 1000:.0f}" for name, share in SHARES.items()]
        self.told(what, ", ".join(shown) + " ms", promise)

    def must_be(self, holds: bool, count: str, what: str) -> None:
        """Counts what is not as it must be, and says so."""
        if not holds:
            self.counts[count] += 1
            print(f"{count.upper()}: {what}", flush=True)

    @property
    def clean(self) -> bool:
        """Whether all is nothing that must be."""
        return not any(self.counts.values())


SHARES = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}


def at(seconds: Sequence[float], share: float) -> float:
    """The smallest of the figures that this share of them does not exceed."""
    ordered = sorted(seconds)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]

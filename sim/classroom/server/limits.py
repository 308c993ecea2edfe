"""How often somebody may ask: wrong tries within a minute, and requests at a steady pace."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil
from typing import Any, NamedTuple

MOST_KNOWN = 10_000  # keys that are remembered; the one that asked longest ago is forgotten first


class Tries:
    """Wrong tries, by whoever made them: after so many in a minute the next one waits."""

    def __init__(self, clock: Callable[[], float], most: int = 10, seconds: float = 60.0) -> None:
        self._clock, self._most, self._seconds = clock, most, seconds
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, who: str) -> int:
        """How many seconds they have to wait; 0 where they need not."""
        now, wrong = self._clock(), self._wrong.get(who, deque())
        while wrong and wrong[0] <= now - self._seconds:
            wrong.popleft()
        return 0 if len(wrong) < self._most else max(1, ceil(wrong[0] + self._seconds - now))

    def wrong(self, who: str) -> None:
        """They were wrong once more."""
        self._wrong.setdefault(who, deque(maxlen=self._most)).append(self._clock())
        _forget_oldest(self._wrong, who)


class Level(NamedTuple):
    """How much somebody may still ask at once, and when that was so."""

    left: float
    at: float


class Pace:
    """So many requests at once, and so many a second after that."""

    def __init__(self, clock: Callable[[], float], at_once: int, a_second: float) -> None:
        self._clock, self._at_once, self._a_second = clock, at_once, a_second
        self._levels: OrderedDict[str, Level] = OrderedDict()

    def allows(self, who: str) -> bool:
        """Whether they may ask once more now; that is counted."""
        now = self._clock()
        left, at = self._levels.get(who, Level(self._at_once, now))
        left = min(self._at_once, left + (now - at) * self._a_second)
        self._levels[who] = Level(max(0.0, left - 1), now)
        _forget_oldest(self._levels, who)
        return left >= 1


def _forget_oldest(known: OrderedDict[str, Any], who: str) -> None:
    known.move_to_end(who)
    if len(known) > MOST_KNOWN:
        known.popitem(last=False)

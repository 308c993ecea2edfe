"""The story's clock: whole minutes since midnight of day 0, the day of the break-up."""

from __future__ import annotations

import re
from typing import NamedTuple

HOUR = 60
DAY = 24 * HOUR
_UNITS = {"minute": 1, "hour": HOUR, "day": DAY, "week": 7 * DAY}
_SPAN = re.compile(r"(\d{1,7}) (minute|hour|day|week)s?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_DAY_TIME = re.compile(r"day (\d{1,6}) (\d{1,2}:\d{2})")


class At(NamedTuple):
    """When a scene takes place: a time of day in minutes, on the given day or on the next day that has it."""

    time: int
    day: int | None = None

    def reached_from(self, minutes: int) -> int:
        """Minutes of the clock on entering at `minutes`; earlier than `minutes` where the day is already past."""
        if self.day is not None:
            return self.day * DAY + self.time
        return minutes + (self.time - minutes) % DAY


def day_of(minutes: int) -> int:
    """Calendar days since the break-up; they turn at midnight."""
    return minutes // DAY


def hour_of(minutes: int) -> int:
    """Hour of the day, 0 to 23."""
    return minutes // HOUR % 24


def time_text(minutes: int) -> str:
    """`21:05`."""
    return f"{hour_of(minutes):02}:{minutes % HOUR:02}"


def parse_time(text: str) -> int:
    """Minutes after midnight of `HH:MM`. Raises ValueError."""
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(text)
    return int(match[1]) * HOUR + int(match[2])


def parse_span(text: str) -> int:
    """Minutes of `10 minutes`, `2 days` or `3 days 13 hours`. Raises ValueError."""
    words = " ".join(text.split())
    spans = list(_SPAN.finditer(words))
    if not spans or " ".join(span[0] for span in spans) != words:
        raise ValueError(text)
    return sum(int(span[1]) * _UNITS[span[2]] for span in spans)


def span_text(minutes: int) -> str:
    """`10 minutes`, `2 days` or `3 days 13 hours`: what `parse_span` reads; nothing for no time at all."""
    parts = []
    for unit in ("day", "hour", "minute"):
        number, minutes = divmod(minutes, _UNITS[unit])
        if number:
            parts.append(f"{number} {unit}{'' if number == 1 else 's'}")
    return " ".join(parts)


def parse_at(text: str) -> At:
    """`19:00` or `day 9 02:10`. Raises ValueError."""
    match = _DAY_TIME.fullmatch(text)
    if match is None:
        return At(parse_time(text))
    return At(parse_time(match[2]), int(match[1]))

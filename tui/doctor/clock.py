"""Whether the clock can be believed: lessons are named and ordered by it."""

from __future__ import annotations

import time
from datetime import datetime

from tui.doctor.finding import Finding, State

EARLIEST, LATEST = 2025, 2100  # before the first lesson that was ever held, and a battery that gave up


def check_clock(now: datetime, steady: bool | None = None) -> Finding:
    """`now` has a zone; `steady` says whether time only goes forward for a program here."""
    if steady is None:
        steady = time.get_clock_info("monotonic").monotonic
    facts = {"now": now.isoformat(timespec="seconds"), "zone": now.tzname(), "steady": steady}
    told = f"{now.day} {now:%B %Y, %H:%M} ({now.tzname()})."
    if not EARLIEST <= now.year < LATEST:
        return Finding(State.LOOK, f"{told} That cannot be right.", "Set the clock; lessons are named by it.", facts)
    if not steady:
        return Finding(State.LOOK, f"{told} It can jump back.", "Leave the clock alone during the lesson.", facts)
    return Finding(State.OK, told, facts=facts)

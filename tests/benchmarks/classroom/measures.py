"""All that is measured, in one order: whole, and as brief as `make bench` wants it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from tests.benchmarks.classroom.apart import two_rooms
from tests.benchmarks.classroom.crashing import cut_and_replayed, killed
from tests.benchmarks.classroom.crowds import crowd
from tests.benchmarks.classroom.hostile import refused
from tests.benchmarks.classroom.report import Report
from tests.benchmarks.classroom.returning import returns
from tests.benchmarks.classroom.screens import scenes
from tests.benchmarks.classroom.soak import soak

SUPPORTED = 40
CROWDS = (SUPPORTED, 100, 200)
Measure: TypeAlias = Callable[[Path, Report], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Extent:
    """How long it goes on: decisions of a lesson, seconds of a lively stretch, and every how many bytes a journal is
    cut."""

    decisions: int
    lively: float
    every: int


WHOLE = Extent(decisions=60, lively=20.0, every=1)  # 60 decisions are three hours of lessons
BRIEF = Extent(decisions=15, lively=8.0, every=23)


def measures(extent: Extent) -> Mapping[str, Measure]:
    """Every measure by its name."""

    async def crowds(home: Path, report: Report) -> None:
        for seats in CROWDS:
            await crowd(seats, home / f"{seats}", report)

    return {
        "crowds": crowds,
        "scenes": lambda home, report: scenes(SUPPORTED, home, report),
        "rooms": lambda home, report: two_rooms(SUPPORTED, home, report),
        "returns": lambda home, report: returns(SUPPORTED, home, report),
        "killed": lambda home, report: killed(SUPPORTED, home, report),
        "hostile": refused,
        "cuts": lambda home, report: cut_and_replayed(SUPPORTED, 3, extent.every, home, report),
        "soak": lambda home, report: soak(SUPPORTED, extent.decisions, extent.lively, home, report),
    }


def measure(chosen: Mapping[str, Measure]) -> Report:
    """What came of these measures."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        for name, its in chosen.items():
            asyncio.run(its(Path(folder) / name, report))
    return report

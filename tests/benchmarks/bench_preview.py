"""How soon the workbench shows a file that was saved, against checking it once before each saving.

What is timed is all that an author waits for: that the saving is noticed, and believed, that the file is read, and that
the screen is painted with it; first the story, then the tab that is open: the faults, the map, the first figures. What
else the machine does holds up checks and savings alike, so the ratio is what to compare.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from sim.workbench.check import check_file
from sim.workbench.depth import STATIC
from tests.support.generated import story
from tests.support.stage import on_stage, screen_text, settled
from tests.support.workbench import Manuscript
from tui.screens.preview import PreviewScreen
from tui.widgets.workbench.bench import Bench

Times: TypeAlias = tuple[float, float]

pytestmark = pytest.mark.bench
SCENES = 100
SAVES = 15
ROAD = ["1"] * 5  # how far somebody has played before they save
PARTS = ("story", "tab")
TABS = {"f": "tell_faults", "m": "tell_chart", "h": "tell_figures"}


@pytest.mark.parametrize("tab", TABS)
async def test_from_saving_to_the_repaint(home: Path, tmp_path: Path, tab: str) -> None:
    manuscript = Manuscript(tmp_path, story(SCENES))
    async with on_stage(home, manuscript.asked(), (120, 40)) as pilot:
        await settled(pilot)
        for key in (*ROAD, tab):
            await pilot.press(key)
            await settled(pilot)
        checks, took = list[float](), list[tuple[Times, ...]]()
        for number in range(SAVES):
            checks.append(_seconds(lambda: check_file(manuscript.path, manuscript.folders, STATIC)))
            took.append(await _repainted(pilot, manuscript, number, TABS[tab]))
    floor = statistics.median(checks)
    told = [f"{part} after {_told(each, floor)}" for part, each in zip(PARTS, zip(*took, strict=True), strict=True)]
    print(f"\n{SCENES} scenes, tab {tab}: {', '.join(told)}; one static check {floor * 1e3:.0f} ms, the bar is 500 ms")


def _told(took: tuple[Times, ...], floor: float) -> str:
    """The median, the least and the most by the clock, and the median by the processor."""
    clock, processor = zip(*took, strict=True)
    median = statistics.median(clock)
    return (
        f"{median * 1e3:.0f} ms ({min(clock) * 1e3:.0f} to {max(clock) * 1e3:.0f}; {median / floor:.1f} checks; "
        f"{statistics.median(processor) * 1e3:.0f} ms of the processor)"
    )


def _now() -> Times:
    return time.perf_counter(), time.process_time()


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


async def _repainted(pilot: Pilot[None], manuscript: Manuscript, number: int, tell: str) -> tuple[Times, ...]:
    """Seconds from a saving to the paint that shows its words, and to the one that shows the open tab anew."""
    assert isinstance(pilot.app.screen, PreviewScreen)
    session, bench = pilot.app.screen.desk.session, pilot.app.screen.query_one(Bench)
    assert session is not None
    title, word = session.title.split(" ", 1)[0], f"Evening{number}"
    display, telling, done = pilot.app._display, getattr(bench, tell), asyncio.Event()
    told: list[bool] = []
    seen: dict[str, Times] = {}

    def noted(screen: Screen[object], renderable: object) -> None:
        display(screen, renderable)  # type: ignore[arg-type] # whatever Textual passes
        if "story" not in seen and word in screen_text(pilot.app):
            seen["story"] = _now()
        elif told and "story" in seen:
            seen["tab"] = _now()
            done.set()

    def noting(*parts: Any) -> None:
        telling(*parts)
        bench.refresh()  # the same faults are not painted again, and yet they are there from now on
        told.append(True)

    pilot.app._display = noted  # type: ignore[method-assign] # to see when it paints
    setattr(bench, tell, noting)
    manuscript.text = manuscript.text.replace(f"title: {title} ", f"title: {word} ")
    began = _now()
    manuscript.path.write_text(manuscript.text, encoding="utf-8")
    await asyncio.wait_for(done.wait(), 30)
    pilot.app._display = display  # type: ignore[method-assign]
    setattr(bench, tell, telling)
    await settled(pilot)
    return tuple((seen[part][0] - began[0], seen[part][1] - began[1]) for part in PARTS)

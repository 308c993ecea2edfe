"""In which order the workbench shows what is worked out beside it, and that it paints each before it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders
from tests.support.previewing import previewing
from tests.support.stage import screen_text
from tests.support.workbench import Manuscript
from tui.widgets.workbench.bench import Bench
from tui.workbench.edition import Edition
from tui.workbench.inspecting import faults_of

WIDE = (120, 40)


class Painted:
    """What the screen showed when it was painted last."""

    def __init__(self, pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> None:
        self.text, display = "", pilot.app._display

        def noted(screen: Screen[object], renderable: object) -> None:
            display(screen, renderable)  # type: ignore[arg-type] # whatever Textual passes
            self.text = screen_text(pilot.app)

        monkeypatch.setattr(pilot.app, "_display", noted)


async def test_the_story_is_painted_before_anything_is_worked_out_and_each_fault_before_the_next_search(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manuscript, seen = Manuscript(tmp_path), list[str]()
    async with previewing(home, manuscript, size=WIDE) as bench:
        painted = Painted(bench.pilot, monkeypatch)

        def watched(
            edition: Edition, folders: Folders, stopped: Callable[[], bool]
        ) -> Iterator[tuple[Sequence[Diagnostic], bool]]:
            seen.append(painted.text)
            for found in faults_of(edition, folders, stopped):
                yield found
                seen.append(painted.text)

        monkeypatch.setattr("tui.screens.watching.faults_of", watched)
        await bench.save(
            ("A key lies on the table.", "A cat lies on the table."), ("reflect: [And <ex>?]", "reflect: []")
        )
    assert len(seen) == 3
    assert "A cat lies on the table." in seen[0]
    assert "HW" not in seen[0]
    assert "HW" in seen[1]
    assert "so far" in seen[1]


@pytest.mark.parametrize(
    ("tab", "first"), [("f", ["faults"]), ("m", ["map", "faults"]), ("h", ["figures", "faults"])], ids="fmh"
)
async def test_what_the_open_tab_shows_comes_before_all_else(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tab: str, first: list[str]
) -> None:
    manuscript, order = Manuscript(tmp_path), list[str]()
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press(tab)

        def inspecting(*parts: object) -> Iterator[tuple[Sequence[Diagnostic], bool]]:
            order.append("faults")
            yield (), True

        side = bench.screen.query_one(Bench)
        monkeypatch.setattr("tui.screens.watching.faults_of", inspecting)
        monkeypatch.setattr(side, "tell_chart", lambda chart: order.append("map"))
        monkeypatch.setattr(side, "tell_figures", lambda sheet: order.append("figures"))
        await bench.save(("A key lies", "A cat lies"))
        assert order[: len(first)] == first
        assert order.count("faults") == 1
        order.clear()
        await bench.press("1", "f", tab)
        assert "faults" not in order


async def test_of_a_broken_file_the_faults_are_found_whatever_is_on_show(home: Path, tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("m")
        await bench.save(("acts: [letter]", "acts: [leter]"), ("reflect: [And <ex>?]", "reflect: []"))
        await bench.press("f")
        text = screen_text(bench.pilot.app)
        assert "leter" in text
        assert "so far" not in text

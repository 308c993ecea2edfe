"""What it costs to write a story as a whole, against reading it, in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.exchange.diagram import diagram
from sim.exchange.mermaid import as_mermaid
from sim.exchange.svg.page import as_svg
from sim.exchange.twine.exporting import exported
from sim.exchange.twine.file import read_book
from sim.exchange.twine.importing import imported
from sim.story.library import Folders, load_scenario
from sim.story.story import Story
from tests.support import generated

pytestmark = pytest.mark.bench
RUNS = 3


def fastest(run: Callable[[], object]) -> float:
    """The processor time of the fastest of several runs."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


def read(path: Path) -> Story:
    loaded = load_scenario(path, Folders(path.parent))
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


@pytest.mark.parametrize("scenes", [2_000, 10_000])
def test_a_flowchart(tmp_path: Path, scenes: int) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(generated.story(scenes))
    story = read(path)
    floor, took = fastest(lambda: read(path)), fastest(lambda: as_mermaid(diagram(story)))
    print(f"\nMermaid of {scenes:,} scenes: {1e6 * took / scenes:.0f} us a scene, {took / floor:.2f} of reading it")


@pytest.mark.parametrize("scenes", [60, 500])
def test_a_picture(tmp_path: Path, scenes: int) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(generated.story(scenes))
    story = read(path)
    floor, took = fastest(lambda: read(path)), fastest(lambda: as_svg(diagram(story)))
    print(f"\nSVG of {scenes:,} scenes: {took:.2f} s, {took / floor:.1f} times reading it")


def test_twee_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(generated.story(300))
    twee = exported(read(path)).text.encode()
    there, back = fastest(lambda: exported(read(path))), fastest(lambda: imported(read_book(twee, "story.twee")))
    print(f"\nTwee of 300 scenes, {len(twee):,} bytes: {there:.2f} s to read the story and write it, {back:.2f} s back")

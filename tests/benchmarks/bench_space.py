"""How fast the states of a story are searched, and in how much memory, against a bare loop over whole numbers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.guidance.pack import load_pack
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.search import search
from sim.workbench.space.terrain import Terrain

pytestmark = pytest.mark.bench
VAST = """
import json, resource, sys, time
from sim.workbench.space.question import Question
from sim.workbench.space.search import search
from sim.workbench.space.terrain import Terrain
from tests.support import vast
from tests.support.written import story_of

story = story_of(vast.story(30, 2), head="")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
space = search(Terrain(story, Question()))
roads = [space.road(number) for number in range(0, len(space), len(space) // 60)]
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
unit = 1024 if sys.platform != "darwin" else 1024 * 1024
print(json.dumps([len(story.scenario.scenes), len(space), took, before / unit, peak / unit, max(map(len, roads))]))
"""


def bare(states: int) -> float:
    """Seconds for a search of so many whole numbers by a bare loop over a dict, three successors each."""
    began = time.perf_counter()
    known, waiting = {0: 0}, [0]
    for state in waiting:
        for after in ((state * 3 + 1) % states, (state * 5 + 7) % states, (state + 1) % states):
            if after not in known:
                known[after] = state
                waiting.append(after)
    assert len(known) == states
    return time.perf_counter() - began


def test_a_story_of_over_a_million_states() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", VAST], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    scenes, states, took, before, peak, longest = json.loads(ran.stdout)
    floor = bare(states)
    print(
        f"\n{scenes} scenes: {states:,} states in {took:.2f} s, {states / took:,.0f} a second, with 60 roads (up to "
        f"{longest} steps); {took / floor:.2f} times a bare loop ({floor:.2f} s); {peak:.0f} MiB at most, {before:.0f} "
        "before; the bars are 1.2 million in 4 s and 400 MiB"
    )


@pytest.mark.parametrize("name", ["dishwasher-treaty", "the-long-quiet"])
def test_every_question_about_the_stories_that_ship(name: str) -> None:
    folders = Folders(Path("/nowhere"))
    loaded = load_scenario(SHIPPED / f"{name}.yaml", folders)
    pack = load_pack(SHIPPED / "guidance" / "five-articles.yaml", folders).pack
    assert pack is not None
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    story = Story(loaded.scenario, loaded.vocabulary)
    questions = {"reach": Question(), "odds": Question(weights=True), "texts": Question(texts=True)}
    questions |= {source: Question(sources=(source,)) for source in pack.sources}
    whole = 0.0
    for what, question in questions.items():
        began = time.perf_counter()
        space = search(Terrain(story, question, pack))
        took = time.perf_counter() - began
        whole += took if what != "texts" else 0
        print(f"\n{name}, {what}: {len(space):,} states in {took:.2f} s, {took / len(space) * 1e6:.1f} us each", end="")
    print(f"\n{name}: reach, odds and {len(pack.sources)} sources in {whole:.2f} s")

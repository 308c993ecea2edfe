"""How fast a story is explored, against the bare search of its states in the same run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from sim.guidance.model import Pack
from sim.guidance.pack import load_pack, pack_for
from sim.story.library import SHIPPED, load_scenario
from sim.story.story import Story
from sim.workbench.exploring import MOST_STATES, Exploration, survey
from sim.workbench.exploring.odds import odds
from sim.workbench.exploring.reach import reach
from sim.workbench.space.question import Question
from sim.workbench.space.search import search
from sim.workbench.space.terrain import Terrain
from tests.support import generated
from tests.support.written import FOLDERS, story_of

pytestmark = pytest.mark.bench
T = TypeVar("T")
FLAGS = 19  # two to the power of this are the ways to come to the last scene
EVENING = """\
  s{number}:
    text: Evening {number}.
    choices:
      yes: {{text: "Yes.", acts: [{act}], effects: {{f{number}: true}}, to: s{next}}}
      no: {{text: "No.", acts: [{other}], to: s{next}}}
"""
ACTS = ("wait", "self-care", "message", "call", "give-space", "brood")


def flags() -> str:
    """A story of more than a million states: a flag a scene, and a last scene that reads them all."""
    state = "".join(f"  f{number}: false\n" for number in range(FLAGS))
    scenes = "".join(
        EVENING.format(number=number, next=number + 1, act=ACTS[number % 6], other=ACTS[(number + 2) % 6])
        for number in range(FLAGS)
    )
    last = "".join(f"      o{number}: {{text: So., if: f{number}, to: b}}\n" for number in range(FLAGS))
    ends = "  a: {text: A., ending: at-peace}\n  b: {text: B., ending: door-open}\n"
    return f"state:\n{state}scenes:\n{scenes}  s{FLAGS}:\n    choices:\n{last}      go: {{text: Go., to: a}}\n{ends}"


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What a piece of work came to, and its seconds of this process alone."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


def bare(story: Story) -> tuple[int, float]:
    """The states of a story by a search that counts nothing, and its seconds."""
    space, seconds = timed(lambda: search(Terrain(story, Question())))
    return len(space), seconds


def shipped_pack() -> Pack:
    pack = load_pack(SHIPPED / "guidance" / "five-articles.yaml", FOLDERS).pack
    assert pack is not None
    return pack


def shipped(name: str) -> Story:
    loaded = load_scenario(Path(SHIPPED / f"{name}.yaml"), FOLDERS)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    assert pack_for(loaded.scenario, loaded.document, FOLDERS)[0] is not None
    return Story(loaded.scenario, loaded.vocabulary)


def explored(name: str, story: Story) -> Exploration:
    """Explore a story whole, and print how long it took, part by part."""
    states, floor = bare(story)
    found = Exploration(story, shipped_pack())
    begun: dict[str, float] = {}

    def report(doing: str, _: int) -> None:
        begun.setdefault(doing, time.process_time())

    _, seconds = timed(lambda: found.run(report))
    ends = [*[*begun.values()][1:], next(iter(begun.values())) + seconds]
    spent: dict[str, float] = {}
    for doing, began, ended in zip(begun, begun.values(), ends, strict=True):
        part = doing.split(" `")[0]
        spent[part] = spent.get(part, 0) + ended - began
    print(
        f"\n{name}: {seconds:.2f} s, {seconds / floor:.0f} times the bare search of {states:,} states ({floor:.3f} s)"
    )
    for part, its in spent.items():
        print(f"  {its:6.2f} s: {part}")
    return found


def test_a_story_of_sixty_scenes() -> None:
    found = explored("60 scenes", story_of(generated.story(60), head=""))
    assert found.exact
    print("the bar is 2 s in all")


@pytest.mark.parametrize("name", ["the-long-quiet", "dishwasher-treaty"])
def test_a_shipped_story(name: str) -> None:
    assert explored(name, shipped(name)).exact


WHOLE = """\
import resource, sys
from tests.benchmarks import bench_explore
from tests.support import vast
from tests.support.written import story_of

found = bench_explore.explored("62 scenes", story_of(vast.story(30, 2), head=""))
assert found.exact
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(f"{peak >> 20} MiB at most")
"""


def test_a_million_states_whole_in_a_process_of_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", f"import sys\n{WHOLE}"], capture_output=True, text=True, check=True)
    print(f"{done.stdout}the bars are 4 s and 400 MiB for what can be reached, 15 s more for all else")


def test_a_million_states_that_all_lead_on_in_ways_of_their_own() -> None:
    story = story_of(flags())
    states, floor = bare(story)
    found, reached = timed(lambda: reach(survey(story, MOST_STATES, lambda count: None)))
    assert found.states == states
    likely, drawn = timed(lambda: odds(story, MOST_STATES, lambda count: None))
    assert likely is not None
    print(
        f"\n{states:,} states: searched in {floor:.2f} s; with what is stuck and endless {reached:.2f} s, "
        f"{reached / floor:.1f} times that; odds {drawn:.2f} s more, {drawn / floor:.1f} times; the bars: 4 s and 15 s"
    )

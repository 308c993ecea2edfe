"""How fast plays are simulated and counted, against a bare loop over dicts in the same run, and how that grows."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from sim.guidance.model import Pack
from sim.story.story import Story
from sim.workbench.simulation import Plan, simulate
from sim.workbench.simulation.crews import processes
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.spreading import spread
from tests.benchmarks.bench_play import CHOICES, bare_loop
from tests.support import generated
from tests.support.repertoire import STORIES, pack, story_named
from tests.support.written import story_of

pytestmark = pytest.mark.bench
PLAYS = 3_000
SHARED = 120_000
RUNS = 5
FLOOR = 35_700  # plays a second of the bare loop where the bars were set: 15,000 on one core, 25,000 on two


def bare_plays(story: Story, decisions: float) -> float:
    """Plays a second of the bare loop, of as many decisions as ours have."""
    return CHOICES / bare_loop(story) / decisions


class Running:
    """A player that has met its scenes, and the best that it did so far."""

    def __init__(self, story: Story, pack: Pack | None, policy: str) -> None:
        self.player = Player(story, pack, Plan(1, policy=policy))
        self.played = 0
        self.best = 0.0
        self.decisions = 0.0
        self.run()
        self.best = 0.0

    def run(self) -> None:
        """Play another share."""
        began = time.perf_counter()
        tally = self.player.play(self.played, PLAYS, 10**9)
        self.best = max(self.best, PLAYS / (time.perf_counter() - began))
        self.played += PLAYS
        self.decisions = tally.decisions / PLAYS


def test_plays_a_second_on_one_core() -> None:
    story = story_of(generated.story(495), head="")
    ways = {
        "coverage": Running(story, None, "random"),
        "and agreement": Running(story, pack(), "random"),
        "and advice": Running(story, pack(), "for-good"),
    }
    bare = 0.0
    for _ in range(RUNS):  # by turns, so that what else the machine does falls on all of them
        bare = max(bare, bare_plays(story, ways["coverage"].decisions))
        for way in ways.values():
            way.run()
    print(
        f"\n495 scenes, {ways['coverage'].decisions:.1f} decisions a play; a bare loop over dicts: {bare:,.0f} plays/s"
    )
    for name, way in ways.items():
        print(f"  {name}: {way.best:,.0f} plays/s, {way.best / bare:.2f} of it; the bar is {15_000 / FLOOR:.2f}")


def test_plays_a_second_on_two_cores() -> None:
    story = story_of(generated.story(495), head="")
    plan = Plan(SHARED)
    simulate(story, None, plan._replace(plays=PLAYS))
    bare = max(bare_plays(story, 19) for _ in range(RUNS))

    def alone() -> None:
        simulate(story, None, plan)

    def together() -> None:
        with processes(2) as crew:
            for _ in spread(story, None, plan, crew):
                pass

    one, two = (SHARED / min(_seconds(work) for _ in range(2)) for work in (alone, together))
    print(
        f"\n{SHARED:,} plays, the start of workers too: {one:,.0f} plays/s here, {two:,.0f} with two workers: "
        f"{two / one:.2f} times, {two / bare:.2f} of the bare loop; the bar is {25_000 / FLOOR:.2f}"
    )


@pytest.mark.parametrize("name", STORIES)
def test_plays_of_a_shipped_story(name: str) -> None:
    story = story_named(name)
    ways = {policy: Running(story, pack(), policy) for policy in ("random", "for-good")}
    for _ in range(RUNS):
        for way in ways.values():
            way.run()
    told = ", ".join(f"{policy} {way.best:,.0f}" for policy, way in ways.items())
    print(f"\n{name}, plays/s with agreement: {told}")


def test_cost_grows_with_the_scenes_that_are_met() -> None:
    for scenes in (500, 5_000, 50_000):
        began = time.perf_counter()
        story = story_of(generated.story(scenes), head="")
        read = time.perf_counter() - began
        began = time.perf_counter()
        tally = simulate(story, pack(), Plan(scenes // 5))
        took = time.perf_counter() - began
        met = len(tally.entries)
        print(
            f"\n{scenes:,} scenes: read in {read:.1f} s, {tally.plays:,} plays in {took:.1f} s, {met:,} scenes met; "
            f"{took / met * 1e6:,.0f} microseconds for each of them, of which reading takes {read / scenes * 1e6:,.0f}"
        )


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

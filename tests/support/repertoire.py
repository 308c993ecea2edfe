"""The stories that ship, and what many plays of them come to, each worked out once in a process."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from sim.guidance.model import Pack
from sim.guidance.pack import load_pack
from sim.story.excerpt import excerpt
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.model import PLAYER, Lesson
from sim.story.story import Story
from sim.workbench.exploring.odds import is_aside
from sim.workbench.exploring.roads import OwnRoad, Roads
from sim.workbench.simulation.plan import Plan
from sim.workbench.simulation.player import Player
from sim.workbench.simulation.tally import Tally
from sim.workbench.space.question import Question
from sim.workbench.space.steps import NOWHERE
from sim.workbench.space.terrain import Terrain

FOLDERS = Folders(Path("/nowhere"))
STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
SET = 12  # stories of the whole repertoire
PLAYS = 10_000
MOST_STATES = 1_000_000
whole_set = pytest.mark.skipif(len(STORIES) < SET, reason=f"{SET} stories are to ship, and it is {len(STORIES)} so far")

Agreement = Mapping[str, Fraction | None]


@cache
def story_named(name: str) -> Story:
    """A story that ships."""
    loaded = load_scenario(SHIPPED / f"{name}.yaml", FOLDERS)
    assert loaded.scenario is not None, loaded.faults[0]
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


@cache
def pack() -> Pack:
    """The pack that ships."""
    loaded = load_pack(SHIPPED / "guidance" / "five-articles.yaml", FOLDERS)
    assert loaded.pack is not None
    assert loaded.faults == ()
    return loaded.pack


def articles() -> list[str]:
    """The sources of the pack but for the house."""
    return [name for name, source in pack().sources.items() if not source.house]


def houses() -> list[str]:
    """The sources of the pack that are no articles."""
    return [name for name, source in pack().sources.items() if source.house]


class Scorer(Player):
    """Plays at random, and says of each play what each source made of it."""

    def scores(self) -> Iterator[Agreement]:
        """The agreement with each source in percent, play by play."""
        assert self._judging is not None
        for number in range(self.plan.plays):
            self.finish(number)
            credit, total = self._judging.settle()
            yield {name: Fraction(100 * credit[name], total[name]) if total[name] else None for name in total}

    def counted(self) -> Tally:
        """What was counted since the last time."""
        return self.play(0, 0, 1)


def pleases_all(agreement: Agreement) -> bool:
    """Whether every article agrees by 70 or more."""
    return all((percent := agreement[name]) is not None and percent >= 70 for name in articles())


@cache
def own_roads(name: str) -> dict[str, OwnRoad]:
    """What comes of following each source through a story. Where it does not speak to the player, who may be no seeker,
    the player's part is played at random."""
    roads = Roads(story_named(name), pack())
    found = dict[str, OwnRoad]()
    for source in pack().sources:
        road = roads.of(source, MOST_STATES, lambda _: None)
        assert road is not None, f"the road of {source} has more states than may be searched"
        found[source] = road
    return found


def random_plays(name: str) -> Scorer:
    """A player of many random plays of a story."""
    return Scorer(story_named(name), pack(), Plan(PLAYS))


def lengths(story: Story, lesson: Lesson | None = None, roles: Container[str] = (PLAYER,)) -> Iterator[bool]:
    """Whether a road of a story, or of an excerpt from it, can be over after no decision of these roles, after one,
    after two, and so on until all are over. What stays in its scene is no decision here."""
    told = story if lesson is None else Story(excerpt(story.scenario, lesson), story.vocabulary)
    terrain = Terrain(told, Question())
    layer = {terrain.begin()}
    while layer:
        over, following, waiting = False, set[int](), list(layer)
        for state in waiting:  # it grows while it is walked
            leads = list(_leads(terrain, state, roles))
            over = over or not leads
            following.update(after for after, is_decided in leads if is_decided)
            new = {after for after, is_decided in leads if not is_decided} - layer
            layer |= new
            waiting += new
        yield over
        layer = following


def _leads(terrain: Terrain, state: int, roles: Container[str]) -> Iterator[tuple[int, bool]]:
    """Where a state leads, and whether by a decision of these roles."""
    scenario = terrain.story.scenario
    for number, after in terrain.moves(state):
        edge = terrain.edges[number]
        if after != NOWHERE:
            is_decided = edge.option is not None and not is_aside(scenario, edge)
            yield after, is_decided and scenario.scenes[edge.scene].by in roles

"""What every story that ships brings along: length, endings, excerpts for a class, and a seat for the other one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

import pytest

from sim.story.library import SHIPPED, load_scenario
from sim.story.model import PLAYER, Beat, Lesson, Scenario
from sim.story.sites import Use, sites
from sim.story.story import Story
from sim.workbench.exploring.odds import is_aside
from sim.workbench.space.question import Question
from sim.workbench.space.search import search
from sim.workbench.space.terrain import Terrain
from tests.support.repertoire import FOLDERS, STORIES, lengths, story_named, whole_set

stories = pytest.mark.parametrize("name", STORIES)
LESSON = range(3, 6)  # decisions of an excerpt
EVENING = 8  # decisions of the player, the least on any road
WORD = re.compile(r"\w+")
SEAT = 5  # decisions of the other one, the least there are


@stories
def test_a_story_is_an_evening_long_and_ends_in_many_ways(name: str) -> None:
    scenario = story_named(name).scenario
    endings = [scene.ending for scene in scenario.scenes.values() if scene.ending]
    assert 30 <= len(scenario.scenes) <= 60
    assert scenario.minutes is not None
    assert 12 <= scenario.minutes <= 25
    assert len(endings) >= 6
    assert len(set(endings)) >= 4
    assert scenario.checks


@stories
def test_every_road_of_a_story_asks_for_eight_decisions_that_lead_on(name: str) -> None:
    assert not any(islice(lengths(story_named(name)), EVENING))


@stories
def test_a_story_has_two_excerpts_of_three_to_five_decisions_on_whatever_road(name: str) -> None:
    story = story_named(name)
    found = {lesson.name: decisions_of(story, lesson) for lesson in story.scenario.lessons}
    assert sum(any(set(many) <= set(LESSON) for many in counts) for counts in found.values()) >= 2, found


def decisions_of(story: Story, lesson: Lesson) -> tuple[list[int], list[int]]:
    """How many decisions the roads of an excerpt have: to one who plays alone, and to a class that plays all."""
    most = 2 * LESSON.stop  # more is not told apart
    alone, together = lengths(story, lesson), lengths(story, lesson, tuple(story.scenario.cast))
    return _over(islice(alone, most)), _over(islice(together, most))


def _over(counts: Iterable[bool]) -> list[int]:
    return [many for many, over in enumerate(counts) if over]


@stories
def test_the_other_one_has_a_card_a_goal_a_view_and_decisions_of_their_own(name: str) -> None:
    scenario = story_named(name).scenario
    assert scenario.cast["ex"].card
    assert scenario.cast["ex"].goal
    assert [beat for beat in beats(scenario) if beat.only == "ex"]
    assert sum(scene.by == "ex" and bool(scene.choices) for scene in scenario.scenes.values()) >= SEAT


def beats(scenario: Scenario) -> list[Beat]:
    """Everything that is told in a story."""
    scenes = scenario.scenes.values()
    options = [option for scene in scenes for option in scene.choices.values()]
    targets = [
        *(target for scene in scenes for target in scene.to),
        *(each for option in options for each in option.to),
    ]
    told = [*(scene.text for scene in scenes), *(option.then for option in options), *(each.then for each in targets)]
    return [beat for text in told for beat in text]


@stories
def test_a_reunion_follows_a_decision_of_the_one_who_was_asked(name: str) -> None:
    story = story_named(name)
    scenes = story.scenario.scenes
    asked = PLAYER if story.scenario.seeker == "ex" else "ex"
    terrain = Terrain(story, Question())
    numbers = {number for state in search(terrain).states for number, _ in terrain.moves(state)}
    edges = [terrain.edges[number] for number in numbers]
    into = {scene.id for scene in scenes.values() if scene.ending == "reunited"}
    deciding = set()
    while into:
        last = [edge for edge in edges if edge.to in into and not is_aside(story.scenario, edge)]
        deciding |= {(edge.scene, edge.option) for edge in last if edge.option is not None}
        into = {edge.scene for edge in last if edge.option is None}
    assert deciding or "reunited" not in {scene.ending for scene in scenes.values()}
    assert [f"{scene}/{option}" for scene, option in sorted(deciding) if scenes[scene].by != asked] == []


@stories
def test_prose_calls_nobody_by_the_name_that_a_new_cast_would_change(name: str) -> None:
    loaded = load_scenario(SHIPPED / f"{name}.yaml", FOLDERS)
    names = {person.name for person in story_named(name).people.values()}
    prose = [site.node.text for site in sites(loaded.document.root) if site.use is Use.PROSE]
    assert prose
    assert [text for text in prose if names & set(WORD.findall(text))] == []


@whole_set
def test_a_friend_can_be_played_in_two_stories() -> None:
    found = [name for name in STORIES if friend_is_played(story_named(name).scenario)]
    assert len(found) >= 2


def friend_is_played(scenario: Scenario) -> bool:
    friend = scenario.cast.get("friend")
    deciding = any(scene.by == "friend" and scene.choices for scene in scenario.scenes.values())
    return friend is not None and bool(friend.card and friend.goal) and deciding

"""Every story that ships, as people meet it: sound, safe in every state, and worth an evening."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from sim.guidance.adviser import advice
from sim.guidance.agreement import agreements
from sim.guidance.pack import Pack, load_pack
from sim.guidance.verdicts import Judge
from sim.guidance.walk import Walk
from sim.play.playthrough import Playthrough, decide
from sim.play.session import Session
from sim.play.trace import PERSON, Header
from sim.source.diagnostics import Severity
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.prose import PRONOUNS, Person
from sim.story.story import Story
from sim.workbench.check import check_file
from sim.workbench.depth import FULL

FOLDERS = Folders(Path("/nowhere"))
STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
PLAYS = 1_500
stories = pytest.mark.parametrize("name", STORIES)


@cache
def story_named(name: str) -> Story:
    loaded = load_scenario(SHIPPED / f"{name}.yaml", FOLDERS)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    return Story(loaded.scenario, loaded.vocabulary)


@cache
def pack() -> Pack:
    loaded = load_pack(SHIPPED / "guidance" / "five-articles.yaml", FOLDERS)
    assert loaded.pack is not None
    assert loaded.faults == ()
    return loaded.pack


def played_at_random(story: Story, seed: int) -> Session:
    """A play to its end in which the player picks evenly and the others decide by weight."""
    hand = random.Random(seed)
    play = Playthrough(Session(story), Header(story.scenario.id, seed=seed, roles={"player": PERSON}))
    play.advance()
    while play.session.offered:
        play.take(hand.choice(play.session.offered))
        play.advance()
    return play.session


def played_by(story: Story, source: str, seed: int) -> tuple[Session, Walk]:
    """A play to its end in which the player does what a source advises."""
    play = Playthrough(Session(story), Header(story.scenario.id, seed=seed))
    walk = Walk(Judge(story, pack(), ("player",)))
    while play.session.offered or play.session.pending:
        if play.session.by == "player":
            play.take(advice(play.session, pack(), source, walk)[0])
        else:
            decide(play)
    walk.follow(play.session)
    return play.session, walk


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_that_ships_has_no_fault_and_everything_about_it_is_proved(path: Path) -> None:
    found = check_file(path, FOLDERS, FULL)
    assert [one for one in found if one.severity is not Severity.ADVICE] == []
    assert "HW430" not in {one.code for one in found}


@stories
def test_a_story_is_long_enough_and_can_end_in_many_ways(name: str) -> None:
    scenario = story_named(name).scenario
    endings = [scene.ending for scene in scenario.scenes.values() if scene.ending]
    assert len(scenario.scenes) >= 30
    assert len(endings) >= 6
    assert len(set(endings)) >= 4
    assert scenario.lessons
    assert scenario.checks
    assert all(scenario.cast[role].card and scenario.cast[role].goal for role in ("ex", "friend"))


@stories
def test_random_play_reaches_every_scene_and_no_ending_is_rare_or_sure(name: str) -> None:
    story = story_named(name)
    scenes: set[str] = set()
    endings: Counter[str] = Counter()
    for seed in range(PLAYS):
        session = played_at_random(story, seed)
        scenes.update(decision.scene for decision in session.road)
        scenes.add(session.scene)
        endings[str(session.ending)] += 1
    told = {name for name, scene in story.scenario.scenes.items() if scene.choices or scene.ending}
    assert told - scenes == set()
    assert all(0.02 <= count / PLAYS <= 0.6 for count in endings.values()), endings


@stories
def test_every_road_has_eight_decisions_that_lead_on(name: str) -> None:
    for seed in range(200):
        road = played_at_random(story_named(name), seed).road
        assert sum(decision.role == "player" and not decision.option.aside for decision in road) >= 8


@stories
@pytest.mark.parametrize("source", sorted(pack().sources))
def test_who_follows_a_source_agrees_with_it_wholly(name: str, source: str) -> None:
    for seed in range(5):
        session, walk = played_by(story_named(name), source, seed)
        assert session.ending is not None
        assert agreements(walk.moments, pack())[source] in (100, None)


@stories
def test_who_follows_the_house_never_crosses_a_boundary(name: str) -> None:
    assert all(played_by(story_named(name), "healthy", seed)[0].ending != "boundary-crossed" for seed in range(40))


@stories
def test_a_recast_story_names_nobody_by_the_old_name(name: str) -> None:
    own = story_named(name)
    people = {role: Person(f"Zyx{role}", PRONOUNS["they"]) for role in own.people}
    recast = Story(own.scenario, own.vocabulary, people)
    old = {person.name for person in own.people.values()}
    for seed in range(60):
        session = played_at_random(recast, seed)
        texts = [beat.text for decision in session.road for beat in decision.told]
        texts += [option.text for decision in session.road for option in decision.options]
        assert [text for text in texts if old & set(re.findall(r"\w+", text))] == []

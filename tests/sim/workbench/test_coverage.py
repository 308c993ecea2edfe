"""What plays of a story can come to, held against every play there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge, Moment, Verdict
from sim.play.session import Session
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.model import Scenario
from sim.story.story import Story
from sim.workbench.coverage import Coverage, Road, coverage, narrowed, uncovered
from sim.workbench.roads import take
from sim.workbench.space.roads import as_take
from tests.support.packs import pack_of
from tests.support.repertoire import pack as shipped_pack
from tests.support.stories import VOCABULARY, packs, scenarios
from tests.support.written import story_of

BROAD = settings(max_examples=150, deadline=None)


def ending(scenario: Scenario) -> Story:
    """A story of which every play ends: an aside can be taken once."""
    scenes = {
        name: scene._replace(choices={each.id: each._replace(once=not each.to) for each in scene.choices.values()})
        for name, scene in scenario.scenes.items()
    }
    return Story(scenario._replace(scenes=scenes), VOCABULARY)


def plays(story: Story, steps: tuple[str, ...] = ()) -> Iterator[Session]:
    """Every play, whole, with chances of any outcome that is possible."""
    session = Session(story)
    for step in steps:
        take(session, step)
    chances = session.pending or ()
    ways = [f">{chance.scene}" for chance in chances if chance.weight] or [f">{chance.scene}" for chance in chances]
    for step in (*ways, *session.offered):
        yield from plays(story, (*steps, step))
    if not session.offered and not chances:
        yield session


def moments(story: Story, pack: Pack) -> Iterator[Moment]:
    """Every judged decision of every play, whoever sits at the table."""
    judge = Judge(story, pack, tuple(story.scenario.cast))
    for session in plays(story):
        yield from judge.moments(session.road)


def truth(story: Story, pack: Pack) -> tuple[set[tuple[str, Verdict]], set[tuple[str, str]]]:
    verdicts: set[tuple[str, Verdict]] = set()
    biting: set[tuple[str, str]] = set()
    for moment in moments(story, pack):
        verdicts.update((each.rule, each.verdict) for each in moment.judgements)
        biting.update((dispute, moment.decision.scene) for dispute in moment.bites)
    return verdicts, biting


@given(scenarios().map(ending), packs())
@BROAD
def test_what_is_proved_is_what_some_play_comes_to(story: Story, pack: Pack) -> None:
    found = coverage(story, pack)
    verdicts, biting = truth(story, pack)
    assert set(found.reached) == verdicts
    assert set(found.biting) == biting
    assert found.unproved == set()


@given(scenarios().map(ending), packs(), st.integers(1, 40))
@BROAD
def test_with_a_cap_nothing_is_said_that_is_not_so(story: Story, pack: Pack, cap: int) -> None:
    found = coverage(story, pack, cap)
    verdicts, biting = truth(story, pack)
    assert set(found.reached) <= verdicts
    assert set(found.biting) <= biting
    for rule in pack.rules:
        for verdict in Verdict:
            assert found.can(rule, verdict) in (None, (rule, verdict) in verdicts)
    for dispute in pack.disputes.keys() - found.unproved:
        assert {scene for name, scene in biting if name == dispute} == set(found.bites_in(dispute))


def last(story: Story, pack: Pack, road: Road) -> tuple[Session, Moment]:
    session = Session(story)
    for step in as_take(story, road):
        take(session, step)
    return session, Judge(story, pack, tuple(story.scenario.cast)).moments(session.road)[-1]


def shown(found: Coverage, pack: Pack) -> None:
    """The road of everything that was found shows it, as the judge of plays sees it."""
    story = found.story
    for key, road in found.reached.items():
        assert key in last(story, pack, road)[1].judgements
    for (dispute, scene), road in found.biting.items():
        session = Session(story)
        for step in as_take(story, road):
            take(session, step)
        assert session.scene == scene
        session.take(session.offered[0])
        assert dispute in Judge(story, pack, ()).moments(session.road)[-1].bites


@given(scenarios().map(ending), packs())
@BROAD
def test_every_road_shows_what_it_stands_for(story: Story, pack: Pack) -> None:
    shown(coverage(story, pack), pack)


@pytest.mark.parametrize("name", ["the-long-quiet"])
def test_the_roads_of_a_shipped_story_show_what_they_stand_for(name: str) -> None:
    loaded = load_scenario(SHIPPED / f"{name}.yaml", Folders(Path("/nowhere")))
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    found = coverage(Story(loaded.scenario, loaded.vocabulary), shipped_pack())
    assert found.unproved == set()
    assert len(found.reached) > 100
    shown(found, shipped_pack())


RULES = """
rules:
  write: {kind: do, text: Write., sources: {bold: [1]}, followed: {acts: [message]}}
  plain: {kind: dont, text: Be plain., sources: {healthy: []}, broken: {acts: [dodge]}}
  other: {kind: dont, text: Be plainer., sources: {slow: [2]}, broken: {acts: [dodge]}}
  rest: {kind: do, text: Rest., sources: {slow: [1]}, followed: {acts: [wait]}, broken: {acts: [call]}}
disputes:
  when: {question: When?, sides: [[write], [rest]]}
"""
STORY = """
scenes:
  hall:
    choices:
      write: {text: Write., acts: [message], to: phone}
      stay: {text: Stay., acts: [wait], to: end}
  phone:
    by: ex
    choices:
      answer: {text: Answer., acts: [not-ready], to: end}
      dodge: {text: Dodge., acts: [dodge], to: end}
  end: {ending: at-peace}
"""


def test_articles_are_looked_at_where_the_seeker_decides_and_the_house_wherever_somebody_does() -> None:
    found = coverage(story_of(STORY), pack_of(RULES))
    assert as_take(found.story, found.reached["plain", Verdict.BROKEN]) == ["write", "dodge"]
    assert found.can("other", Verdict.BROKEN) is False
    assert found.can("write", Verdict.FOLLOWED)
    assert found.can("write", Verdict.MISSED)
    assert found.bites_in("when") == ["hall"]


def test_a_narrow_question_finds_of_its_rules_what_the_wide_one_does() -> None:
    story, pack = story_of(STORY), pack_of(RULES)
    whole = coverage(story, pack)
    for rule in pack.rules:
        part = coverage(story, narrowed(pack, rules=(rule,)))
        assert part.reached.keys() == {key for key in whole.reached if key[0] == rule}
    assert narrowed(pack, disputes=("when",)).rules.keys() == {"write", "rest"}


def test_what_too_few_stories_cover_is_counted() -> None:
    pack = pack_of(RULES)
    found = [coverage(story_of(STORY), pack) for _ in range(2)]
    assert uncovered(pack, found) == ({"other": 0}, {"when": 2})
    assert uncovered(pack, found[:1]) == ({"write": 1, "plain": 1, "other": 0, "rest": 1}, {"when": 1})
    assert uncovered(pack, [*found, *found])[1] == {}

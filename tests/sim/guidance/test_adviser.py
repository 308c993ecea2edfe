from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.adviser import advice
from sim.guidance.agreement import agreements
from sim.guidance.pack import Pack
from sim.guidance.verdicts import Judge, judge
from sim.guidance.walk import Walk
from sim.play.session import Session
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.stories import packs, step, stories
from tests.support.written import story_of

RULES = """
rules:
  call: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [call]}}
  wait: {kind: do, text: Wait., sources: {slow: [1]}, followed: {acts: [wait]}, broken: {acts: [call]}}
  think: {kind: do, text: Think., sources: {slow: [1]}, followed: {acts: [reflect-cause]}}
  brood: {kind: dont, text: Do not brood., sources: {slow: [1]}, broken: {acts: [brood]}}
  plain: {kind: do, text: Say no plainly., sources: {healthy: [], bold: [2]}, followed: {acts: [refuse]}}
"""
STORY = """
scenes:
  flat:
    text: The flat.
    choices:
      brood: {text: Brood., acts: [brood]}
      think: {text: Think., acts: [reflect-cause]}
      call: {text: Call., acts: [call], to: hers}
      wait: {text: Wait., acts: [wait], to: hers}
      nap: {text: Nap., acts: [wait], to: hers}
  hers:
    by: ex
    text: Hers.
    choices:
      refuse: {text: "No.", acts: [refuse], to: end}
      welcome: {text: "Yes.", acts: [welcome], to: end}
  end: {text: The end., ending: at-peace}
"""


def test_an_aside_worth_something_comes_first_then_the_best_that_leads_on() -> None:
    session, pack = Session(story_of(STORY)), pack_of(RULES)
    assert advice(session, pack, "slow") == ("think",)
    session.take("think")
    assert advice(session, pack, "slow") == ("wait", "nap")
    assert advice(session, pack, "bold") == ("call",)


def test_a_source_that_says_nothing_would_take_any_option_that_leads_on() -> None:
    assert advice(Session(story_of(STORY)), pack_of(RULES), "healthy") == ("call", "wait", "nap")


def test_articles_speak_to_the_seeker_and_the_house_to_whoever_decides() -> None:
    session, pack = Session(story_of(STORY)), pack_of(RULES)
    session.take("call")
    assert advice(session, pack, "bold") == ()
    assert advice(session, pack, "healthy") == ("refuse",)
    session.take("refuse")
    assert advice(session, pack, "healthy") == ()


ONLY_ASIDES = """
state: {rested: false}
scenes:
  flat:
    text: The flat.
    choices:
      think: {text: Think., acts: [reflect-cause]}
      brood: {text: Brood., acts: [brood], effects: {rested: true}}
      go: {text: Go., if: rested, to: end}
  end: {text: The end., ending: at-peace}
"""


@pytest.mark.parametrize("source", ["bold", "slow", "healthy"])
def test_where_only_asides_are_on_offer_each_has_its_turn(source: str) -> None:
    session, pack = Session(story_of(ONLY_ASIDES)), pack_of(RULES)
    for _ in range(4):
        if session.offered:
            session.take(advice(session, pack, source)[0])
    assert session.ending == "at-peace"


def test_a_walk_may_be_passed_to_be_advised_many_times() -> None:
    story, pack = story_of(STORY), pack_of(RULES)
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    assert advice(session, pack, "slow", walk) == ("think",)
    session.take("think")
    assert advice(session, pack, "slow", walk) == ("wait", "nap")
    session.undo()
    assert advice(session, pack, "slow", walk) == ("think",)


def test_an_aside_is_weighed_as_it_read_where_it_first_stood_on_offer() -> None:
    rules = RULES.replace("[reflect-cause]}", "[reflect-cause], when: 'ever(\"brood\")'}")
    session, pack = Session(story_of(STORY)), pack_of(rules)
    assert advice(session, pack, "slow") == ("wait", "nap")
    session.take("brood")
    assert advice(session, pack, "slow") == ("wait", "nap")


@given(stories(kinds=("aside", "on", "chance", "aside")), packs(), st.data())
def test_who_takes_the_advice_agrees_wholly_and_comes_to_an_end(story: Story, pack: Pack, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(tuple(pack.sources)))
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    for _ in range(100):
        if session.by == "player":
            advised = advice(session, pack, source, walk)
            assert set(advised) <= set(session.offered)
            session.take(data.draw(st.sampled_from(advised)))
        elif not step(session, data.draw(st.integers(0, 5)) if session.pending else -1):
            break
    assert session.ending
    assert agreements(judge(session, pack, ("player",)), pack)[source] in (None, 100)

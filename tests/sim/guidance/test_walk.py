from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.pack import Pack
from sim.guidance.verdicts import Judge
from sim.guidance.walk import Walk
from sim.play.session import Session
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.stories import packs, step, stories
from tests.support.written import story_of

ASIDES = """
scenes:
  flat:
    text: The flat.
    choices:
      brood: {text: Brood., acts: [brood]}
      think: {text: Think., acts: [reflect-cause]}
      stay: {text: Stay., to: flat}
"""
RULES = """
rules:
  think: {kind: do, text: T., sources: {bold: [1]}, followed: {acts: [reflect-cause], when: 'ever("brood")'}}
"""


def test_an_aside_keeps_its_first_reading_for_as_long_as_the_visit_lasts() -> None:
    story, pack = story_of(ASIDES), pack_of(RULES)
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    for option, first, now in (("brood", 0, 1), ("brood", 0, 1), ("stay", 1, 1)):
        session.take(option)
        for each in (walk, Walk(walk.judge)):
            each.follow(session)
            assert each.first["think"].worth["bold"] == first
            assert each.readings["think"].worth["bold"] == now


@given(stories(), packs(), st.lists(st.integers(-3, 5), max_size=25))
def test_a_walk_beside_a_session_sees_what_the_whole_road_shows(story: Story, pack: Pack, moves: list[int]) -> None:
    judge = Judge(story, pack, ("player",))
    session, walk = Session(story), Walk(judge)
    for move in moves:
        if move >= 0:
            step(session, move)
        elif session.steps:
            session.undo()
        if move % 2:
            walk.follow(session)
    fresh = Walk(judge)
    assert walk.follow(session) == fresh.follow(session) == judge.moments(session.road)
    assert walk.readings == fresh.readings
    assert walk.first == fresh.first
    assert walk.takes == fresh.takes
    assert walk.values == fresh.values


@given(stories(), packs(), st.lists(st.integers(0, 5), max_size=8))
def test_a_walk_reads_what_is_on_offer_as_the_verdicts_will(story: Story, pack: Pack, moves: list[int]) -> None:
    judge = Judge(story, pack, ("player", "ex"))
    session, walk = Session(story), Walk(judge)
    for move in moves:
        walk.follow(session)
        read = {option: its.marks for option, its in walk.readings.items()}
        if session.pending is None and session.offered:
            session.take(session.offered[move % len(session.offered)])
            assert judge.moments(session.road)[-1].marks == read
        else:
            step(session, move)

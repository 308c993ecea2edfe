from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from sim.play.memory import Memory, glimpse, remember, roads
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import Header
from sim.story.story import Story
from tests.support.stories import picks, stories


def played(story: Story, picked: list[int]) -> Playthrough:
    """A play that goes back after every third step, so that its trace is a tree."""
    play = Playthrough(Session(story), Header("story"))
    for at, number in enumerate(picked, start=1):
        if at % 3 == 0 and play.session.steps and play.session.pending is None:
            play.undo()
        session = play.session
        if session.pending is not None:
            play.settle(session.pending[number % len(session.pending)].scene)
        elif session.offered:
            play.take(session.offered[number % len(session.offered)])
    while play.session.pending is not None:
        play.settle(play.session.pending[0].scene)
    return play


@given(stories(), picks())
def test_what_is_remembered_is_what_was_told_on_any_road(story: Story, picked: list[int]) -> None:
    play = played(story, picked)
    memory = remember(story, [play.trace])
    assert {told.text for told in play.session.text} <= memory.texts
    assert {told.text for each in play.session.road for told in each.told} <= memory.texts
    assert {(each.scene, each.taken) for each in play.session.road} <= memory.taken
    assert play.session.scene in memory.scenes
    assert (play.session.scene in memory.endings) == (play.session.ending is not None)


@given(stories(), picks())
def test_every_step_of_a_trace_lies_on_one_of_its_roads(story: Story, picked: list[int]) -> None:
    trace = played(story, picked).trace
    found = list(roads(trace))
    assert {each.n for road in found for each in road} == {each.n for each in trace.steps}
    assert all(each.parent == before.n for road in found for before, each in pairwise(road))


@given(stories())
def test_nothing_is_remembered_of_no_play(story: Story) -> None:
    assert remember(story, []) == glimpse(story, []) == Memory()

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from sim.play.memory import Memory, glimpse, remember, roads, travelled
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import Header
from sim.story.story import Story
from tests.support.stories import picks, stories
from tests.support.written import story_of


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


RUNS_ON = """
scenes:
  a: {to: b}
  b: {choices: {on: {text: On., to: c}, wait: {text: Wait., once: true, to: b}}}
  c: {to: d}
  d: {to: [{weight: 1, scene: e}, {weight: 1, scene: f}]}
  e: {to: g}
  f: {ending: friends}
  g: {choices: {luck: {text: Luck., to: [{weight: 1, scene: f}, {weight: 1, scene: h}]}}}
  h: {ending: at-peace}
"""


def test_scenes_that_a_play_ran_through_are_remembered_with_the_ways_between_them() -> None:
    story = story_of(RUNS_ON)
    play = Playthrough(Session(story), Header("story"))
    play.take("wait")
    play.take("on")
    play.settle("e")
    play.take("luck")
    play.settle("h")
    edges = [("a", None, "b"), ("b", "wait", "b"), ("b", "on", "c"), ("c", None, "d"), ("d", None, "e")]
    edges += [("e", None, "g"), ("g", "luck", "h")]
    assert list(travelled(play.session)) == edges
    memory = remember(story, [play.trace])
    assert memory.edges == frozenset(edges)
    assert memory.scenes == frozenset("abcdegh")
    assert memory.endings == {"h"}


@given(stories(), picks())
def test_every_way_that_is_remembered_is_an_edge_of_the_graph(story: Story, picked: list[int]) -> None:
    graph = {(a, edge["option"], b) for a, b, edge in story.graph.edges(data=True)}
    session = played(story, picked).session
    road = list(travelled(session))
    assert graph.issuperset(road)
    assert all(before[2] == after[0] for before, after in pairwise(road))
    assert (road[-1][2] if road else story.scenario.first) == session.scene

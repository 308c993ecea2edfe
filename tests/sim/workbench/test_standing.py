"""Whether a no can stand in a scene, held against plays."""

from __future__ import annotations

from hypothesis import given

from sim.play.session import Session
from sim.story.story import Story
from sim.workbench.standing import standing
from tests.support.stories import VOCABULARY, picks, step, stories
from tests.support.written import story_of

STORY = """
scenes:
  hall:
    choices:
      write: {text: Write., acts: [message], to: phone}
      stay: {text: Stay., acts: [wait], to: later}
  phone:
    by: ex
    choices:
      no: {text: "No.", acts: [refuse], to: later}
      yes: {text: "Yes.", acts: [welcome], to: later}
      ask: {text: "Leave me.", acts: [ask-for-space], to: silence}
  silence:
    by: ex
    choices:
      ring: {text: Ring., acts: [reach-out], to: after}
      not: {text: Do not., to: end}
  after: {to: end}
  later:
    to:
      - {if: told_no, scene: quiet}
      - {scene: noise}
  quiet: {to: end}
  noise: {to: end}
  end: {ending: at-peace}
"""


@given(stories(), picks())
def test_what_stands_on_a_road_is_among_what_can(story: Story, picked: list[int]) -> None:
    can = standing(story.scenario, VOCABULARY)
    session = Session(story)
    assert session.told_no in can[session.scene]
    for number in picked:
        if not step(session, number):
            break
        assert session.pending is not None or session.told_no in can[session.scene]


def test_a_no_stands_until_it_is_reopened_and_conditions_on_it_part_the_roads() -> None:
    story = story_of(STORY)
    scenario = story.scenario._replace(cast={role: story.scenario.cast[role] for role in ("player", "ex")})
    can = standing(scenario, story.vocabulary)
    expected = {"hall": {False}, "phone": {False}, "silence": {True}, "later": {False, True}, "quiet": {True}}
    assert {name: can[name] for name in expected} == expected
    assert (can["after"], can["noise"]) == ({False}, {False})


def test_what_one_has_reopened_another_may_still_have_closed() -> None:
    story = story_of(STORY)
    assert standing(story.scenario, story.vocabulary)["after"] == {False, True}

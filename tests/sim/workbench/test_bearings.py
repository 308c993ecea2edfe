"""What is said of a rule whatever the moment holds at every moment of every play."""

from __future__ import annotations

import pytest
from hypothesis import given

from sim.guidance.model import Pack
from sim.guidance.rulebook import Rulebook
from sim.play.decision import Decision
from sim.story.layout import MINUTES, STANDING
from sim.story.story import Story
from sim.workbench.bearings import Bearings
from tests.support.packs import pack_of
from tests.support.stories import VOCABULARY, finish, packs, picks, play, stories
from tests.support.written import story_of


def decisions(story: Story, picked: list[int]) -> list[Decision]:
    return finish(play(story, picked)).road


@given(stories(), packs(), picks())
def test_no_rule_is_ever_met_that_does_not_bear_and_one_without_a_condition_always_is(
    story: Story, pack: Pack, picked: list[int]
) -> None:
    bearings, book = Bearings(pack, story.scenario, VOCABULARY), Rulebook(pack, story)
    values = book.begin()
    for decision in decisions(story, picked):
        values[MINUTES] = decision.minutes
        for option in decision.options:
            on, marks = bearings.on(option.acts), book.read(option.acts, values).marks
            for follows, met in ((True, marks.followed), (False, marks.broken)):
                assert met <= {each.rule for each in on if each.follows is follows}
                assert met >= {each.rule for each in on if each.follows is follows and each.when is None}
        book.leave(values, decision.role, decision.option.acts)


@given(stories(), packs(), picks())
def test_what_lasts_while_a_no_stands_or_none_does_is_met_whenever_it_is_so(
    story: Story, pack: Pack, picked: list[int]
) -> None:
    bearings, book = Bearings(pack, story.scenario, VOCABULARY), Rulebook(pack, story)
    values = book.begin()
    for decision in decisions(story, picked):
        values[MINUTES] = decision.minutes
        for option in decision.options:
            marks = book.read(option.acts, values).marks
            for each in bearings.lasting(option.acts, bool(values[STANDING])):
                assert each.rule in (marks.followed if each.follows else marks.broken)
        book.leave(values, decision.role, decision.option.acts)


RULES = """
facts: {cause: argument}
rules:
  fight:
    kind: do
    text: Fight.
    sources: {bold: [1]}
    weight: 3
    followed: {acts: [message], when: cause == "argument"}
  heed: {kind: dont, text: Heed., sources: {slow: [1]}, broken: {acts: [contact], when: told_no}}
  after: {kind: do, text: Then., sources: {slow: [1]}, followed: {acts: [wait], when: 'days_since("welcome") < 3'}}
"""


STORY = """
situation: {{cause: {cause}}}
scenes:
  hall:
    choices:
      write: {{text: Write., acts: [message], to: phone}}
      stay: {{text: Stay., acts: [wait], to: end}}
  phone:
    by: ex
    choices:
      answer: {{text: Answer., acts: [{answer}], to: end}}
      not: {{text: Do not., to: end}}
  end: {{ending: at-peace}}
"""


@pytest.mark.parametrize(
    ("cause", "answer", "written", "waited"),
    [
        ("argument", "hear-out", {"fight"}, set()),
        ("argument", "refuse", {"fight", "heed"}, set()),
        ("infidelity", "refuse", {"heed"}, set()),
        ("distance", "welcome", set(), {"after"}),
    ],
)
def test_a_rule_whose_condition_cannot_hold_in_a_story_does_not_bear(
    cause: str, answer: str, written: set[str], waited: set[str]
) -> None:
    story = story_of(STORY.format(cause=cause, answer=answer))
    bearings = Bearings(pack_of(RULES), story.scenario, story.vocabulary)
    assert {each.rule for each in bearings.on(("message",))} == written
    assert {each.rule for each in bearings.on(("wait",))} == waited
    assert bearings.worth(bearings.on(("message",)), "bold") == (3 if "fight" in written else 0)

from __future__ import annotations

import pytest

from sim.exchange.colouring.opinions import by_agreement, by_article, survey
from sim.exchange.colouring.visits import by_visits
from sim.exchange.diagram import diagram
from sim.story.story import Story
from sim.workbench.simulation import Plan, simulate
from tests.support.packs import pack_of
from tests.support.written import story_of

PLAN = Plan(400, seed=3)
BODY = """
scenes:
  a:
    choices:
      call: {text: Call., acts: [call], to: b}
      wait: {text: Wait., acts: [wait], after: 5 days, to: b}
      both: {text: Both., acts: [call, wait], to: c}
      stay: {text: Stay., acts: [self-care], once: true}
  b:
    by: ex
    choices:
      yes: {text: Yes., to: [{weight: 1, scene: c}, {weight: 0, scene: never}]}
  c: {choices: {again: {text: Again., acts: [call], to: d}, write: {text: Write., acts: [message], if: day < 3, to: d}}}
  d: {ending: friends}
  never: {to: d}
"""
RULES = """
rules:
  phone: {kind: do, text: Phone., sources: {bold: [1]}, weight: 2, followed: {acts: [call], when: day < 3}}
  patience: {kind: do, text: Wait., sources: {slow: [1], bold: [2]}, followed: {acts: [wait]}}
  hush: {kind: dont, text: Do not phone., sources: {slow: [2], healthy: []}, broken: {acts: [call]}}
"""


@pytest.fixture(name="story")
def _story() -> Story:
    return story_of(BODY)


def test_visits_are_times_in_a_hundred_of_the_plays_that_simulate_counts(story: Story) -> None:
    tally = simulate(story, None, PLAN)
    found = by_visits(diagram(story), story, PLAN)
    assert found.scenes["a"] == "100 in 100 plays"
    assert found.scenes["never"] == "0 in 100 plays"
    share = 100 * (tally.taken["a", "call"] + tally.taken["a", "wait"]) / tally.plays
    assert 40 < share < 90
    assert found.lines["a", "b"].figure == f"{share:.0f}"
    assert found.lines["b", "c"].figure == f"{share:.0f}"
    assert found.steps[found.lines["a", "b"].step].words == "60 and more"
    assert found.steps[found.lines["never", "d"].step].words == "never"
    assert "400 plays" in found.meaning
    assert "seed 3" in found.meaning


def test_a_line_that_is_gone_twice_a_play_counts_twice() -> None:
    body = "scenes: {a: {to: b}, b: {to: [{if: 'visits(\"b\") < 2', scene: a}, {scene: c}]}, c: {ending: friends}}"
    story = story_of(body)
    found = by_visits(diagram(story), story, PLAN)
    assert found.lines["a", "b"].figure == "200"
    assert found.scenes["b"] == "200 in 100 plays"


def test_an_article_weighs_each_option_by_the_mean_over_the_times_it_was_on_offer(story: Story) -> None:
    found = by_article(diagram(story), story, pack_of(RULES), "bold", PLAN)
    assert found.options["a", "call"] == "+2"
    assert found.options["a", "wait"] == "+1"
    assert found.options["a", "both"] == "+3 ★"
    assert found.options["a", "stay"] == "0"
    asked = survey(story, pack_of(RULES), PLAN)
    mean = asked.worth["bold", ("c", "again")] / asked.offered["bold", ("c", "again")]
    assert 0 < mean < 2  # two rules: on some roads the third day is over by then
    assert found.options["c", "again"].startswith(f"+{mean:.1f}")


def test_against_is_against_and_a_line_goes_by_the_option_that_is_liked_best(story: Story) -> None:
    found = by_article(diagram(story), story, pack_of(RULES), "slow", PLAN)
    assert found.options["a", "call"] == "−1"
    assert found.options["a", "both"] == "0"
    assert [found.steps[found.lines[pair].step].words for pair in (("a", "b"), ("a", "c"), ("c", "d"))] == [
        "for",
        "neither, within 0.25",
        "neither, within 0.25",
    ]


def test_what_another_role_decides_is_not_judged_nor_what_nobody_meets(story: Story) -> None:
    found = by_article(diagram(story), story, pack_of(RULES), "bold", PLAN)
    assert ("b", "yes") not in found.options
    assert ("b", "c") not in found.lines
    assert ("never", "d") not in found.lines


def test_agreement_counts_the_articles_that_hold_an_option_for_best_and_leaves_the_house_out(story: Story) -> None:
    found = by_agreement(diagram(story), story, pack_of(RULES), PLAN)
    assert found.options["a", "call"] == "0"
    assert found.options["a", "wait"] == "1"  # slow, and neither bold nor the house
    assert found.options["a", "both"] == "1"  # bold
    assert [step.words for step in found.steps] == ["none", "1 of 2", "all"]
    assert "2 articles" in found.meaning


def test_the_same_plays_colour_the_same(story: Story) -> None:
    pack = pack_of(RULES)
    assert by_agreement(diagram(story), story, pack, PLAN) == by_agreement(diagram(story), story, pack, PLAN)


def test_plays_that_come_to_no_end_count_as_far_as_they_go() -> None:
    first = "{on: {text: On., acts: [wait], to: a2}, off: {text: Off., to: a2}}"
    second = "{x: {text: X., to: b}, y: {text: Y., to: c}}"
    scenes = f"a: {{choices: {first}}}, a2: {{choices: {second}}}, b: {{to: b2}}, b2: {{to: b}}, c: {{ending: friends}}"
    story = story_of(f"scenes: {{{scenes}}}")
    asked = survey(story, pack_of(RULES), Plan(40))
    assert asked.offered["slow", ("a", "on")] == 40
    assert 0 < asked.offered["slow", ("a2", "y")] < 40


def test_how_far_it_has_come_is_told(story: Story) -> None:
    told: list[int] = []
    by_article(diagram(story), story, pack_of(RULES), "bold", Plan(30), told.append)
    assert told == [*range(1, 31)]
    told.clear()
    by_visits(diagram(story), story, Plan(30), told.append)
    assert told[-1] == 30

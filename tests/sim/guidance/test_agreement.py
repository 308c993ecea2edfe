from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.agreement import agreements, shown
from sim.guidance.pack import Pack
from sim.guidance.verdicts import judge
from sim.play.session import Session
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.stories import finish, packs, picks, play, stories
from tests.support.written import story_of

RULES = """
rules:
  call: {kind: do, text: Call., sources: {bold: [1]}, weight: 3, followed: {acts: [call]}}
  write: {kind: do, text: Write., sources: {bold: [1]}, followed: {acts: [message]}}
  rest: {kind: dont, text: Rest., sources: {bold: [1]}, weight: 2, broken: {acts: [go-silent]}}
  think: {kind: do, text: Think., sources: {bold: [1]}, weight: 5, followed: {acts: [reflect-cause]}}
  brood: {kind: dont, text: Do not brood., sources: {bold: [1]}, weight: 7, broken: {acts: [brood]}}
"""
STORY = """
scenes:
  flat:
    text: The flat.
    choices:
      call: {text: Call., acts: [call], to: flat-again}
      write: {text: Write., acts: [message], to: flat-again}
      rest: {text: Rest., acts: [go-silent], to: flat-again}
      think: {text: Think., acts: [reflect-cause]}
      brood: {text: Brood., acts: [brood], once: true}
  flat-again:
    text: The flat again.
    choices:
      go: {text: Go., acts: [wait], to: end}
      think: {text: Think., acts: [reflect-cause]}
      back: {text: Back., to: flat}
  end: {text: The end., ending: at-peace}
"""


def agreement(*taken: str, rules: str = RULES, story: str = STORY) -> Fraction | None:
    session = Session(story_of(story))
    for option in taken:
        session.take(option)
    return agreements(judge(session, pack_of(rules), ("player",)), pack_of(rules))["bold"]


def percent(credit: int, total: int) -> Fraction:
    return Fraction(100 * credit, total)


@pytest.mark.parametrize(
    ("taken", "credit", "total"),
    [
        (["call"], 5 + 7, 5 + 5 + 7),  # best on; think left: 0 of 5; brood left: 7 of 7
        (["write"], 3 + 7, 5 + 5 + 7),
        (["rest"], 0 + 7, 5 + 5 + 7),
        (["think"], 5, 5),  # the scene was not left yet, so brood is not weighed
        (["think", "think", "think"], 5, 5),  # an aside counts once a visit
        (["think", "think", "brood"], 5, 5 + 7),
        (["think", "call"], 5 + 5 + 7, 5 + 5 + 7),
        (["brood"], 0, 7),
        (["brood", "write"], 0 + 3, 7 + 5 + 5),
        (["think", "call", "think", "go"], 17 + 5, 17 + 5),  # another visit, another count
        (["think", "call", "back", "think", "call"], 17 + 0 + 17, 17 + 5 + 17),
    ],
)
def test_agreement_is_credit_of_total(taken: list[str], credit: int, total: int) -> None:
    assert agreement(*taken) == percent(credit, total)


def test_a_spent_aside_is_not_left_behind() -> None:
    assert agreement("brood", "call", "back", "call") == percent(0 + 5 + 0 + 0 + 5, 7 + 5 + 5 + 5 + 5 + 5)


def test_a_source_that_says_nothing_has_no_agreement() -> None:
    assert agreement() is None
    assert agreement("call", rules=RULES.replace("bold", "slow")) is None


def test_options_that_lead_on_to_the_same_scene_are_no_asides() -> None:
    story = """
    scenes:
      flat:
        text: The flat.
        choices:
          think: {text: Think., acts: [reflect-cause], to: flat}
          call: {text: Call., acts: [call], to: end}
      end: {text: The end., ending: at-peace}
    """
    assert agreement("think", "think", "call", story=story) == percent(2 + 2 + 0, 2 + 2 + 2)


def test_an_aside_counts_as_it_read_where_it_first_stood_on_offer() -> None:
    rules = """
    rules:
      think: {kind: do, text: T., sources: {bold: [1]}, followed: {acts: [reflect-cause], when: 'not ever("brood")'}}
      call: {kind: do, text: C., sources: {bold: [1]}, followed: {acts: [call]}}
    """
    assert agreement("brood", "think", "write", rules=rules) == percent(1 + 0, 1 + 1)
    assert agreement("think", "brood", "write", rules=rules) == percent(1 + 0, 1 + 1)
    assert agreement("brood", "write", rules=rules) == percent(0, 1 + 1)


def test_an_option_that_leads_on_counts_as_it_reads_when_it_is_taken() -> None:
    rules = """
    rules:
      call: {kind: do, text: C., sources: {bold: [1]}, followed: {acts: [call], when: 'ever("brood")'}}
    """
    assert agreement("call", rules=rules) is None
    assert agreement("brood", "write", rules=rules) == percent(0, 1)


@pytest.mark.parametrize(
    ("fraction", "printed"),
    [
        (Fraction(200, 3), 66.7),
        (Fraction(1, 20), 0.1),
        (Fraction(1, 20) - Fraction(1, 10**9), 0.0),
        (Fraction(25, 4), 6.3),
        (Fraction(100), 100.0),
        (Fraction(0), 0.0),
    ],
)
def test_a_percentage_is_printed_with_one_decimal_and_a_half_goes_up(fraction: Fraction, printed: float) -> None:
    assert shown(fraction) == printed


@given(stories(), packs(), picks())
def test_agreement_lies_between_0_and_100_or_the_source_says_nothing(
    story: Story, pack: Pack, picked: list[int]
) -> None:
    found = agreements(judge(play(story, picked), pack, ("player", "ex")), pack)
    assert found.keys() == pack.sources.keys()
    assert all(its is None or 0 <= its <= 100 for its in found.values())


@given(stories(("player",), kinds=("aside", "aside", "on"), lasting=False), packs(), st.data())
def test_the_order_in_which_asides_are_taken_does_not_change_the_agreement(
    story: Story, pack: Pack, data: st.DataObject
) -> None:
    one, other = Session(story), Session(story)
    while one.offered:
        asides = [option.id for option in one.options if option.aside]
        taken = data.draw(st.lists(st.sampled_from(asides), unique=True)) if asides else []
        order = data.draw(st.permutations(taken))
        if not (_all_taken(one, taken) and _all_taken(other, order)):
            return  # one aside took another off the table, so they were no choice of order
        on = data.draw(st.sampled_from([option.id for option in one.options if not option.aside]))
        left = {option.id for option in one.options if option.aside}
        if on not in other.offered or not left <= set(asides):
            return  # an aside that only another opens stands on offer first wherever that one is taken
        for session in (one, other):
            session.take(on)
            while session.pending is not None:
                session.settle(session.pending[0].scene)
    assert [d.taken for d in one.road if not d.option.aside] == [d.taken for d in other.road if not d.option.aside]
    if one.state == other.state:
        assert _agreed(one, pack) == _agreed(other, pack)


def _all_taken(session: Session, asides: list[str]) -> bool:
    for aside in asides:
        if aside not in session.offered:
            return False
        session.take(aside)
    return True


def _agreed(session: Session, pack: Pack) -> dict[str, Fraction | None]:
    return agreements(judge(session, pack, ("player",)), pack)


@given(stories(kinds=("on", "chance")), packs(), picks())
def test_without_asides_a_road_and_the_best_of_each_scene_bound_the_agreement(
    story: Story, pack: Pack, picked: list[int]
) -> None:
    moments = judge(finish(play(story, picked)), pack, ("player", "ex"))
    for source, its in agreements(moments, pack).items():
        speaks = [moment for moment in moments if source in moment.best]
        assert (its is None) == (not speaks)
        assert (its == 100) == (bool(speaks) and all(source in moment.with_ for moment in speaks))

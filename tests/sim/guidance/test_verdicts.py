from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from sim.guidance.pack import Pack
from sim.guidance.verdicts import Judge, Marks, Moment, Verdict, judge
from sim.play.session import Session
from sim.story.story import Story
from tests.support.packs import pack_of
from tests.support.stories import packs, picks, play, stories
from tests.support.written import story_of

STORY = """
scenes:
  flat:
    text: The flat.
    choices:
      call: {text: Call., acts: [call], to: later}
      write-and-wait: {text: Write., acts: [message, wait], to: later}
      wait: {text: Wait., acts: [wait], after: 3 days, to: later}
      nothing: {text: Nothing., to: later}
      think: {text: Think., acts: [reflect-cause]}
  later:
    text: Later.
    choices:
      call: {text: Call., acts: [call], to: end}
      wait: {text: Wait., acts: [wait], to: end}
  end: {text: The end., ending: at-peace}
"""
RULE = "rules:\n  rule: {{kind: {kind}, text: A rule., sources: {{bold: [1]}}, {triggers}}}\n"


def rule(kind: str, triggers: str) -> Pack:
    return pack_of(RULE.format(kind=kind, triggers=triggers))


def judged(pack: Pack, *taken: str, story: str = STORY, persons: tuple[str, ...] = ("player",)) -> list[Moment]:
    session = Session(story_of(story))
    for option in taken:
        session.take(option)
    return judge(session, pack, persons)


def verdicts(pack: Pack, *taken: str, story: str = STORY) -> list[str | None]:
    """The verdict of the one rule at each moment."""
    return [next((its.verdict for its in moment.judgements), None) for moment in judged(pack, *taken, story=story)]


@pytest.mark.parametrize(
    ("kind", "triggers", "taken", "verdict"),
    [
        ("do", "followed: {acts: [contact]}", "call", Verdict.FOLLOWED),
        ("do", "followed: {acts: [contact]}", "wait", Verdict.MISSED),
        ("do", "followed: {acts: [contact]}, broken: {acts: [self-care, wait]}", "wait", Verdict.BROKEN),
        ("do", "followed: {acts: [contact]}, broken: {acts: [wait]}", "nothing", Verdict.MISSED),
        ("do", "followed: {acts: [self-care]}, broken: {acts: [wait]}", "nothing", None),
        ("dont", "broken: {acts: [contact]}", "call", Verdict.BROKEN),
        ("dont", "broken: {acts: [contact]}", "wait", Verdict.RESISTED),
        ("dont", "broken: {acts: [contact]}, followed: {acts: [wait]}", "wait", Verdict.FOLLOWED),
        ("dont", "broken: {acts: [contact]}, followed: {acts: [wait]}", "nothing", Verdict.RESISTED),
        ("dont", "broken: {acts: [self-care]}, followed: {acts: [wait]}", "nothing", None),
        ("do", "followed: {acts: [contact], when: day > 5}", "call", None),
        ("do", "followed: {acts: [reflect-cause]}", "call", Verdict.MISSED),
        ("do", "followed: {acts: [contact]}, broken: {acts: [wait]}", "write-and-wait", Verdict.BROKEN),
        ("dont", "broken: {acts: [contact]}, followed: {acts: [wait]}", "write-and-wait", Verdict.BROKEN),
        ("do", "followed: {when: day == 0}", "nothing", Verdict.FOLLOWED),
    ],
)
def test_an_option_is_judged_beside_those_not_taken(
    kind: str, triggers: str, taken: str, verdict: Verdict | None
) -> None:
    assert verdicts(rule(kind, triggers), taken) == [verdict]


def test_a_rule_is_missed_when_only_an_aside_would_have_followed_it() -> None:
    assert verdicts(rule("do", "followed: {acts: [reflect-cause]}"), "think", "call") == ["followed", "missed"]


def test_verdicts_are_read_from_the_state_before_the_decision() -> None:
    first = rule("dont", 'broken: {acts: [contact], when: not ever("contact")}')
    assert verdicts(first, "call", "call") == ["broken", None]
    again = rule("dont", """broken: {acts: [contact], when: 'count("contact", days=1) >= 1'}""")
    assert verdicts(again, "call", "call") == [None, "broken"]
    assert verdicts(again, "wait", "call") == [None, None]


def test_the_clock_of_a_verdict_is_that_of_the_decision() -> None:
    assert verdicts(rule("do", "followed: {acts: [wait], when: day < 3}"), "wait", "wait") == ["followed", None]
    assert verdicts(rule("do", "followed: {acts: [wait], when: silence >= 3}"), "wait", "wait") == [None, "followed"]


def test_what_was_done_before_the_story_counts() -> None:
    past = "past: [{act: refuse, days_ago: 2}, {act: message, days_ago: 1}]\nclock: {day: 4}\n" + STORY
    assert verdicts(rule("dont", "broken: {acts: [contact], when: told_no}"), "call", story=past) == ["broken"]
    assert verdicts(rule("do", "followed: {acts: [call], when: silence == 1}"), "call", story=past) == ["followed"]
    assert verdicts(rule("dont", "broken: {acts: [contact], when: told_no}"), "call") == [None]


def test_the_acts_of_other_roles_make_a_no_stand_and_lift_it() -> None:
    story = """
    scenes:
      door:
        by: ex
        text: A door.
        choices:
          refuse: {text: "Refuse.", acts: [refuse], to: phone}
          open: {text: Open., acts: [reach-out], to: phone}
      phone:
        text: A phone.
        choices:
          call: {text: Call., acts: [call], to: door}
          wait: {text: Wait., acts: [wait], to: end}
      end: {text: The end., ending: at-peace}
    """
    heed = rule("dont", "broken: {acts: [contact], when: told_no}")
    assert verdicts(heed, "refuse", "call", "open", "call", story=story) == ["broken", None]


def test_the_situation_of_the_story_comes_before_what_the_pack_assumes() -> None:
    body = "facts: {months_together: 12}\n" + RULE.format(
        kind="do", triggers="followed: {acts: [call], when: months_together > 12}"
    )
    pack = pack_of(body)
    assert verdicts(pack, "call") == [None]
    assert verdicts(pack, "call", story="situation: {months_together: 20}\n" + STORY) == ["followed"]


def test_several_acts_of_a_rule_in_one_option_count_once() -> None:
    pack = pack_of(RULE.format(kind="do", triggers="followed: {acts: [contact, wait, message]}, weight: 3"))
    moment = judged(pack, "write-and-wait")[0]
    assert moment.worth["bold"] == {"call": 3, "write-and-wait": 3, "wait": 3, "nothing": 0, "think": 0}
    assert moment.judgements == (("rule", Verdict.FOLLOWED),)


TWO_ROLES = """
scenes:
  hers:
    by: ex
    text: Hers.
    choices:
      refuse: {text: "No.", acts: [refuse], to: his}
      welcome: {text: "Yes.", acts: [welcome], to: his}
  his:
    text: His.
    choices:
      call: {text: Call., acts: [call], to: end}
      wait: {text: Wait., acts: [wait], to: end}
  end: {text: The end., ending: at-peace}
"""
TWO_RULES = """
rules:
  plain: {kind: do, text: Say no plainly., sources: {healthy: []}, followed: {acts: [refuse]}}
  heed: {kind: dont, text: Heed a no., sources: {healthy: []}, broken: {acts: [contact], when: told_no}}
  call: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [contact, refuse]}}
"""


@pytest.mark.parametrize(
    ("persons", "found"),
    [
        (("player",), [("his", ["heed", "call"], ["bold", "slow", "healthy"])]),
        (("ex",), [("hers", ["plain"], ["healthy"]), ("his", ["call"], ["bold", "slow"])]),
        (("player", "ex"), [("hers", ["plain"], ["healthy"]), ("his", ["heed", "call"], ["bold", "slow", "healthy"])]),
        ((), [("his", ["call"], ["bold", "slow"])]),
    ],
)
def test_articles_judge_the_seeker_and_the_house_whomever_a_person_plays(
    persons: tuple[str, ...], found: list[tuple[str, list[str], list[str]]]
) -> None:
    moments = judged(pack_of(TWO_RULES), "refuse", "call", story=TWO_ROLES, persons=persons)
    assert [(each.decision.scene, [its.rule for its in each.judgements], list(each.worth)) for each in moments] == found


DISPUTED = """
rules:
  call: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [call]}}
  wait: {kind: do, text: Wait., sources: {slow: [1]}, weight: 2, followed: {acts: [wait]}, broken: {acts: [call]}}
  rest: {kind: do, text: Rest., sources: {healthy: []}, followed: {acts: [reflect-cause]}}
disputes:
  when: {question: When?, sides: [[call], [wait]]}
  whom: {question: Whom?, sides: [[call], [rest]]}
"""


def test_a_decision_is_disputed_when_no_option_is_best_for_every_article_that_speaks() -> None:
    first, second = judged(pack_of(DISPUTED), "call", "wait")
    assert first.best == {"bold": ("call",), "slow": ("write-and-wait", "wait"), "healthy": ("think",)}
    assert first.disputed
    assert first.with_ == ("bold",)
    assert first.bites == ("when", "whom")
    assert first.marks["call"] == Marks(frozenset({"call"}), frozenset({"wait"}))
    assert second.with_ == ("slow",)
    assert second.bites == ("when",)


def test_the_house_alone_disputes_nothing() -> None:
    pack = pack_of(DISPUTED.replace("{slow: [1]}", "{healthy: []}"))
    assert [moment.disputed for moment in judged(pack, "call", "wait")] == [False, False]


def test_one_option_that_pleases_everyone_leaves_nothing_disputed() -> None:
    pack = pack_of(DISPUTED.replace("acts: [call]}}\n  wait", "acts: [message]}}\n  wait"))
    moment = judged(pack, "call")[0]
    assert moment.best["bold"] == ("write-and-wait",)
    assert not moment.disputed
    assert moment.bites == ("whom",)


def test_a_dispute_does_not_bite_at_another_roles_decision() -> None:
    body = TWO_RULES + "disputes:\n  no: {question: No?, sides: [[plain], [other]]}\n"
    body = body.replace(
        "rules:", "rules:\n  other: {kind: do, text: O., sources: {healthy: []}, followed: {acts: [welcome]}}"
    )
    moments = judged(pack_of(body), "refuse", "call", story=TWO_ROLES, persons=("ex", "player"))
    assert [moment.bites for moment in moments] == [(), ()]


def test_a_road_without_decisions_has_no_moments() -> None:
    assert judged(rule("do", "followed: {acts: [wait]}")) == []


@given(stories(), packs(), picks())
def test_every_rule_gives_one_verdict_a_moment_or_none(story: Story, pack: Pack, picked: list[int]) -> None:
    for moment in judge(play(story, picked), pack, ("player", "ex")):
        assert all(count == 1 for count in Counter(its.rule for its in moment.judgements).values())
        own = moment.marks[moment.decision.taken]
        told = {its.rule: its.verdict for its in moment.judgements}
        judging = {rule for rule, its in pack.rules.items() if its.sources.keys() & moment.worth.keys()}
        assert told.keys() <= judging
        for name in judging:
            touched = name in own.followed or name in own.broken
            assert (told.get(name) in ("followed", "broken")) == touched
            if told.get(name) == "missed":
                assert pack.rules[name].kind == "do"
                assert any(name in its.followed for its in moment.marks.values())
            if told.get(name) == "resisted":
                assert pack.rules[name].kind == "dont"
                assert any(name in its.broken for its in moment.marks.values())


@given(stories(), packs(), picks())
def test_worth_and_best_follow_from_the_marks(story: Story, pack: Pack, picked: list[int]) -> None:
    for moment in judge(play(story, picked), pack, ("player", "ex")):
        for source, worth in moment.worth.items():
            for option, its in worth.items():
                marks = moment.marks[option]
                mine = {rule for rule, each in pack.rules.items() if source in each.sources}
                expected = sum(pack.rules[rule].weight for rule in mine & marks.followed)
                expected -= sum(pack.rules[rule].weight for rule in mine & marks.broken)
                assert its == expected
            top = tuple(option for option, its in worth.items() if its == max(worth.values()))
            assert moment.best.get(source, ()) == (top if len(set(worth.values())) > 1 else ())


@given(stories(), packs(), picks(), picks())
def test_a_judge_keeps_nothing_of_the_plays_it_judged(
    story: Story, pack: Pack, one: list[int], other: list[int]
) -> None:
    kept = Judge(story, pack, ("player",))
    kept.moments(play(story, one).road)
    session = play(story, other)
    assert kept.moments(session.road) == judge(session, pack, ("player",))


@given(stories(), packs(), picks())
def test_what_comes_later_changes_no_verdict(story: Story, pack: Pack, picked: list[int]) -> None:
    session = play(story, picked)
    judge_ = Judge(story, pack, ("player", "ex"))
    whole = judge_.moments(session.road)
    while session.steps:
        session.undo()
        earlier = judge_.moments(session.road)
        assert [each.judgements for each in earlier] == [each.judgements for each in whole[: len(earlier)]]

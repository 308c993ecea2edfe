from __future__ import annotations

import re

import pytest

from tests.support.printed import BODY, LESSONS, PACK, part, printed, words


def _scene(page: str, title: str) -> str:
    articles = re.findall(r'<article class="decision">.*?</article>', page, re.DOTALL)
    return next(words(each) for each in articles if words(each).startswith(title))


def test_each_decision_has_its_options_by_letter_with_notes_and_who_holds_them_for_best() -> None:
    said = _scene(printed(), "The hall")
    assert "Sam decides (the class), read at the very start." in said
    assert "The key lies on the table, and it is hers." in said
    assert "A Ring her. Author: NOTE-RING Best: Bold." in said
    assert "B Wait. Author: NOTE-WAIT Best: Slow." in said
    assert "C * Look at it." in said


def test_words_for_one_roles_eyes_do_not_open_a_scene() -> None:
    assert "ONLY-EX" not in printed()


def test_a_dispute_says_which_options_each_side_is_for_and_stands_once_in_full_with_its_paragraphs() -> None:
    page = printed()
    assert "Dispute. Now or later? For one side A; for the other B." in _scene(page, "The hall")
    said = part(page, "teacher")
    assert "Get in touch. (Bold §6, 7)" in said
    assert "Let it rest. (Slow §3)" in said
    assert said.count("Get in touch. (") == 1


def test_a_breach_of_the_floor_is_told_where_the_road_that_was_read_leads_through_a_no() -> None:
    refused = BODY.replace("{text: Say yes., acts: [welcome]", "{text: Say yes., acts: [ask-for-space]")
    assert "A Ring once more. Breaks a safety rule: Leave a no alone. Best: Bold." in _scene(
        printed(refused), "After that"
    )
    assert "Breaks a safety rule" not in part(printed(), "teacher")


def test_only_the_house_speaks_to_another_role() -> None:
    said = _scene(printed(), "The answer")
    assert "Noor decides, read after 1 decision." in said
    assert "Best" not in said
    assert "Silent here: Healthy." in said


def test_what_was_not_on_offer_on_the_road_has_no_verdict() -> None:
    gated = BODY.replace("look: {text: Look at it., once: true,", "look: {text: Look at it., if: told_no,")
    assert "C * Look at it. No verdict." in _scene(printed(gated), "The hall")


def test_a_lesson_has_the_decisions_that_come_before_its_stop_and_no_others() -> None:
    page = printed(BODY + LESSONS, lesson="1")
    said = part(page, "teacher")
    assert "The hall" in said
    assert "The answer" in said
    assert "Ring once more." not in said


def test_a_broken_rule_that_is_not_of_the_floor_is_no_breach_of_safety() -> None:
    refused = BODY.replace("{text: Say yes., acts: [welcome]", "{text: Say yes., acts: [ask-for-space]")
    assert "Breaks a safety rule" not in words(printed(refused, pack=PACK.replace("    floor: true\n", "")))


GATED = """
state: {warned: false}
scenes:
  hall:
    title: The hall
    choices:
      plain: {text: Go., to: answer}
      warned: {text: Knock and go., effects: {warned: true}, to: answer}
  answer:
    title: The answer
    by: ex
    choices:
      yes: {text: Say yes., acts: [welcome], to: yard}
      no: {text: Say no., acts: [refuse], to: yard}
  yard:
    title: The yard
    choices:
      on: {text: Walk on., to: corner}
      back: {text: Walk back., to: corner}
  corner: {text: You turn., to: [{if: WHEN, scene: secret}, {scene: quiet}]}
  secret: {title: Secret, choices: {in: {text: Go in., to: quiet}, out: {text: Go out., to: quiet}}}
  quiet: {title: Quiet, text: Nobody rings., ending: at-peace}
"""


@pytest.mark.parametrize("when", ["warned", "not warned", "told_no", "not told_no", "warned and told_no"])
def test_a_decision_that_hangs_on_what_was_done_long_before_is_found(when: str) -> None:
    body = GATED.replace("WHEN", when)
    assert "Go in." in _scene(printed(body), "Secret")

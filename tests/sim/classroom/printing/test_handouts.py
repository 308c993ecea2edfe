from __future__ import annotations

import re

from tests.support.printed import BODY, HEAD, PACK, halves, part, printed, words

SECRETS = ("CARD-EX", "GOAL-EX", "CARD-FRIEND", "GOAL-FRIEND", "ONLY-EX", "NOTE-RING", "NOTE-WAIT")


def test_a_card_has_one_role_and_nothing_of_anybody_elses() -> None:
    noor, ade = halves(printed(), "card")
    assert [each for each in SECRETS if each in noor] == ["CARD-EX", "GOAL-EX"]
    assert [each for each in SECRETS if each in ade] == ["CARD-FRIEND", "GOAL-FRIEND"]
    assert "Noor she, her" in noor
    assert "Ade he, him" in ade


def test_a_goal_stands_on_a_strip_of_its_own_below_the_card() -> None:
    page = printed()
    faces = re.findall(r'<div class="face">(.*?)</div>\n', page, re.DOTALL)
    strips = re.findall(r'<div class="strip">(.*?)</div>', page, re.DOTALL)
    assert [("GOAL" in face, "GOAL" in strip) for face, strip in zip(faces, strips, strict=True)] == [(False, True)] * 2
    assert all("Do not show" in strip for strip in strips)


def test_a_role_with_a_goal_and_no_card_still_has_a_half_and_one_without_a_goal_no_strip() -> None:
    head = HEAD.replace('card: "CARD-EX for <player>.", ', "").replace(", goal: GOAL-FRIEND", "")
    noor, ade = halves(printed(BODY, head), "card")
    assert "no card of its own" in noor
    assert "GOAL-EX" in noor
    assert "Do not show" not in ade


def test_secrets_stand_on_no_other_sheet_that_is_handed_out() -> None:
    page = printed()
    for handed in (part(page, "observer"), part(page, "poster"), *halves(page, "vote")):
        assert not [each for each in SECRETS if each in handed]
    assert page.count("GOAL-EX") == page.count("CARD-EX") == 1


def test_a_card_of_some_paragraphs_keeps_them() -> None:
    page = printed(BODY, HEAD.replace("card: CARD-FRIEND", 'card: "CARD-FRIEND *here*.\\n\\nAnd there."'))
    assert ">CARD-FRIEND <em>here</em>.</p>\n<p" in page


def test_there_are_as_many_letters_as_the_decision_with_most_options_and_each_has_a_shape_of_its_own() -> None:
    page = printed()
    assert halves(page, "vote") == ["A", "B", "C"]
    shapes = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert shapes == ["circle", "square", "triangle"]
    assert len(halves(printed(lesson="1"), "vote")) == 3


def test_observers_watch_for_an_aim_for_the_dispute_that_bites_and_for_what_is_made_of_a_limit() -> None:
    said = part(printed(), "observer")
    assert "Tell a key from a door . Put down the words or the deed" in said
    assert (
        "Now or later? Put down at each decision which of the two is done: “ Get in touch. ” or “ Let it rest. ”"
        in said
    )
    assert "Where did one of them say what they wanted" in said
    assert said.count("Plus") == said.count("Delta") == 1


def test_of_several_disputes_they_watch_for_the_one_that_bites_most_often() -> None:
    rules = """
  look: {kind: do, text: Look closely., sources: {bold: [1]}, followed: {acts: [reflect-cause]}}
  shut: {kind: do, text: Shut your eyes., sources: {slow: [1]}, followed: {acts: [brood]}}
disputes:
  first: {question: Once or never?, sides: [[look], [shut]]}
"""
    body = BODY.replace("acts: [call], note", "acts: [call, reflect-cause], note")
    body = body.replace("acts: [wait], note", "acts: [wait, brood], note")
    page = printed(body, pack=PACK.replace("disputes:\n", rules.lstrip("\n")))
    assert "Once or never?" in part(page, "teacher")
    assert "Once or never?" not in part(page, "observer")
    assert "Now or later?" in part(page, "observer")


def test_without_aims_and_disputes_they_still_have_something_to_watch_for() -> None:
    page = printed(BODY, HEAD.replace("[Tell a key from a door]", "[]"), pack="rules: {}\n")
    criteria = re.search(r"<ol>(.*?)</ol>", page, re.DOTALL)
    assert criteria is not None
    assert words(criteria[1]).startswith("Where did one of them")


def test_the_questions_for_after_are_those_of_the_scenes_where_it_may_stop() -> None:
    said = part(printed(), "observer")
    assert "What did Noor hear?" in said
    assert "Whose key was it?" in said
    lesson = part(printed(lesson="1"), "observer")
    assert "What did Noor hear?" not in lesson
    assert "What did each of them want" in lesson


def test_exit_slips_are_four_a_page_and_ask_for_no_name() -> None:
    page = printed()
    assert page.count('<article class="slip">') == 4
    assert words(page).count("No name.") == 4

from __future__ import annotations

from sim.classroom.printing.cover import HelpLine, cover
from sim.classroom.printing.preparing import prepare
from tests.support.packs import pack_of
from tests.support.printed import BODY, PACK, part, printed, words
from tests.support.written import story_of


def test_it_says_what_a_teacher_asks_first() -> None:
    said = part(printed(), "cover")
    for told in (
        "The key of Noor",
        "Who keeps it.",
        "3 minutes",
        "starter",
        "ages 14+",
        "a key is mentioned",
        "Tell a key",
    ):
        assert told in said


def test_it_is_a_lesson_of_45_minutes_with_a_third_of_it_for_the_debrief() -> None:
    said = part(printed(), "cover")
    rows = ["0–5", "5–10", "10–25", "25–40", "40–45"]
    assert [said.index(row) for row in rows] == sorted(said.index(row) for row in rows)
    assert "pass is always allowed" in said


def test_a_lesson_says_where_it_starts_and_stops_and_how_many_decisions_the_class_has() -> None:
    said = part(printed(lesson="1"), "cover")
    assert "Lesson: The table" in said
    assert "Begin at “ The hall ” and stop on coming to “ After that ”: 1 decision for the class." in said


def test_a_whole_story_says_how_long_it_is_and_names_its_lessons() -> None:
    said = part(printed(), "cover")
    assert "The whole story is 2 decisions for the class" in said
    assert "Or print one of its lessons: “ The table ”." in said
    assert "one of its lessons" not in part(printed(BODY), "cover")


def test_roles_that_decide_and_roles_with_cards_are_named() -> None:
    said = part(printed(), "cover")
    assert "The class decides for Sam . Noor decides too: cast them, or draw by lots." in said
    assert "Hand out the cards, each for one pair of eyes: Noor and Ade ." in said


def test_it_points_at_breaches_a_no_and_endings_that_hurt_where_the_excerpt_has_them() -> None:
    whole, lesson = part(printed(), "cover"), part(printed(lesson="1"), "cover")
    assert "Somebody may say a plain no in The answer ." in whole
    assert "Some roads end badly" in whole
    assert "Some roads end badly" not in lesson
    refused = BODY.replace("{text: Say yes., acts: [welcome]", "{text: Say yes., acts: [ask-for-space]")
    assert "Leave a no alone. Broken by After that (A)." in part(printed(refused), "cover")
    assert "Broken by" not in lesson


def test_help_lines_are_examples_to_be_confirmed_and_there_is_a_line_to_write_on_where_there_are_none() -> None:
    said = part(printed(), "cover")
    assert "A line, Here, 0800 1 (looked up May 2026)" in said
    assert "Ring them before the lesson" in said
    assert "Help lines to have ready: ____" in words(cover(prepare(story_of(BODY), pack_of(PACK)), ()))


def test_a_help_line_that_a_person_wrote_comes_out_as_text() -> None:
    line = HelpLine("<b>name</b>", "<i>1</i>", "<u>here</u>", "<s>May</s>")
    said = words(cover(prepare(story_of(BODY), pack_of(PACK)), [line]))
    assert "<b>name</b>, <u>here</u>, <i>1</i> (looked up <s>May</s>)" in said


def test_what_to_do_on_a_disclosure_is_two_sentences() -> None:
    said = part(printed(), "cover")
    told = said[said.index("If somebody tells you") :]
    assert told.rstrip(" _").count(". ") == 1
    assert "do not promise to keep it secret" in told

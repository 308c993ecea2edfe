from __future__ import annotations

import pytest

from sim.exchange.diagram import Diagram, Kind, Line, diagram
from tests.support.drawn import whole
from tests.support.written import story_of


@pytest.fixture(name="drawn")
def _drawn() -> Diagram:
    return whole()


def line(drawn: Diagram, before: str, after: str) -> Line:
    return next(each for each in drawn.lines if (each.before, each.after) == (before, after))


def test_each_scene_is_of_a_kind(drawn: Diagram) -> None:
    assert {name: node.kind for name, node in drawn.nodes.items()} == {
        "hall": Kind.OWN,
        "answer": Kind.OTHER,
        "walk": Kind.PASSING,
        "quiet": Kind.ENDING,
        "lost": Kind.ENDING,
        "later": Kind.STUB,
        "attic": Kind.PASSING,
    }


def test_names_are_put_in_and_the_day_is_left_open(drawn: Diagram) -> None:
    hall = drawn.nodes["hall"]
    assert (drawn.summary, hall.title, hall.by) == ("What Noor left behind.", "The hall of Noor", "Sam")
    assert hall.opening == "Day …. The key lies on the table."


def test_a_scene_without_a_title_goes_by_its_id(drawn: Diagram) -> None:
    assert drawn.nodes["answer"].title == "answer"


def test_it_is_known_where_the_story_starts_and_what_no_road_leads_to(drawn: Diagram) -> None:
    assert [name for name, node in drawn.nodes.items() if node.starts] == ["hall"]
    assert [name for name, node in drawn.nodes.items() if not node.found] == ["attic"]


def test_options_say_when_they_are_on_offer_and_how_likely_they_are(drawn: Diagram) -> None:
    look = drawn.nodes["hall"].outlets[0]
    assert (look.text, look.gate, look.once, look.ways) == ("Look at her key.", "day > 0", True, ())
    assert [outlet.weight for outlet in drawn.nodes["answer"].outlets] == ["max(5, trust)", "10"]


def test_ways_say_their_share_of_a_chance_or_what_they_depend_on(drawn: Diagram) -> None:
    hall, walk = drawn.nodes["hall"], drawn.nodes["walk"]
    assert [way.words for outlet in hall.outlets for way in outlet.ways] == [
        "1 in 4",
        "3 in 4",
        "if told_no",
        "otherwise",
        "",
    ]
    assert [way.words for way in walk.ways] == ["weight trust", "weight 1"]


def test_one_line_stands_for_all_ways_between_two_scenes(drawn: Diagram) -> None:
    assert [(each.before, each.after) for each in drawn.lines] == [
        ("hall", "answer"),
        ("hall", "lost"),
        ("hall", "walk"),
        ("answer", "quiet"),
        ("answer", "hall"),
        ("walk", "quiet"),
        ("walk", "later"),
        ("attic", "quiet"),
    ]
    assert [(way.option, way.words) for way in line(drawn, "hall", "answer").ways] == [
        ("send", "1 in 4"),
        ("keep", "otherwise"),
    ]


def test_a_line_is_by_chance_or_conditional_only_where_all_its_ways_are(drawn: Diagram) -> None:
    assert line(drawn, "hall", "lost").by_chance
    assert not line(drawn, "hall", "answer").by_chance
    assert line(drawn, "hall", "walk").sometimes
    assert not line(drawn, "hall", "answer").sometimes


def test_a_line_that_closes_a_circle_leads_back(drawn: Diagram) -> None:
    assert [(each.before, each.after) for each in drawn.lines if each.back] == [("answer", "hall")]


def test_a_scene_that_is_written_earlier_is_not_behind_where_there_is_no_circle() -> None:
    drawn = diagram(story_of("scenes: {a: {to: c}, b: {ending: friends}, c: {to: b}}"))
    assert not any(each.back for each in drawn.lines)


def test_a_scene_that_leads_to_itself_has_a_line_back() -> None:
    to = "[{if: day > 3, scene: b}, {scene: a}]"
    drawn = diagram(story_of(f"scenes: {{a: {{choices: {{x: {{text: X., to: {to}}}}}}}, b: {{ending: friends}}}}"))
    assert [(each.before, each.after, each.back) for each in drawn.lines] == [("a", "b", False), ("a", "a", True)]

from __future__ import annotations

from sim.guidance.reach import Reach, reach
from sim.story.model import CastMember, Choice, Scenario, Scene
from tests.support.packs import pack_of
from tests.support.stories import VOCABULARY

CAST = {"player": CastMember("player", "Sam"), "ex": CastMember("ex", "Noor")}


def _reach(rules: str, *scenes: Scene) -> dict[str, Reach]:
    scenario = Scenario(1, "Two voices", CAST, {scene.id: scene for scene in scenes})
    return reach(pack_of(rules), scenario, VOCABULARY)


def _scene(name: str, *options: tuple[str, ...], by: str = "player") -> Scene:
    choices = {str(number): Choice(str(number), "", acts) for number, acts in enumerate(options)}
    return Scene(name, by=by, choices=choices)


TWO_SIDES = """
rules:
  quiet:
    kind: do
    text: Be quiet.
    sources: {bold: [1], slow: [2]}
    followed: {acts: [wait]}
    broken: {acts: [contact]}
"""
ONE_SIDE = """
rules:
  think: {kind: do, text: Think., sources: {slow: [1]}, followed: {acts: [wait], when: day > 3}}
"""
EVERYBODY = """
rules:
  no: {kind: dont, text: Leave a no alone., sources: {healthy: [], slow: [1]}, broken: {acts: [refuse]}}
"""


def test_a_rule_is_put_to_the_test_where_one_decision_lets_follow_and_break_it() -> None:
    assert _reach(TWO_SIDES, _scene("a", ("wait",), ("call",)))["slow"] == Reach(1, 1)
    assert _reach(TWO_SIDES, _scene("a", ("wait",), ()), _scene("b", ("call",), ()))["slow"] == Reach(0, 1)
    assert _reach(TWO_SIDES, _scene("a", ("wait", "call"), ()))["slow"] == Reach(0, 1)


def test_a_rule_with_one_side_is_put_to_the_test_where_an_option_can_meet_it_and_another_cannot() -> None:
    assert _reach(ONE_SIDE, _scene("a", ("wait",), ()))["slow"] == Reach(1, 1)
    assert _reach(ONE_SIDE, _scene("a", ("wait",), ("wait",)))["slow"] == Reach(0, 1)
    assert _reach(ONE_SIDE, _scene("a", ("call",), ()))["slow"] == Reach(0, 1)


def test_articles_see_the_seekers_decisions_and_the_house_everybodys() -> None:
    reached = _reach(EVERYBODY, _scene("a", ("refuse",), (), by="ex"))
    assert (reached["healthy"], reached["slow"]) == (Reach(1, 1), Reach(0, 1))


def test_a_source_without_rules_has_no_share_to_tell() -> None:
    assert _reach(ONE_SIDE, _scene("a", ("wait",), ()))["bold"] == Reach(0, 0)
    assert Reach(0, 0).share == 0
    assert Reach(1, 4).share == 0.25

from __future__ import annotations

from sim.play.session import Session
from tests.support.written import story_of
from tui.playing.gauges import Gauge, gauges

BODY = """
state:
  trust: {start: 40, label: <ex>'s trust, of: ex}
  nerve: {start: 2, min: 0, max: 4, label: Nerve, of: player}
  secret: {start: 5, shown: false}
scenes:
  hall:
    text: The hall.
    choices:
      keep: {text: Keep it., effects: {trust: -10, secret: +1}, to: answer}
      wait: {text: Wait., to: answer}
  answer:
    by: ex
    choices:
      ring: {text: A secret., effects: {trust: +5}, to: hall}
"""


def after(*options: str) -> dict[str, Gauge]:
    session = Session(story_of(BODY))
    for option in options:
        session.take(option)
    return {gauge.label: gauge for gauge in gauges(session, "player")}


def test_only_meters_that_are_shown_have_a_gauge() -> None:
    assert list(after()) == ["Noor's trust", "Nerve"]


def test_a_gauge_says_by_how_much_it_moved_and_after_what() -> None:
    assert after("keep")["Noor's trust"] == Gauge("Noor's trust", 30, 0, 100, -10, "after: Keep it.")
    assert after("keep")["Nerve"].change == 0
    assert after("keep")["Nerve"].why == ""


def test_what_another_role_decided_is_not_told_only_that_it_was_theirs() -> None:
    trust = after("wait", "ring")["Noor's trust"]
    assert (trust.change, trust.why) == (5, "by what Noor did")


def test_several_reasons_are_told_together() -> None:
    trust = after("keep", "ring")["Noor's trust"]
    assert (trust.change, trust.why) == (-5, "after: Keep it.; by what Noor did")


def test_the_change_is_counted_from_the_last_own_decision() -> None:
    assert after("keep", "ring", "wait")["Noor's trust"].change == 0


def test_a_gauge_fills_its_own_bounds() -> None:
    assert after()["Nerve"].share(3) == 0.75
    assert Gauge("", 1, 1, 1).share(1) == 0

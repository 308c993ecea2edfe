from __future__ import annotations

from sim.source.diagnostics import Diagnostic
from sim.workbench.depth import USUAL, Depth
from tests.support.benches import codes, told

STATE = "state:\n  nerve: {start: 0, max: 9}\n"
BODY = """\
hall:
  text: It is late.
  choices:
    wait: {text: Wait., acts: [wait], effects: {nerve: +1}, then: [{if: nerve %s, text: Well.}], to: stairs}
    write: {text: Write., acts: [message], after: 2 days, to: [{scene: stairs, then: [{if: day %s, text: So.}]}]}
stairs:
  text:
    - Dark.
    - {if: nerve %s, text: You are out of breath.}
  choices:
    up: {text: Up., acts: [wait], to: morning}
    down: {text: Down., acts: [self-care], to: door}
"""


def proved(*conditions: str, depth: Depth = USUAL) -> list[Diagnostic]:
    return [one for one in told(BODY % conditions, STATE, depth=depth) if one.code not in ("HW416", "HW510", "HW614")]


def test_a_text_that_nobody_reads_is_a_warning_at_its_condition() -> None:
    found = proved("== 1", "== 2", "> 1")
    assert codes(found) == ["HW424", "HW424", "HW428"]
    assert [one.place.line for one in found] == [12, 13, 17]


def test_what_is_told_on_the_way_is_asked_after_effects_and_hours() -> None:
    assert codes(proved("== 0", "== 0", "== 1")) == ["HW428", "HW428"]


def test_a_condition_that_comes_out_both_ways_is_fine() -> None:
    assert codes(proved("== 1", "== 2", "== 1")) == ["HW424", "HW424"]


def test_a_condition_that_is_the_same_for_what_it_reads_is_told_only_there() -> None:
    calm = BODY.replace("- Dark.", "- {if: not calm, text: Dark.}") % ("== 1", "== 2", "== 1")
    found = told(calm, f"{STATE}  calm: false\n", depth=USUAL)
    assert [one.code for one in found if one.code in ("HW428", "HW511")] == ["HW511"]
    assert 17 not in {one.place.line for one in found}


def test_what_walks_have_shown_both_ways_is_not_searched_for() -> None:
    assert codes(proved("== 1", "== 2", "== 1", depth=Depth(5))) == codes(proved("== 1", "== 2", "== 1"))

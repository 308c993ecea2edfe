from __future__ import annotations

import textwrap

from sim.source.diagnostics import Diagnostic
from tests.support.benches import codes, told

BODY = """\
hall:
  text: It is late.
  choices:
    look: {text: Look at the phone., once: true, acts: [brood]}
    wait: {text: Wait., acts: [wait], to: night}
    call: {text: Call., acts: [call], to: phone}
night:
  text: Nothing rings.
  to:
    - {weight: 1, scene: morning}
    - {weight: 2, scene: rings}
rings:
  text: It rings.
  to: phone
phone:
  text: Five rings.
  by: ex
  choices:
    hear: {text: Hear it out., weight: 0, acts: [hear-out], to: door}
    touch: {text: Say that it is good to hear from them., weight: 1, acts: [reach-out], to: door}
    later: {text: Not now., weight: 3, acts: [not-ready], to: morning}
"""


def run(check: str) -> list[Diagnostic]:
    return told(BODY, after="checks:\n" + textwrap.indent(textwrap.dedent(check), "  "))


def test_a_check_that_is_as_it_says_is_silent() -> None:
    assert run("- {name: called, take: [call, hear], ends: [door-open]}\n") == []
    assert run("- {name: by scene, take: [look, wait>morning], ends: [morning]}\n") == []
    assert run("- {name: parted, take: [wait, '>rings', later], ends: [at-peace]}\n") == []
    assert run("- {name: at a decision, take: [call], ends: [phone]}\n") == []
    assert run("- {name: only the road, take: [call, later]}\n") == []


def test_a_decision_that_is_not_on_offer_is_told_at_its_place_with_what_is() -> None:
    found = run("- {name: twice, take: [look, look], ends: [at-peace]}\n")
    assert codes(found) == ["HW410"]
    assert "`wait`, `call`" in found[0].message
    assert found[0].place.column == len("  - {name: twice, take: [look, l")


def test_a_chance_that_is_left_open_or_cannot_fall_so_is_told() -> None:
    assert codes(run("- {name: open, take: [wait, later], ends: [at-peace]}\n")) == ["HW410"]
    assert codes(run("- {name: open, take: [wait>door], ends: [at-peace]}\n")) == ["HW410"]
    found = run("- {name: open, take: [wait], ends: [at-peace]}\n")
    assert codes(found) == ["HW411"]
    assert "`morning` or `rings`" in found[0].message


def test_a_road_that_stands_elsewhere_is_told_with_where() -> None:
    found = run("- {name: mistaken, take: [call, later], ends: [door-open, phone]}\n")
    assert codes(found) == ["HW411"]
    assert "ended in `morning` (at-peace), not in `door-open` or `phone`" in found[0].message
    assert codes(run("- {name: short, take: [call], ends: [door-open]}\n")) == ["HW411"]


def test_every_way_on_is_tried_where_the_rest_is_any() -> None:
    assert run("- {name: all, rest: any, ends: [door-open, at-peace]}\n") == []
    found = run("- {name: all, take: [wait], rest: any, ends: [at-peace]}\n")
    assert codes(found) == ["HW411"]
    assert "`door` (door-open), by >rings, hear" in found[0].message


def test_a_way_on_is_done_where_it_comes_to_a_scene_of_the_list_even_if_it_runs_on() -> None:
    assert run("- {name: all, take: [wait], rest: any, ends: [rings, morning]}\n") == []
    assert codes(run("- {name: all, take: [wait], rest: any, ends: [rings, door]}\n")) == ["HW411"]


def test_what_can_be_reached_is_looked_for_among_all_options_that_a_person_could_take() -> None:
    assert run("- {name: can, take: [wait], can: [door-open, rings, morning]}\n") == []
    found = run("- {name: can, take: ['wait>morning'], can: [at-peace, door-open]}\n")
    assert codes(found) == ["HW412"]
    assert "`door-open`" in found[0].message


def test_ways_on_which_somebody_does_a_barred_act_do_not_count() -> None:
    assert run("- {name: can, can: [door-open], without: [reach-out]}\n") == []
    found = run("- {name: can, can: [door-open], without: [their-move, opening]}\n")
    assert codes(found) == ["HW412"]
    assert run("- {name: all, rest: any, ends: [at-peace], without: [their-move, opening]}\n") == []


def test_an_agreement_is_held_against_the_pack_of_the_story() -> None:
    assert codes(run("- {name: much, take: [call, later], agrees: {for-good: '> 100'}}\n")) == ["HW413"]
    assert codes(run("- {name: whose, take: [call, later], agrees: {for-god: '> 1'}}\n")) == ["HW609"]


def test_a_story_that_runs_on_for_ever_does_not_hold_the_checks_up() -> None:
    found = told(
        "hall:\n  text: It is late.\n  to: stairs\nstairs:\n  text: Down.\n  to: hall\n",
        after="checks:\n  - {name: all, rest: any, ends: [door-open]}\n",
    )
    assert {"HW404", "HW410"} <= set(codes(found))

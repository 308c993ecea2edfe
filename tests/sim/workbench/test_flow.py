from __future__ import annotations

from tests.support.benches import codes, told

HALL = """\
hall:
  text: It is late.
  choices:
    wait: {text: Wait., acts: [wait], to: morning}
    write: {text: Write., acts: [message], to: door}
"""


def test_a_story_in_which_all_is_well_is_told_nothing() -> None:
    assert told(HALL) == []


def test_a_lost_part_is_told_once_where_it_begins() -> None:
    found = told(HALL + "attic:\n  text: Dust.\n  to: roof\nroof:\n  text: Tiles.\n  to: morning\n")
    assert codes(found) == ["HW401"]
    assert "`attic`" in found[0].message
    assert "`roof`" in found[0].message
    assert found[0].place.column == 3


def test_two_lost_scenes_that_lead_to_each_other_are_one_lost_part() -> None:
    found = told(HALL + "attic:\n  text: Dust.\n  choices:\n    up: {text: Up., acts: [wait], to: roof}\n"
                 "roof:\n  text: Tiles.\n  choices:\n    in: {text: In., acts: [wait], to: attic}\n")  # fmt: skip
    assert codes(found) == ["HW401"]


def test_what_two_lost_parts_lead_to_is_counted_with_the_first() -> None:
    found = told(HALL + "attic:\n  text: Dust.\n  to: roof\ncellar:\n  text: Coal.\n  to: roof\n"
                 "roof:\n  text: Tiles.\n  to: morning\n")  # fmt: skip
    assert codes(found) == ["HW401", "HW401"]
    assert ["`roof`" in one.message for one in found] == [True, False]


STREETS = """\
    go: {text: Go., acts: [wait], to: street}
street:
  text: Rain.
  choices:
    on: {text: On., acts: [wait], to: square}
square:
  text: Rain.
  choices:
    on: {text: On., acts: [wait], to: park}
park:
  text: Rain.
  choices:
    on: {text: On., acts: [wait], to: square}
"""


def test_a_circle_without_a_way_out_is_told_once_and_what_leads_into_it_is_not() -> None:
    found = told(HALL + STREETS)
    assert codes(found) == ["HW403"]
    assert "`square`, `park`" in found[0].message


def test_a_scene_whose_options_all_stay_is_told() -> None:
    body = HALL.replace("to: door}", "to: cellar}")
    cellar = "cellar:\n  text: Dark.\n  choices:\n    sit: {text: Sit., once: true, acts: [wait]}\n"
    assert "HW403" in codes(told(body + cellar))


def test_scenes_that_run_on_in_a_circle_are_told_once() -> None:
    found = told(
        """\
        hall:
          text: It is late.
          to: stairs
        stairs:
          text: Down.
          to:
            - {weight: 1, scene: hall}
            - {weight: 1, scene: morning}
            - {weight: 1, scene: door}
        """
    )
    assert codes(found) == ["HW404"]


def test_a_stub_counts_as_an_end_and_stubs_are_told_once() -> None:
    body = HALL.replace("to: morning}", "to: later}").replace("to: door}", "to: sooner}")
    found = told(body + "later: {todo: true}\nsooner: {todo: true}\n", endings="")
    assert codes(found) == ["HW408"]
    assert "2 scenes" in found[0].message


GATED = """\
hall:
  text: It is late.
  effects: {trust: -10}
  choices:
    call: {text: Call., if: %s, acts: [call], to: door}
    wait: {text: Wait., if: %s, acts: [wait], to: morning}
"""
TRUST = "state:\n  trust: {start: 40}\n  knows: false\n"


def test_conditions_that_leave_a_case_out_are_advice() -> None:
    state = TRUST.replace("  knows: false\n", "")
    assert codes(told(GATED % ("trust >= 60", "trust < 59"), state)) == ["HW402"]


def test_conditions_that_leave_no_case_out_are_fine() -> None:
    state = TRUST.replace("  knows: false\n", "")
    for pair in (("trust >= 60", "trust < 60"), ("told_no", "not told_no"), ("trust > 0", "trust == 0")):
        assert "HW402" not in codes(told(GATED % pair, state)), pair


def test_an_option_that_needs_more_than_a_meter_can_have_is_never_offered() -> None:
    body = HALL.replace("write: {text: Write.,", "write: {text: Write., if: trust > 100,").replace(
        "acts: [wait],", "acts: [wait], effects: {trust: 5},"
    )
    found = told(body, "state:\n  trust: {start: 40}\n")
    assert codes(found) == ["HW405"]
    assert found[0].place.line == 13


def test_a_condition_without_effect_is_a_warning_wherever_it_stands() -> None:
    body = HALL.replace("  text: It is late.", "  text:\n    - {if: day >= 0, text: It is late.}")
    assert codes(told(body)) == ["HW406"]


def test_weights_that_are_all_zero_are_told_at_the_first() -> None:
    found = told(
        """\
        hall:
          text: It rings.
          by: ex
          choices:
            hear: {text: Hear it out., weight: 0, acts: [hear-out], to: door}
            later: {text: Not now., weight: "trust - 200", acts: [not-ready], to: chance}
        chance:
          text: Perhaps.
          to:
            - {weight: 0, scene: morning}
            - {weight: 0, scene: door}
        """,
        "state:\n  trust: {start: 40}\n",
    )
    assert codes(found) == ["HW407", "HW511", "HW407"] or codes(found) == ["HW511", "HW407", "HW407"]


def test_an_aside_that_can_be_taken_for_ever_is_advice_unless_something_closes_it() -> None:
    aside = "    tidy: {text: Tidy.,%s acts: [self-care], effects: {trust: +5}}\n"
    state = "state:\n  trust: {start: 40}\n"
    assert codes(told(HALL + aside % "", state)) == ["HW409"]
    assert told(HALL + aside % " once: true,", state) == []
    assert told(HALL + aside % " if: trust < 60,", state) == []


def test_an_aside_of_somebody_whom_lots_decide_for_is_advice_too() -> None:
    body = """\
    hall:
      text: It rings.
      by: ex
      choices:
        look: {text: Look at it., acts: [dodge]}
        hear: {text: Hear it out., acts: [hear-out], to: door}
        later: {text: Not now., acts: [not-ready], to: morning}
    """
    assert codes(told(body)) == ["HW409"]


def test_an_option_that_waits_for_what_nothing_ever_sets_is_never_offered_and_told_once() -> None:
    found = told(HALL.replace("acts: [wait], to", "if: brave, acts: [wait], to"), "state: {brave: false}\n")
    assert codes(found) == ["HW405"]


def test_a_condition_with_a_fault_of_its_own_is_not_told_to_be_without_effect() -> None:
    found = told(HALL.replace("acts: [wait], to", "if: hour > 99999999999, acts: [wait], to"))
    assert codes(found) == ["HW502"]

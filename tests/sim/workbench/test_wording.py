from __future__ import annotations

from tests.support.benches import HEAD, MORNING, checked, codes, told

ONE_ENDING = MORNING.split("  door:")[0]
HALL = """\
hall:
  text: It is late.
  choices:
    wait: {text: Wait., acts: [wait], to: morning}
    write: {text: Write., acts: [message], to: door}
"""
ANSWER = """\
hall:
  text: It rings.
  by: ex
  choices:
    come: {text: Come back., weight: 1, acts: [come-back], to: together}
    later: {text: Not now., weight: 3, acts: [not-ready], to: %s}
together:
  text: She puts the kettle on.
  ending: reunited
  reflect: [Who decided?]
"""


def test_a_flag_that_nothing_reads_and_a_hidden_meter_likewise_are_warnings() -> None:
    body = HALL.replace("acts: [wait],", "acts: [wait], effects: {knows: true, nerve: +1, trust: +1},")
    state = "state:\n  knows: false\n  nerve: {start: 0, shown: false}\n  trust: {start: 0}\n"
    assert codes(told(body, state)) == ["HW510", "HW510"]


def test_a_state_that_nothing_changes_is_a_warning() -> None:
    body = HALL.replace("acts: [wait],", "acts: [wait], if: not knows,")
    assert codes(told(body, "state: {knows: false}\n")) == ["HW511"]


def test_hidden_warmth_is_read_by_the_proofs_of_safety() -> None:
    body = HALL.replace("acts: [wait],", "acts: [wait], effects: {warmth: +1},")
    assert told(body, "state:\n  warmth: {start: 0, shown: false, warmth: true}\n") == []


def test_two_options_that_read_the_same_are_told_with_a_label_at_the_first() -> None:
    found = told(HALL.replace("text: Write.", "text: Wait."))
    assert codes(found) == ["HW703"]
    assert found[0].labels[0][0].line == found[0].place.line - 1


def test_the_same_words_under_different_conditions_are_fine() -> None:
    body = HALL.replace("text: Wait.", "text: Wait., if: told_no").replace(
        "text: Write.", "text: Wait., if: not told_no"
    )
    assert told(body) == []


def test_options_without_acts_are_advised_once_for_the_file() -> None:
    found = told(HALL.replace("acts: [wait], ", "").replace("acts: [message], ", ""))
    assert codes(found) == ["HW704"]
    assert "2 options" in found[0].message


def test_a_role_that_decides_wants_a_card() -> None:
    scenes = "".join(f"  {line}\n" for line in (ANSWER % "morning").splitlines())
    found = checked(HEAD.replace(", card: You have not slept.", "") + "scenes:\n" + scenes + ONE_ENDING)
    assert codes(found) == ["HW705"]


def test_a_role_with_a_card_wants_a_goal_as_well() -> None:
    scenes = "".join(f"  {line}\n" for line in (ANSWER % "morning").splitlines())
    assert codes(checked(HEAD.replace(", goal: Sleep.", "") + "scenes:\n" + scenes + ONE_ENDING)) == ["HW721"]


def test_a_long_option_is_advice() -> None:
    assert codes(told(HALL.replace("text: Write.", f"text: Write{' and write' * 16}."))) == ["HW706"]


def test_endings_of_one_kind_and_without_questions_are_advised_once_each() -> None:
    endings = MORNING.replace("door-open", "at-peace").replace("    reflect: [What was said?]\n", "")
    assert codes(told(HALL, endings=endings)) == ["HW415", "HW707"]


def test_a_reunion_that_the_other_decides_is_fine() -> None:
    assert told(ANSWER % "morning", endings=ONE_ENDING) == []


def test_a_reunion_that_the_seeker_brings_about_is_an_error_through_scenes_that_run_on() -> None:
    found = told(
        """\
        hall:
          text: It is late.
          choices:
            come: {text: Call., acts: [call], to: bridge}
            later: {text: Wait., acts: [wait], to: morning}
        bridge:
          text: Over it.
          to: together
        together:
          text: She puts the kettle on.
          ending: reunited
          reflect: [Who decided?]
        """,
        endings=ONE_ENDING,
    )
    assert codes(found) == ["HW710"]
    assert "`come`" in found[0].message


def test_a_story_that_runs_on_into_a_reunion_is_an_error() -> None:
    body = "hall:\n  text: It is late.\n  to: together\n" + (ANSWER % "morning").replace("hall:", "phone:")
    assert "HW710" in codes(told(body, endings=ONE_ENDING))

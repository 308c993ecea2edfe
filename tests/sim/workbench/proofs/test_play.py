"""What of a story never comes up in play, and where play breaks off: told from files, as authors see it."""

from __future__ import annotations

from sim.source.diagnostics import Diagnostic
from sim.workbench.depth import USUAL
from tests.support.benches import codes, told
from tests.support.cases import steps_of

NERVE = "state:\n  nerve: {start: 0, max: 9}\n"
HALL = """\
hall:
  text: It is late.
  choices:
    wait: {text: Wait., acts: [wait], to: stairs}
    write: {text: Write., acts: [message], effects: {nerve: +2}, to: stairs}
    brood: {text: Brood., acts: [brood], effects: {nerve: +5}, to: stairs}
"""
STAIRS = """\
stairs:
  text: Dark.
  choices:
    up: {text: Up., acts: [wait], to: morning}
    down: {text: Down., acts: [self-care], to: door}
"""


def proved(scenes: str, state: str = NERVE) -> list[Diagnostic]:
    """What the proofs and all other checks tell of these scenes, less what is asked of whole stories."""
    return [one for one in told(scenes, state, depth=USUAL) if one.code not in ("HW416", "HW510", "HW614")]


def test_nothing_is_told_where_everything_comes_up() -> None:
    assert proved(HALL + STAIRS + "    call: {text: Call., if: nerve >= 2, acts: [call], to: door}\n") == []


def test_an_option_that_is_never_on_offer_is_told_at_its_condition_and_what_it_leads_to_is_not() -> None:
    loft = "loft:\n  text: Dust.\n  to: morning\n"
    found = proved(HALL + STAIRS + "    call: {text: Call., if: nerve == 3, acts: [call], to: loft}\n" + loft)
    assert codes(found) == ["HW421"]
    assert "`nerve == 3`" in found[0].message
    assert found[0].place.length == len("nerve == 3")


def test_an_option_that_the_static_check_tells_is_not_told_again() -> None:
    assert codes(proved(HALL + STAIRS + "    call: {text: Call., if: nerve > 9, acts: [call], to: door}\n")) == [
        "HW405"
    ]


def test_a_condition_that_never_fails_is_advice() -> None:
    call = "    call: {text: Call., if: nerve > 0, acts: [call], to: door}\n"
    found = proved(HALL.replace("wait]", "wait], effects: {nerve: +1}") + STAIRS + call)
    assert codes(found) == ["HW424"]


def test_a_spent_option_does_not_count_as_closed_by_its_condition() -> None:
    body = HALL + STAIRS + "    look: {text: Look., if: nerve != 3, once: true, acts: [wait]}\n"
    assert codes(proved(body)) == ["HW424"]


def test_a_condition_that_is_the_same_for_what_it_reads_is_told_only_there() -> None:
    body = HALL + STAIRS + "    call: {text: Call., if: not calm, acts: [call], to: door}\n"
    assert codes(proved(body, f"{NERVE}  calm: false\n")) == ["HW511"]


FORK = """\
stairs:
  text: Dark.
  to:
    - {if: nerve %s, scene: loft}
    - {if: nerve > 1, scene: morning}
    - {scene: door}
loft:
  text: Dust.
  to: attic
attic:
  text: More dust.
  choices:
    down: {text: Down., acts: [wait], to: morning}
    call: {text: Call., acts: [call], to: door}
"""


def test_a_scene_that_no_play_comes_to_is_told_where_the_lost_part_begins_with_the_way_that_is_never_taken() -> None:
    found = proved(HALL + FORK % "== 3")
    assert codes(found) == ["HW420"]
    assert "`loft`" in found[0].message
    assert "`attic`" in found[0].message
    assert [place.line for place, _ in found[0].labels] == [18]


def test_a_way_that_nobody_goes_is_a_warning_where_its_scene_is_reached_otherwise() -> None:
    found = proved(HALL.replace("+5}, to: stairs", "+5}, to: loft") + FORK % "== 3")
    assert codes(found) == ["HW425"]
    assert "`nerve == 3` does not hold" in found[0].message


def test_ways_behind_one_that_always_holds_are_told_once_at_the_first_of_them() -> None:
    found = proved(HALL.replace("wait]", "wait], effects: {nerve: +3}") + FORK % "== 5")
    assert codes(found) == ["HW425"]
    assert "`nerve > 1` before it" in found[0].message


def test_a_list_of_ways_that_options_share_is_told_by_what_all_of_them_do() -> None:
    shared = """\
    stairs:
      text: Dark.
      choices:
        up: {text: Up., if: nerve >= 2, acts: [wait]}
        down: {text: Down., if: nerve < 2, acts: [self-care]}
      to:
        - {if: nerve > 1, scene: morning}
        - {scene: door}
    """
    assert proved(HALL + shared.replace("\n    ", "\n").strip() + "\n") == []


def test_an_outcome_that_the_lot_never_falls_on_is_a_warning() -> None:
    lots = "stairs:\n  text: Dark.\n  to:\n    - {weight: nerve - 6, scene: morning}\n    - {weight: 1, scene: door}\n"
    assert codes(proved(HALL.replace("to: stairs", "to: morning", 1) + lots)) == ["HW426"]
    assert proved(HALL.replace("to: stairs", "to: morning", 1) + lots.replace("- 6", "- 1")) == []


def test_a_chance_without_any_weight_at_some_moment_is_a_warning_with_the_road_there() -> None:
    lots = "stairs:\n  text: Dark.\n  to: [{weight: nerve, scene: morning}, {weight: nerve - 2, scene: door}]\n"
    found = proved(HALL + lots)
    assert codes(found) == ["HW427"]
    assert steps_of(found[0]) == ["wait"]
    assert proved(HALL.replace("wait]", "wait], effects: {nerve: +1}") + lots) == []


def test_a_scene_that_is_lost_for_want_of_a_weight_is_told_once() -> None:
    lots = "stairs:\n  text: Dark.\n  to: [{weight: nerve - 6, scene: loft}, {weight: 1, scene: door}]\n"
    found = proved(HALL.replace("to: stairs", "to: morning", 1) + lots + "loft:\n  text: Dust.\n  to: morning\n")
    assert codes(found) == ["HW420"]


def test_weights_that_are_0_at_every_moment_are_told_once() -> None:
    lots = "stairs:\n  text: Dark.\n  to: [{weight: 0, scene: morning}, {weight: nerve - 20, scene: door}]\n"
    assert codes(proved(HALL + lots)) == ["HW407"]


ANSWERS = """\
stairs:
  text: Dark.
  by: ex
  choices:
    up: {text: Up., weight: "%s", acts: [welcome], to: morning}
    down: {text: Down., weight: nerve - 2, acts: [keep-distance], to: door}
"""


def test_answers_without_any_weight_at_some_moment_are_a_warning_with_the_road_there() -> None:
    found = proved(HALL + ANSWERS % "nerve")
    assert codes(found) == ["HW427"]
    assert steps_of(found[0]) == ["wait"]
    assert proved(HALL.replace("wait]", "wait], effects: {nerve: +1}") + ANSWERS % "nerve") == []
    assert proved(HALL + ANSWERS % "max(1, nerve)") == []


STUCK = """\
stairs:
  text: Dark.
  choices:
    up: {text: Up., if: nerve >= 5, acts: [wait], to: morning}
    down: {text: Down., if: nerve < 2, acts: [self-care], to: door}
"""


def test_a_moment_without_any_option_is_an_error_with_the_road_there_and_no_doubt_is_told_beside_it() -> None:
    found = proved(HALL + STUCK)
    assert codes(found) == ["HW422"]
    assert steps_of(found[0]) == ["write"]


def test_a_doubt_about_a_scene_goes_where_it_is_proved_that_something_is_always_on_offer() -> None:
    assert codes(told(HALL + STUCK.replace("nerve < 2", "nerve < 5 and nerve < 4"), NERVE)) == ["HW402"]
    assert proved(HALL + STUCK.replace("nerve < 2", "nerve < 5 and nerve < 4")) == []


def test_a_doubt_may_be_allowed_where_nothing_is_proved_without_being_unused_where_it_is() -> None:
    certain = HALL + STUCK.replace("nerve < 2", "nerve < 4")
    body = certain.replace("stairs:\n", "stairs:  # heartwork: allow HW402 nobody comes with 4\n")
    assert told(body, NERVE) == []
    assert proved(body) == []


ROUND = """\
stairs:
  text: Dark.
  choices:
    up: {text: Up., acts: [wait], to: landing}
    down: {text: Down., if: nerve == 0, acts: [self-care], to: door}
landing:
  text: Light.
  choices:
    back: {text: Back., acts: [wait], effects: {nerve: +1}, to: stairs}
    out: {text: Out., if: nerve == 2, acts: [self-care], to: morning}
"""


def test_a_moment_of_no_return_is_an_error_with_the_shortest_road_there() -> None:
    found = proved(HALL + ROUND)
    assert codes(found) == ["HW423"]
    assert "`stairs`" in found[0].message
    assert "`landing`" in found[0].message
    assert steps_of(found[0]) == ["brood"]


def test_two_parts_that_nobody_gets_out_of_are_two_errors() -> None:
    cellar = """\
cellar:
  text: Damp.
  choices:
    sit: {text: Sit., acts: [wait], to: cellar}
    go: {text: Go., if: nerve > 0, acts: [self-care], to: door}
"""
    more = "    sit: {text: Sit., acts: [wait], to: cellar}\n"
    more += "    go: {text: Go., acts: [wait], effects: {nerve: +1}, to: cellar}\n"
    found = proved(HALL + more + ROUND + cellar)
    assert codes(found) == ["HW423", "HW423"]
    assert [steps_of(one) for one in found] == [["brood"], ["sit"]]


def test_a_second_door_to_the_same_part_is_not_told_before_the_first_is_mended() -> None:
    doors = """\
left:
  text: Left.
  choices: {go: {text: Go., acts: [wait], to: cellar}}
right:
  text: Right.
  choices: {go: {text: Go., acts: [wait], to: cellar}}
cellar:
  text: Damp.
  choices:
    sit: {text: Sit., acts: [wait], to: cellar}
    go: {text: Go., if: nerve > 0, acts: [self-care], to: door}
"""
    more = "    call: {text: Call., acts: [call], to: right}\n    look: {text: Look., acts: [wait], to: morning}\n"
    found = proved(HALL.replace("stairs", "left", 1).replace("stairs", "cellar") + more + doors)
    assert codes(found) == ["HW423"]
    assert steps_of(found[0]) in (["wait"], ["call"])


def test_a_circle_that_the_static_check_tells_is_not_told_again() -> None:
    cellar = "cellar:\n  text: Damp.\n  choices:\n    sit: {text: Sit., acts: [wait], to: cellar}\n"
    assert codes(proved(HALL.replace("to: stairs", "to: cellar", 1) + STAIRS + cellar)) == ["HW403"]


def test_a_fixed_day_that_is_over_is_an_error_with_the_road_that_comes_too_late() -> None:
    late = STAIRS.replace("Dark.", "Dark.\n  at: day 3 09:00")
    found = proved(HALL.replace("acts: [wait],", "acts: [wait], after: 6 days,") + late)
    assert codes(found) == ["HW429"]
    assert steps_of(found[0]) == ["wait"]


def test_what_lies_behind_a_road_that_breaks_off_is_not_called_lost() -> None:
    late = STAIRS.replace("Dark.", "Dark.\n  at: day 3 09:00").replace("to: door", "to: loft")
    loft = "loft:\n  text: [{if: nerve == 2, text: Dust.}]\n"
    loft += "  choices: {down: {text: Down., if: nerve == 2, acts: [wait], to: door}}\n"
    found = proved(HALL.replace("], ", "], after: 6 days, ") + late + loft)
    assert set(codes(found)) == {"HW429", "HW402"}


def test_a_story_that_begins_too_late_is_told_once() -> None:
    found = proved(HALL.replace("late.", "late.\n  at: day 1 09:00") + STAIRS, f"{NERVE}clock: {{day: 3}}\n")
    assert "HW429" in codes(found)
    assert found[codes(found).index("HW429")].place.line == 12

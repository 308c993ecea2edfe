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


def said(found: list[Diagnostic]) -> list[str]:
    """The words at the places that explain the only thing that was told."""
    (one,) = found
    return [words for _, words in one.labels]


def test_what_was_on_offer_where_the_road_left_is_told_with_its_text() -> None:
    found = run("- {name: gone, take: [look, later], ends: [at-peace]}\n")
    assert said(found) == ["the road has come to here, and player may take", "`wait`: Wait.", "`call`: Call."]
    assert [place.line for place, _ in found[0].labels] == [7, 11, 12]
    assert found[0].help == "`later` is on offer in `phone`"


def test_why_an_option_is_not_on_offer_is_told() -> None:
    assert "; it was taken before, and is offered once" in run("- {name: twice, take: [look, look]}\n")[0].message
    shut = BODY.replace("call: {text: Call.,", "call: {text: Call., if: nerve >= 3 and not told_no and brave,")
    state = "state:\n  nerve: {start: 1, max: 5, label: Nerve}\n  brave: false\n"
    change = "go: {text: Go., acts: [self-care], effects: {nerve: +1, brave: true}, once: true}"
    shut = shut.replace("    wait: {text", f"    {change}\n    wait: {{text", 1)
    found = [one for one in told(shut, state, "checks:\n  - {name: meek, take: [go, call]}\n") if one.code == "HW410"]
    assert found[0].message.endswith(
        "; its `if` does not hold, nerve >= 3 and not told_no and brave (`nerve` is 2, `brave` is true)"
    )


def test_a_chance_that_is_open_says_how_it_is_settled() -> None:
    for check in ("take: [wait, later]", "take: [wait]"):
        found = run(f"- {{name: open, {check}, ends: [at-peace]}}\n")
        assert found[0].help == "say how the chance falls, behind the decision before it: `>morning`"


def test_the_last_decision_before_which_it_could_end_so_is_told_with_the_way() -> None:
    found = run("- {name: mistaken, take: [look, call, later], ends: [door-open]}\n")
    assert found[0].message.endswith("not in `door-open`; in `phone` before `later` there was still a way: hear")
    assert said(found) == ["the road has ended here (at-peace)", "before `later` there was still a way: hear"]
    found = run("- {name: quiet, take: ['wait>morning'], ends: [rings]}\n")
    assert found[0].message.endswith("; in `hall` before `wait` there was still a way: wait>rings")


def test_a_road_that_is_too_short_is_told_how_it_goes_on() -> None:
    found = run("- {name: short, take: [call], ends: [door-open]}\n")
    assert found[0].message.endswith("; from there it is reached by: hear")
    assert said(found)[1:] == [
        "`hear`: Hear it out.",
        "`touch`: Say that it is good to hear from them.",
        "`later`: Not now.",
    ]


def test_a_way_on_that_ends_elsewhere_is_told_with_the_last_way_that_did_not() -> None:
    found = run("- {name: all, take: [call], rest: any, ends: [door-open], without: [opening]}\n")
    assert found[0].message.endswith("by later; in `phone` before `later` there was still a way: touch")
    found = run("- {name: all, take: [call, later], rest: any, ends: [door-open]}\n")
    assert "still a way" not in found[0].message


def test_the_decisions_that_cost_an_agreement_most_are_told_and_what_was_better() -> None:
    found = run("- {name: little, take: [wait>rings, later], ends: [at-peace], agrees: {for-good: '>= 50'}}\n")
    assert found[0].message.endswith("and it is 0.0; `wait` in `hall` costs most")
    assert said(found) == ["costs 4 of 4; best for it is `call`"]
    found = run("- {name: much, take: [call, later], ends: [at-peace], agrees: {for-good: '< 50'}}\n")
    assert said(found) == ["brings 4 of 4"]


def test_an_aside_that_a_source_misses_is_told() -> None:
    aside = BODY.replace("acts: [brood]", "acts: [reflect-cause]")
    check = "checks:\n  - {name: rash, take: [call, later], ends: [at-peace], agrees: {for-good: '> 90'}}\n"
    assert said(told(aside, after=check)) == ["costs 2 of 6, for `look` was left"]


def test_what_is_said_beside_does_not_grow_with_the_story() -> None:
    many = "".join(f"    way-{number}: {{text: {'word ' * 30}, acts: [wait], to: morning}}\n" for number in range(9))
    long = [
        f"s{number}: {{choices: {{on: {{text: On., acts: [wait], to: s{number + 1}}}, off: {{text: Off., acts: "
        f"[wait], to: morning}}}}}}\n"
        for number in range(12)
    ]
    body = f"hall:\n  text: It is late.\n  choices:\n{many}    on: {{text: On., acts: [wait], to: s0}}\n{''.join(long)}"
    body += "s12: {text: There., to: door}\n"
    found = told(body, after="checks:\n  - {name: far, take: [way-1], ends: [door-open]}\n")
    far = next(one for one in found if one.code == "HW411")
    assert far.message.endswith("there was still a way: on, on, on, on, on, on, on, on and 5 more")
    found = told(body, after="checks:\n  - {name: lost, take: [off], ends: [door-open]}\n")
    lost = next(one for one in found if one.code == "HW410")
    assert len(lost.labels) == 8
    assert lost.labels[-1][1] == "and 4 more"
    assert max(len(words) for _, words in lost.labels) < 100


def test_a_check_may_itself_do_what_is_not_done_any_more_from_there_on() -> None:
    assert run("- {name: x, take: [call], rest: any, without: [contact, wait], ends: [door-open, at-peace]}\n") == []

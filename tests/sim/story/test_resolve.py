from __future__ import annotations

import pytest

from tests.support.written import codes_of, faults_of, story_of

GOOD = """
state:
  trust: {start: 35, of: ex}
  knows: false
scenes:
  flat:
    text: The flat hums.
    choices:
      call: {text: Call., acts: [call], effects: {trust: +5, knows: true}, to: end}
      stay: {text: Stay., if: trust >= 10, then: You stay.}
  end: {text: It ends., ending: at-peace}
"""


def test_a_sound_story_has_no_faults() -> None:
    assert codes_of(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("to: end}", "to: ende}", "HW301"),
        ("acts: [call]", "acts: [cal]", "HW303"),
        ("acts: [call]", "acts: [contact]", "HW310"),
        ("acts: [call]", "acts: [refuse]", "HW306"),
        ("of: ex", "of: nobody", "HW304"),
        ("trust: +5", "trst: +5", "HW305"),
        ("trust: +5", "trust: true", "HW508"),
        ("knows: true}", "knows: +1}", "HW508"),
        ("effects: {trust: +5, knows: true}", "set: {trust: 101}", "HW509"),
        ("if: trust >= 10", "if: trus >= 10", "HW503"),
        ("knows: false", "knows: false\n  silence: false", "HW507"),
        ("You stay.", "<ex.thay> stays.", "HW701"),
        ("You stay.", "<exx> stays.", "HW701"),
        ("You stay.", "<stranger-thing> stays.", "HW702"),
        ("ending: at-peace", "ending: at-pease", "HW206"),
        ("text: Call.,", "tekst: Call.,", "HW201"),
        ("text: Call., ", "", "HW202"),
        ("choices:", "choices: [1]\n    unknown:", "HW201"),
        ("start: 35", "start: many", "HW204"),
        ("start: 35", "start: 135", "HW208"),
        ("knows: false", "knows: no", "HW205"),
        ("text: Stay.,", "text: Stay., once: yes,", "HW205"),
        ("text: Stay.,", "text: Stay., after: 5,", "HW210"),
        ("{text: It ends.,", "{text: It ends., at: noon,", "HW211"),
        ("{text: It ends., ending: at-peace}", "{text: It ends.}", "HW212"),
        ("ending: at-peace}", "ending: at-peace, to: flat}", "HW212"),
        ("to: end}", "to: [{if: knows, scene: end}]}", "HW215"),
        ("to: end}", "to: [{scene: end}, {if: knows, scene: flat}, {scene: end}]}", "HW214"),
        ("to: end}", "to: [{weight: 1, scene: end}, {if: knows, scene: flat}]}", "HW213"),
        ("to: end}", "to: [{weight: 1, scene: end}, {weight: 2, scene: end}]}", "HW216"),
        ("text: Stay.,", "text: Stay., weight: 3,", "HW217"),
        ("then: You stay.", "then: [{ex: Hi., friend: Ho.}]", "HW218"),
    ],
)
def test_one_fault_is_told_once(old: str, new: str, code: str) -> None:
    assert old in GOOD
    told = codes_of(GOOD.replace(old, new, 1))
    assert set(told) == {code} or (code == "HW201" and told == ["HW201", "HW203"])


def test_all_faults_come_in_one_run_each_at_its_place() -> None:
    faults = faults_of(
        """
        scenes:
          flat:
            by: nobody
            text: Hello <ex.thei>.
            choices:
              go: {text: Go., acts: [dance], if: trust > 3, to: nowhere}
        """
    )
    told = {fault.code: (fault.place.line, fault.place.column) for fault in faults}
    assert told == {
        "HW304": (11, 9),
        "HW701": (12, 17),
        "HW303": (14, 30),
        "HW503": (14, 42),
        "HW301": (14, 57),
    }


def test_what_follows_from_a_fault_stays_silent() -> None:
    broken = GOOD.replace("trust: {start: 35, of: ex}", "trust: {strat: 35, of: ex}")
    assert codes_of(broken) == ["HW201"]


def test_what_refers_into_a_scene_that_could_not_be_read_stays_silent() -> None:
    broken = GOOD.replace("  end: {text: It ends., ending: at-peace}", "  end:\n    text: ]it ends{\n    {ending")
    assert not {"HW301", "HW302"} & set(codes_of(broken))


def test_the_player_must_be_in_the_cast() -> None:
    head = "format: 1\ntitle: A test\ncast: {ex: {name: Noor}}\n"
    assert codes_of("scenes: {end: {text: Over., ending: at-peace}}", head) == ["HW202"]


def test_an_act_of_another_role_is_fine_where_that_role_decides() -> None:
    assert (
        codes_of("scenes: {a: {by: ex, choices: {no: {text: No., acts: [refuse], to: b}}}, b: {ending: at-peace}}")
        == []
    )


def test_the_example_of_the_format_plays() -> None:
    story = story_of(GOOD)
    assert set(story.graph) == {"flat", "end"}
    assert sorted((a, b, data["option"], data["aside"]) for a, b, data in story.graph.edges(data=True)) == [
        ("flat", "end", "call", False),
        ("flat", "flat", "stay", True),
    ]

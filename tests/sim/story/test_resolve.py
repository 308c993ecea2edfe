from __future__ import annotations

import textwrap

import pytest

from tests.support.written import HEAD, codes_of, faults_of, story_of

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
        ("You stay.", "<Player> stays.", "HW701"),
        ("You stay.", "<Ex> stays.", "HW701"),
        ("knows: true}", "knows: no}", "HW205"),
        ("{text: It ends., ending: at-peace}", "{text: It ends., todo: false}", "HW212"),
        ("knows: false", "knows: false\n  class: false", "HW507"),
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


def places_of(body: str) -> list[tuple[str, int, str]]:
    """Code, column and the line that a fault is on."""
    lines = textwrap.dedent(HEAD + body).split("\n")
    return [(fault.code, fault.place.column, lines[fault.place.line - 1].strip()) for fault in faults_of(body)]


@pytest.mark.parametrize("line", ["Wait: what?", "She asks: why?", "Hello:", "I don't: know"])
def test_prose_in_a_list_that_its_colon_makes_a_key_is_told_once_at_the_colon(line: str) -> None:
    beats = "scenes:\n  end:\n    ending: at-peace\n    text:\n      - One.\n      - " + line + "\n"
    questions = "scenes:\n  end:\n    ending: at-peace\n    reflect:\n      - " + line + "\n"
    for body in (beats, questions):
        assert places_of(body) == [("HW120", 9 + line.index(":"), f"- {line}")]


def test_prose_below_its_key_that_its_colon_makes_a_key_is_told_at_the_colon() -> None:
    body = "scenes:\n  end:\n    ending: at-peace\n    text:\n      She asks: why?\n"
    assert places_of(body) == [("HW120", 15, "She asks: why?")]


def test_a_question_mark_that_begins_a_beat_is_told_once() -> None:
    body = "scenes:\n  end:\n    ending: at-peace\n    text:\n      - ? Really\n"
    assert places_of(body) == [("HW121", 9, "- ? Really")]


def test_a_text_that_a_number_sign_cuts_off_whole_is_told_at_the_sign() -> None:
    body = "scenes:\n  end:\n    ending: at-peace\n    text: #7 is late\n"
    assert places_of(body) == [("HW127", 11, "text: #7 is late")]


def test_a_story_without_scenes_is_a_fault() -> None:
    assert codes_of("scenes: {}\n") == ["HW212"]


def test_an_ending_with_a_way_on_is_told_which_way() -> None:
    body = "scenes:\n  end: {ending: at-peace, to: more}\n  more: {ending: friends}\n"
    assert [fault.message for fault in faults_of(body)] == ["an ending has no `to`"]


def test_an_act_of_the_past_is_of_somebody_in_the_cast() -> None:
    head = "format: 1\ntitle: T\ncast: {player: {name: Sam}}\npast: [{act: refuse, days_ago: 1}]\n"
    assert codes_of("scenes: {end: {ending: at-peace}}\n", head) == ["HW306"]


@pytest.mark.parametrize(
    ("seeker", "act", "codes"),
    [
        ("player", "refuse", ["HW306"]),
        ("player", "reach-out", ["HW306"]),
        ("ex", "refuse", []),
        ("ex", "reach-out", []),
    ],
)
def test_a_no_and_what_lifts_it_are_the_act_of_whoever_is_not_the_seeker(
    seeker: str, act: str, codes: list[str]
) -> None:
    head = f"format: 1\ntitle: T\nseeker: {seeker}\ncast: {{player: {{name: Sam}}, ex: {{name: Noor}}}}\n"
    body = f"scenes:\n  hall: {{text: H., choices: {{a: {{text: A., acts: [{act}], to: end}}}}}}\n"
    assert codes_of(f"{body}  end: {{ending: at-peace}}\n", head) == codes


def test_an_unknown_seeker_is_told_once_and_not_at_every_act() -> None:
    assert codes_of(GOOD, HEAD + "seeker: nobody\n") == ["HW304"]


def test_a_fact_that_is_the_text_no_is_explained_where_it_is_wanted_as_a_flag() -> None:
    found = faults_of(GOOD.replace("trust >= 10", "children"), HEAD + "situation: {children: no}\n")
    assert [(fault.code, "`false`" in fault.help) for fault in found] == [("HW504", True)]


def test_the_text_of_an_option_is_one_line() -> None:
    story = story_of(GOOD.replace("text: Call.,", 'text: "Call.\\n  Now.",'))
    assert story.compile("flat").offer.options[0].option.text == "Call. Now."


def test_a_misspelt_key_of_a_beat_is_told_once_with_the_one_that_was_meant() -> None:
    found = faults_of(GOOD.replace("then: You stay.", "then: [{text: You stay., ony: ex}]"))
    assert [(fault.code, fault.help) for fault in found] == [("HW218", "did you mean `only`?")]


def test_a_beat_of_somebody_unknown_may_be_prose_that_wants_quotation_marks() -> None:
    found = faults_of(GOOD.replace("then: You stay.", "then: [wait: what]"))
    assert [(fault.code, "quotation marks" in fault.help) for fault in found] == [("HW304", True)]

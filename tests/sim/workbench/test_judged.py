"""What the checks ask of a story's pack: whether its decisions mean anything to somebody, and cannot be farmed."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from sim.source.diagnostics import Diagnostic
from sim.story.library import Folders
from sim.workbench.check import check_file
from tests.support.benches import HEAD, MORNING, checked, codes, told

HALL = """\
hall:
  text: It is late.
  choices:
    one: {text: Do one thing., acts: [%s], to: morning}
    other: {text: Do another., acts: [%s], to: door}
"""


def found(code: str, scenes: str, state: str = "", after: str = "") -> list[Diagnostic]:
    """What is told of one code."""
    return [one for one in told(scenes, state, after) if one.code == code]


def test_a_decision_that_no_rule_sees_any_difference_in_is_told_at_its_scene() -> None:
    (one,) = found("HW614", HALL % ("self-care", "build-life"))
    assert "`one`, `other`" in one.message
    assert one.place.line == 7


@pytest.mark.parametrize(("one", "other"), [("wait", "call"), ("self-care", "brood"), ("turn-up", "follow")])
def test_a_decision_that_some_rule_sees_a_difference_in_is_fine(one: str, other: str) -> None:
    assert found("HW614", HALL % (one, other)) == []


def test_a_difference_that_can_never_come_about_in_this_story_is_none() -> None:
    body = HALL % ("take-the-leap", "take-the-leap, resolve-to-fight")  # to fight, for a row; against it, after a no
    assert found("HW614", body) == []
    assert len(found("HW614", body, state="situation: {cause: infidelity}\n")) == 1


def test_options_without_any_act_are_told_as_that_and_not_as_meaning_the_same() -> None:
    assert codes(told(HALL.replace("acts: [%s], ", ""))) == ["HW704"]


def test_an_act_that_is_misspelt_is_told_and_nothing_that_follows_from_it() -> None:
    assert codes(told(HALL % ("self-care", "self-car"))) == ["HW303"]
    assert codes(checked(short("grieve", "greive"))) == ["HW303"]


def test_an_aside_that_a_rule_sees_can_be_left_and_so_is_no_empty_decision() -> None:
    body = """\
    hall:
      text: It is late.
      choices:
        bath: {text: Run a bath., acts: [self-care], once: true}
        tea: {text: Make tea., acts: [self-care], to: morning}
    """
    assert found("HW614", body) == []
    assert len(found("HW614", body.replace(", once: true", ", to: door"))) == 1


def short(first: str, second: str) -> str:
    """A whole file with one decision."""
    return f"{HEAD}scenes:\n{textwrap.indent(HALL % (first, second), '  ')}{MORNING}"


def test_articles_of_which_no_option_meets_a_rule_are_told_with_their_figures() -> None:
    (one,) = [each for each in checked(short("grieve", "ask-introduction")) if each.code == "HW615"]
    assert "`for-good` 0 of 14" in one.message
    assert "three-steps" not in one.message
    assert (one.place.line, one.place.column) == (2, 8)  # at the title, as no pack is named
    named = checked(
        short("grieve", "ask-introduction").replace("title: A test\n", "title: A test\nguidance: five-articles\n")
    )
    assert [each.place.column for each in named if each.code == "HW615"] == [11]


def test_a_short_story_need_meet_no_more_than_its_share() -> None:
    assert "HW615" not in codes(checked(short("wait", "call")))


def test_a_long_story_of_few_acts_leaves_most_rules_out() -> None:
    options = "\n".join(f"    o{i}: {{text: Go {i}., acts: [{('wait', 'call')[i % 2]}], to: door}}" for i in range(80))
    body = f"  hall:\n    text: It is late.\n    choices:\n{options}\n".replace("\n    o", "\n      o")
    (one,) = [each for each in checked(f"{HEAD}scenes:\n{body}{MORNING}") if each.code == "HW615"]
    assert "three-steps" in one.message


def own_pack(folder: Path, story: str, pack: str) -> list[Diagnostic]:
    """What is told of a story that is judged by a pack of its own."""
    (folder / "scenarios" / "guidance").mkdir(parents=True)
    (folder / "scenarios" / "guidance" / "own.yaml").write_text(pack, encoding="utf-8")
    path = folder / "story.yaml"
    path.write_text(story.replace("title: A test\n", "title: A test\nguidance: own\n"), encoding="utf-8")
    return check_file(path, Folders(folder))


PACK = """\
format: 1
title: One voice
sources: {letters: {title: Letters}}
rules:
  sit-still: {kind: do, text: Sit still., sources: {letters: [1]}, followed: {acts: [wait]%s}}
"""


def test_an_act_that_no_rule_and_no_condition_asks_for_is_told_once(tmp_path: Path) -> None:
    story = short("wait", "grieve, keep-hope")
    (one,) = [each for each in own_pack(tmp_path, story, PACK % "") if each.code == "HW616"]
    assert "`grieve`, `keep-hope`" in one.message


@pytest.mark.parametrize(
    ("other", "when"),
    [("call", ""), ("wait", ""), ("grieve", ", when: 'ever(\"grieve\")'")],
    ids=["contact", "rule", "when"],
)
def test_an_act_that_somebody_asks_for_is_fine(other: str, when: str, tmp_path: Path) -> None:
    assert "HW616" not in codes(own_pack(tmp_path, short("wait", other), PACK % when))


def test_a_pack_with_faults_is_asked_nothing(tmp_path: Path) -> None:
    told_of = codes(own_pack(tmp_path, short("grieve", "grieve"), PACK.replace("kind: do", "kind: dew") % ""))
    assert not {"HW614", "HW615", "HW616", "HW720"} & set(told_of)


ROUND = """\
hall:
  text: It is late.
  choices:
    block: {text: Around the block., acts: [%s], %sto: street}
    sit: {text: Sit., acts: [%s], to: morning}
street:
  text: It rains.%s
  to: %s
lamp:
  text: A lamp.
  choices:
    back: {text: Go back., acts: [keep-hope], to: hall}
    on: {text: Go on., acts: [keep-hope], to: door}
"""


def test_a_way_round_on_which_something_counts_each_time_is_a_warning() -> None:
    (one,) = found("HW416", ROUND % ("self-care", "", "brood", "", "lamp"))
    assert "`hall`, `street`, `lamp`" in one.message
    assert "`block` counts for `after-no-contact`" in one.message
    assert one.severity == "warning"


@pytest.mark.parametrize(
    "body",
    [
        ROUND % ("self-care", "once: true, ", "brood", "", "lamp"),
        ROUND % ("self-care", "if: told_no, ", "brood", "", "lamp"),
        ROUND % ("self-care", "", "brood", "\n  at: day 9 10:00", "lamp"),
        ROUND % ("self-care", "", "brood", "", "[{if: told_no, scene: lamp}, {scene: door}]"),
        ROUND % ("self-care", "", "self-care", "", "lamp"),  # nothing is worth more than another
        ROUND % ("brood", "", "self-care", "", "lamp"),  # what goes round is the worse of the two
        ROUND % ("call", "", "brood", "", "morning"),  # no circle
        ROUND % ("use-reason", "", "grieve", "", "lamp"),  # a rule that only holds after three weeks
    ],
    ids=["once", "if", "day", "way", "same", "worse", "line", "timed"],
)
def test_a_way_round_that_closes_or_on_which_nothing_is_gained_is_fine(body: str) -> None:
    assert found("HW416", body) == []


def test_a_chance_on_the_way_round_closes_nothing() -> None:
    body = ROUND % ("self-care", "", "brood", "", "[{weight: 1, scene: lamp}, {weight: 9, scene: door}]")
    assert len(found("HW416", body)) == 1


def test_a_bad_aside_that_is_left_each_time_round_counts_too() -> None:
    body = ROUND % ("wait", "", "wait", "", "lamp")
    aside = "    peek: {text: Look at their profile., once: true, acts: [monitor]}\n"
    assert found("HW416", body) == []
    (one,) = found("HW416", body.replace("street:\n", aside + "street:\n", 1))
    assert "to take or to leave `peek` counts for `take-you-back`, `three-steps`, `healthy`" in one.message


NOTED = ', note: "Think of it."'


def test_disputed_decisions_without_a_note_are_counted_once() -> None:
    text = short("wait", "call")
    (one,) = [each for each in checked(text) if each.code == "HW720"]
    assert "1 decision" in one.message
    assert "HW720" not in codes(checked(text.replace("acts: [call]", f"acts: [call]{NOTED}")))


def test_a_decision_on_which_all_articles_are_of_one_mind_needs_no_note() -> None:
    assert "HW720" not in codes(checked(short("keep-hope", "turn-up, follow, out-of-need")))


def test_what_the_articles_would_say_if_no_no_stood_is_not_asked_where_one_does() -> None:
    text = f"""{HEAD}scenes:
  phone:
    text: It rings.
    by: ex
    choices:
      no: {{text: "No.", acts: [%s], to: hall}}
  hall:
    text: It is late.
    choices:
      one: {{text: Leave it., acts: [give-space], to: morning}}
      other: {{text: Ask to be brought together., acts: [ask-introduction], to: door}}
{MORNING}"""
    assert "HW720" in codes(checked(text % "dodge"))
    assert "HW720" not in codes(checked(text % "refuse"))

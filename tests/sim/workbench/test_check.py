from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.story.library import SHIPPED, Folders
from sim.workbench.check import check_file
from sim.workbench.depth import STATIC
from tests.support.benches import HEAD, WHOLE, checked, codes, told
from tests.support.generated import story

STORIES = sorted(SHIPPED.glob("*.yaml"))
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("scenes", [2, 3, 50, 500])
def test_a_generated_story_has_as_many_scenes_as_were_asked_for_and_nothing_to_tell(scenes: int) -> None:
    text = story(scenes)
    assert text.count("    title: ") == scenes
    assert [one for one in checked(text, STATIC) if one.code not in ("HW415", "HW705", *WHOLE)] == []


def test_a_missing_file_is_told_and_nothing_else(tmp_path: Path) -> None:
    assert codes(check_file(tmp_path / "nowhere.yaml", Folders(tmp_path))) == ["HW801"]


def test_a_file_with_rules_is_read_as_a_pack() -> None:
    assert "HW202" in codes(checked("format: 1\ntitle: A pack\nrules: {}\n"))
    assert "scenes" not in " ".join(one.message for one in checked("format: 1\ntitle: A pack\nrules: {}\n"))


def test_a_file_with_acts_and_no_scenes_is_read_as_a_vocabulary() -> None:
    assert checked("format: 1\nacts:\n  wait: {text: waits}\n") == []
    assert codes(checked("format: 1\nacts:\n  wait: {texts: waits}\n")) == ["HW201"]


def test_syntax_meaning_and_shape_are_told_in_one_run_sorted_by_place() -> None:
    found = told(
        """\
        hall:
          text: Note: it is late.
          choices:
            wait: {text: Wait., acts: [wait], to: morning}
            call: {text: Call., acts: [cal], to: morning}
            write: {text: Write., acts: [message], to: door}
        attic:
          text: Nobody comes here.
          to: morning
        """
    )
    assert codes(found) == ["HW120", "HW303", "HW401"]
    assert [one.place.line for one in found] == sorted(one.place.line for one in found)


def test_an_unknown_scene_is_told_and_what_it_leaves_unreachable_is_not() -> None:
    body = """\
    hall:
      text: It is late.
      choices:
        wait: {text: Wait., acts: [wait], to: %s}
        write: {text: Write., acts: [message], to: door}
    """
    for name in ("mornign", "somewhere-else"):
        assert codes(told(body % name)) == ["HW301"]


def test_a_scene_that_could_not_be_read_may_lead_wherever_it_names() -> None:
    found = told(
        """\
        hall:
          text: It is late.
          to: stairs
        stairs:
          text: You go down.
          choices:
            wait: {text: Wait., acts: [wait], too: morning}
            write: {acts: [message], to: door}
        """
    )
    assert codes(found) == ["HW201", "HW202"]


def test_an_unknown_state_is_told_and_the_one_that_was_meant_is_not_called_unused() -> None:
    found = told(
        """\
        hall:
          text: It is late.
          choices:
            think: {text: Think., acts: [reflect-cause], once: true, effects: {knosw: true}}
            wait: {text: Wait., acts: [wait], to: morning}
            call: {text: Call., if: knows, acts: [call], to: door}
        """,
        state="state: {knows: false}\n",
    )
    assert codes(found) == ["HW305"]


def test_of_much_advice_only_the_first_is_told_with_the_number_of_the_rest() -> None:
    options = "\n".join(f"    o{i}: {{text: Go {i}{' on and on' * 20}., acts: [wait], to: door}}" for i in range(30))
    found = told(f"hall:\n  text: It is late.\n  choices:\n{options}\n    w: {{text: W., acts: [call], to: morning}}\n")
    assert codes(found) == ["HW706"] * 20
    assert "and 10 more" in found[-1].message


@FEW
@given(st.binary(max_size=400))
def test_no_bytes_make_the_checker_raise(data: bytes) -> None:
    checked(data)
    checked(HEAD.encode() + b"scenes:\n  hall:\n    " + data)


@FEW
@given(st.data())
def test_no_damage_to_a_shipped_story_makes_the_checker_raise(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(STORIES)).read_text(encoding="utf-8").split("\n")
    damages = ["", ":", "- ", '"', "{", "]", "\t", "#", "&a ", "x", "\n", " ", "0", ">", "not "]
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(0, len(lines) - 1))
        column = data.draw(st.integers(0, len(lines[row])))
        damage = data.draw(st.sampled_from(damages))
        cut = data.draw(st.integers(0, 12))
        lines[row] = lines[row][:column] + damage + lines[row][column + cut :]
    checked("\n".join(lines))

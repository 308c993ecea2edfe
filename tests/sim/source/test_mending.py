from __future__ import annotations

import pytest

from sim.source.mending import MENDINGS
from tests.support.trees import parsed, plain, told

STORY = """\
format: 1
title: Big: and small
scenes:
  one:
    text: Wait: what?
    to: two
  two:
    text: "Hi," she said.
    choices:
      a: {text: Well, maybe, to: one}
      b:
        text: "Never closed
        to: three
  three:
    text: |
      -text here is fine: yes
      # no comment
    to:
      -{scene: one}
  four:
    text: ? really
     to: five
  five: {text: [door slams] He goes., ending: at-peace
  six:
\ttext: Hi
    ending: nope
  seven:
    text: *hello* there
    ending: "x
"""


def test_every_fault_of_a_file_is_told_in_one_run_sorted_by_place() -> None:
    assert told(parsed(STORY)) == [
        ("HW120", 2, 11),
        ("HW120", 5, 15),
        ("HW123", 8, 15),
        ("HW128", 10, 21),
        ("HW132", 12, 15),
        ("HW130", 19, 7),
        ("HW121", 21, 11),
        ("HW134", 22, 6),
        ("HW133", 23, 9),
        ("HW135", 23, 16),
        ("HW129", 25, 1),
        ("HW122", 28, 11),
        ("HW132", 29, 13),
    ]


def test_mended_lines_are_read_as_their_author_meant_them() -> None:
    root = parsed(STORY).node(("scenes",))
    scenes = plain(root)
    assert isinstance(scenes, dict)
    assert scenes["two"]["choices"]["b"] == {"text": "Never closed", "to": "three"}
    assert scenes["three"] == {"text": "-text here is fine: yes\n# no comment\n", "to": [{"scene": "one"}]}
    assert scenes["five"] == {"text": "[door slams] He goes.", "ending": "at-peace"}
    assert scenes["six"] == {"text": "Hi", "ending": "nope"}


def test_an_unclosed_quotation_never_swallows_the_next_scene() -> None:
    document = parsed('scenes:\n  a:\n    text: "Hi\n  b:\n    text: "Oh, no" he says\n    to: a\n')
    assert told(document) == [("HW132", 3, 11), ("HW123", 5, 18)]


def test_a_scene_beyond_mending_plays_as_a_stub_and_its_words_are_kept() -> None:
    document = parsed("scenes:\n  a:\n    to: [b, {c]\n    or: [d\n  b:\n    text: fine\n")
    assert plain(document.root) == {"scenes": {"a": {"todo": "true"}, "b": {"text": "fine"}}}
    assert list(document.blanked) == [("scenes", "a")]
    assert "{c]" in document.blanked["scenes", "a"]
    assert {line for _, line, _ in told(document)} <= {3, 4}


def test_outside_the_scenes_an_entry_beyond_mending_is_left_empty() -> None:
    document = parsed("cast:\n  ex: {a: [b}}\n  player: {name: Sam}\n")
    assert plain(document.root) == {"cast": {"ex": "", "player": {"name": "Sam"}}} or plain(document.root) == {
        "cast": {"ex": {}, "player": {"name": "Sam"}}
    }
    assert list(document.blanked) == [("cast", "ex")]


def test_blanking_keeps_the_lines_of_what_follows() -> None:
    document = parsed("scenes:\n  a:\n    to: [b, {c]\n    or: [d\n  b:\n    text: fine\n")
    assert document.place(("scenes", "b", "text")).line == 6


def test_a_file_indented_with_tabs_is_told_once_a_run_and_read() -> None:
    document = parsed("scenes:\n\ta:\n\t\ttext: Hi\n\n\tb:\n\t\ttext: Oh: no\n")
    assert told(document) == [("HW129", 2, 1), ("HW129", 5, 1), ("HW120", 6, 11)]
    assert plain(document.root) == {"scenes": {"a": {"text": "Hi"}, "b": {"text": "Oh: no"}}}


def test_past_a_limit_faults_are_left_untold_and_the_last_one_says_so() -> None:
    document = parsed("scenes:\n" + "".join(f"  s{number}:\n    text: a: b\n" for number in range(80)))
    assert len(document.faults) == MENDINGS
    assert "there are more" in document.faults[-1].message
    assert len(document.blanked) == 80 - MENDINGS


@pytest.mark.parametrize(
    "text", ["]", "}\n]\n", "a: [}", "a: b\n ]\n{", ": : :", "'", '"', "a: '\n", "- - : [", "? ? ?\n: -"]
)
def test_what_nobody_can_mend_still_ends_with_a_fault(text: str) -> None:
    assert parsed(text).faults

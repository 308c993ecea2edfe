"""Each of the ways in which a story can reward pursuit is found, with the road that shows it."""

from __future__ import annotations

import re

import pytest

from sim.source.diagnostics import Diagnostic
from sim.workbench.depth import USUAL, Depth
from tests.support.benches import codes, told
from tests.support.cases import steps_of

STATE = "state: {{warmth: {{start: {start}, of: ex, warmth: true}}}}\n"
STORY = """\
call:
  choices:
    call: {{text: Call., acts: [call], to: answer}}
    wait: {{text: Wait., acts: [wait], to: morning}}
answer:
  by: ex
  choices:
    no: {{text: "No.", acts: [refuse], to: again}}
    hear: {{text: Hear., acts: [hear-out], effects: {{warmth: +10}}, to: door}}
again:
  choices:
    call: {{text: Call., acts: [call]{effects}, to: {to}}}
    stop: {{text: Stop., acts: [wait], to: morning}}
theirs:{entry}
  by: ex
  choices:
    back: {{text: Come., {act}to: {end}}}
    {other}
friends: {{text: You talk., ending: friends, reflect: [How?]}}
together: {{text: Home., ending: reunited, reflect: [How?]}}
luck: {{to: [{{weight: 1, scene: theirs}}, {{weight: 1, scene: warmer}}]}}
warmer: {{effects: {{warmth: +10}}, to: theirs}}
"""
NO = 'no: {text: "No.", acts: [keep-distance], to: morning}'


def found(
    effects: str = "",
    to: str = "theirs",
    act: str = "acts: [welcome], ",
    end: str = "morning",
    entry: str = "",
    other: str = NO,
    start: int = 30,
    after: str = "",
    depth: Depth = USUAL,
) -> list[Diagnostic]:
    """What is told of safety, and what is not proved of it."""
    body = STORY.format(effects=effects, to=to, act=act, end=end, entry=entry, other=other)
    every = told(body, STATE.format(start=start), after, depth=depth)
    return [one for one in every if one.code in ("HW430", "HW711", "HW712", "HW713", "HW710")]


def test_a_story_that_takes_a_no_as_a_no_is_safe() -> None:
    assert found() == []
    assert found(effects=", effects: {warmth: -20}") == []


def test_warmth_that_grows_after_a_no_was_ignored_is_found_at_the_option_with_the_road() -> None:
    (one,) = found(effects=", effects: {warmth: +1}")
    assert one.code == "HW711"
    assert "`call` raises `warmth`" in one.message
    assert steps_of(one) == ["call", "no", "call"]


def test_warmth_at_its_ceiling_counts_as_growing_all_the_same() -> None:
    assert codes(found(effects=", effects: {warmth: +1}", start=100)) == ["HW711"]


@pytest.mark.parametrize(
    ("effects", "entry", "wrong"),
    [
        ("", "\n  effects: {warmth: +5}", True),
        (", effects: {warmth: -10}", "\n  effects: {warmth: +5}", False),  # 30, 20, 25
        (", effects: {warmth: -40}", "\n  effects: {warmth: +35}", True),  # 30, 0, 35
        (", effects: {warmth: +5}", "\n  effects: {warmth: -5}", False),
        (", set: {warmth: 30}", "", False),
        (", set: {warmth: 31}", "", True),
        (", set: {warmth: 31}", "\n  effects: {warmth: -1}", False),
        (", set: {warmth: 20}", "\n  effects: {warmth: +11}", True),
        ("", "\n  set: {warmth: 29}", False),
        ("", "\n  set: {warmth: 50}", True),
    ],
)
def test_a_step_is_the_option_and_all_that_it_leads_to(effects: str, entry: str, wrong: bool) -> None:
    assert codes(found(effects=effects, entry=entry)) == ["HW711"] * wrong


def test_a_step_goes_on_through_scenes_that_run_on_and_through_chance() -> None:
    assert codes(found(to="warmer")) == ["HW711"]
    (one,) = found(to="luck")
    assert steps_of(one) == ["call", "no", "call", ">warmer"]
    assert found(to="luck", effects=", effects: {warmth: -10}") == []


def test_later_steps_may_not_raise_it_either_while_the_no_stands() -> None:
    (one,) = found(act="acts: [welcome], effects: {warmth: +5}, ")
    assert one.code == "HW711"
    assert steps_of(one) == ["call", "no", "call", "back"]


def test_the_very_option_that_reopens_contact_may_raise_it() -> None:
    assert found(act="acts: [reach-out], effects: {warmth: +5}, ") == []
    assert codes(found(act="acts: [reach-out, refuse], ", end="friends")) == []


@pytest.mark.parametrize("end", ["friends", "door"])
def test_a_warm_ending_after_a_no_was_ignored_is_found(end: str) -> None:
    (one,) = found(end=end)
    assert one.code == "HW712"
    assert steps_of(one) == ["call", "no", "call", "back"]


def test_who_said_the_no_may_reopen_what_they_closed() -> None:
    assert found(end="friends", act="acts: [reach-out], ") == []


def test_a_friendship_straight_after_a_no_without_contact_in_between_is_fine() -> None:
    stop = "stop: {{text: Stop., acts: [wait], to: "
    body = STORY.replace(f"{stop}morning", f"{stop}friends")
    body = body.format(effects="", to="morning", act="", end="morning", entry="", other=NO)
    every = told(body, STATE.format(start=30), depth=USUAL)
    assert [one for one in every if one.code == "HW712"] == []


def test_what_was_done_before_the_story_begins_counts_as_well() -> None:
    no, ring = "{act: refuse, days_ago: 3}", "{act: message, days_ago: 1}"
    after = found(act="acts: [reach-out], ", after=f"past: [{no}, {ring}]\n")
    assert codes(after) == ["HW711", "HW712"]  # `hear` warms, and leads to the open door
    assert [steps_of(one) for one in after] == [["call", "hear"]] * 2
    assert codes(found(after=f"past: [{no}]\n")) == ["HW711", "HW712"]
    assert found(after=f"past: [{ring}]\n") == []


def test_a_reunion_that_nobody_asked_the_ex_about_is_found() -> None:
    assert "HW710" in codes(found(to="together"))


WEIGHED = 'no: {{text: "No.", weight: "{weight}", acts: [keep-distance], to: morning}}'


def test_a_reunion_that_luck_can_make_certain_is_found_with_the_road() -> None:
    act = "weight: warmth, acts: [reach-out, come-back], "
    (one,) = found(act=act, end="together", other=WEIGHED.format(weight="30 - warmth"))
    assert one.code == "HW713"
    assert steps_of(one) == ["call", "no", "call"]
    assert found(act=act, end="together", other=WEIGHED.format(weight="max(5, 30 - warmth)")) == []
    assert found(act=act, end="together", other=WEIGHED.format(weight="31 - warmth")) == []


def test_an_answer_that_declines_has_to_be_on_offer_whenever_one_that_comes_back_is() -> None:
    act = "acts: [reach-out, come-back], "
    declines = 'no: {text: "No.", if: warmth > %s, acts: [keep-distance], to: morning}'
    assert codes(found(act=act, end="together", other=declines % 30)) == ["HW713"]
    assert found(act=act, end="together", other=declines % 29) == []


def test_what_was_not_searched_to_the_end_is_told_with_what_it_leaves_open() -> None:
    messages = [one.message for one in found(depth=Depth(3))]
    assert len(messages) == 2
    assert re.match(r"after \d states it is not proved that a play can come to `theirs`, nor", messages[0])
    assert any("contact against a no is never a reward" in message for message in messages)

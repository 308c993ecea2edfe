"""The proof itself: it finds each of the ways in which a story can reward pursuit."""

from __future__ import annotations

from tests.support.safety import Proof, unasked_reunions
from tests.support.written import story_of

STORY = """
state: {{warmth: {{start: 30, of: ex, warmth: true}}}}
scenes:
  call: {{choices: {{call: {{text: Call., acts: [call], to: answer}}, wait: {{text: Wait., acts: [wait], to: end}}}}}}
  answer:
    by: ex
    choices:
      no: {{text: "No.", acts: [refuse], to: again}}
      hear: {{text: Hear., acts: [hear-out], effects: {{warmth: +10}}, to: end}}
  again:
    choices:
      call: {{text: Call., acts: [call]{effects}, to: {to}}}
      stop: {{text: Stop., acts: [wait], to: end}}
  theirs: {{by: ex, choices: {{back: {{text: Come., {act}to: friends}}, {other}}}}}
  friends: {{ending: friends}}
  end: {{ending: at-peace}}
"""
DECLINED = "no: {text: No., to: end}"


def violations(effects: str = "", to: str = "end", act: str = "", other: str = DECLINED) -> set[str]:
    story = story_of(STORY.format(effects=effects, to=to, act=act, other=other))
    return {violation.rule for violation in Proof(story).violations()}


def test_a_story_that_takes_a_no_as_a_no_is_safe() -> None:
    assert violations() == set()


def test_warmth_that_grows_after_a_no_was_ignored_is_found() -> None:
    assert violations(effects=", effects: {warmth: +1}") == {"warmth grew after a no was ignored"}


def test_a_friendship_after_a_no_was_ignored_is_found() -> None:
    assert violations(to="theirs") == {"`friends` after a no was ignored"}


def test_who_said_the_no_may_reopen_what_they_closed() -> None:
    assert violations(to="theirs", act="acts: [reach-out], ") == set()


def test_a_reunion_that_nobody_asked_the_ex_about_is_found() -> None:
    choices = "{go: {text: Go., to: b}, no: {text: No., to: c}}"
    body = f"scenes: {{a: {{choices: {choices}}}, b: {{ending: reunited}}, c: {{ending: at-peace}}}}"
    assert unasked_reunions(story_of(body)) == ["a/go"]


def test_a_reunion_that_luck_can_make_certain_is_found() -> None:
    unsure = """
    state: {{trust: {{start: 50}}}}
    scenes:
      a:
        by: ex
        choices:
          back: {{text: Come., weight: trust, acts: [come-back], to: b}}
          no: {{text: "No.", weight: "{weight}", to: c}}
      b: {{ending: reunited}}
      c: {{ending: at-peace}}
    """
    assert unasked_reunions(story_of(unsure.format(weight="100 - trust"))) == ["a/back"]
    assert unasked_reunions(story_of(unsure.format(weight="max(5, 100 - trust)"))) == []

from __future__ import annotations

from sim.play.playthrough import Playthrough
from sim.play.replay import onto
from sim.play.session import Session
from sim.play.trace import Header
from tests.support.written import story_of
from tui.playing.forks import forks, taken_elsewhere

BODY = """
scenes:
  a: {title: First, text: A., choices: {left: {text: Left., to: b}, right: {text: Right., to: b}}}
  b: {title: Second, text: B., choices: {up: {text: Up., to: end}, down: {text: Down., to: end}, stay: {text: Stay.}}}
  end: {text: C., ending: at-peace}
"""


def play() -> Playthrough:
    return Playthrough(Session(story_of(BODY)), Header("test", roles={"player": "person", "ex": "weights"}))


def tried(here: Playthrough) -> list[tuple[str, list[str]]]:
    return [(fork.taken, [branch.option for branch in fork.tried]) for fork in forks(here, "player")]


def test_the_roads_are_the_own_decisions_of_the_present_line_with_what_was_tried_from_there() -> None:
    here = play()
    here.take("left")
    here.take("up")
    here.undo()
    here.take("down")
    assert tried(here) == [("Left.", []), ("Down.", ["Up."])]


def test_the_present_decision_is_among_them_where_something_was_tried_from_there() -> None:
    here = play()
    here.take("left")
    assert tried(here) == [("Left.", [])]
    here.undo()
    assert tried(here) == [("", ["Left."])]


def test_a_line_that_was_begun_twice_alike_is_one_line() -> None:
    here = play()
    here.take("left")
    here.take("up")
    here.undo()
    here.undo()
    here.take("left")
    here.take("down")
    assert tried(here) == [("Left.", []), ("Down.", ["Up."])]


def test_a_branch_leads_to_where_its_newest_line_stopped() -> None:
    here = play()
    here.take("left")
    here.take("up")
    here.undo()
    here.undo()
    here.take("right")
    (fork,) = forks(here, "player")
    (branch,) = fork.tried
    assert branch.ended == "At peace"
    there = onto(here, branch.last)
    assert there.session.ending == "at-peace"
    assert [decision.taken for decision in there.session.road] == ["left", "up"]
    there.undo()
    there.take("down")
    assert [step.n for step in there.trace.steps] == [0, 1, 2, 3, 4]
    assert there.trace.steps[-1].parent == 1


def test_what_was_taken_on_other_lines_is_known_and_on_the_present_one_is_not() -> None:
    here = play()
    here.take("left")
    here.undo()
    here.take("right")
    assert taken_elsewhere(here) == {("a", "left")}

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from sim.play.memory import Memory, remember
from sim.play.playthrough import Playthrough
from sim.play.session import Session
from sim.play.trace import Header
from sim.story.graph import layers
from sim.story.story import Story
from tests.support.stories import picks, play, stories
from tests.support.written import story_of
from tui.map.chart import chart
from tui.map.marks import Standing

STORY = """
scenes:
  a:
    title: The [b]hall[/b] on day <day>
    choices:
      up: {text: Go up., to: b}
      down: {text: Go down., after: 1 day, to: c}
      look: {text: Look round., once: true, after: 1 hour}
  b: {title: The stairs, choices: {back: {text: Back., to: a}, on: {text: On., to: d}}}
  c: {title: The cellar, to: d}
  d: {title: The door, choices: {out: {text: Out., to: e}, stay: {text: Stay., to: f}}}
  e: {title: The street, ending: friends}
  f: {title: The bench, ending: at-peace}
"""


def played(story: Story, *options: str) -> Playthrough:
    play = Playthrough(Session(story), Header("story"))
    for option in options:
        play.take(option)
    return play


def test_the_road_of_a_play_is_told_apart_from_other_plays_and_from_what_nobody_has_seen() -> None:
    story = story_of(STORY)
    other, own = played(story, "up", "on", "out"), played(story, "look", "down")
    shown = chart(story, remember(story, [other.trace]), own.session)
    standings = {name: mark.standing for name, mark in shown.marks.items()}
    assert standings == {
        "a": Standing.ROAD,
        "b": Standing.SEEN,
        "c": Standing.ROAD,
        "d": Standing.HERE,
        "e": Standing.SEEN,
        "f": Standing.UNSEEN,
    }
    assert shown.here == "d"
    assert shown.order == ("a", "c", "d", "b", "e")


def test_a_scene_tells_when_it_was_what_was_taken_there_and_how_much_is_unseen() -> None:
    story = story_of(STORY)
    other, own = played(story, "up", "on"), played(story, "look", "down")
    marks = chart(story, remember(story, [other.trace]), own.session).marks
    assert marks["a"].title == "The [b]hall[/b] on day 0"
    assert marks["a"].step == 2
    assert marks["a"].told == (
        "Day 0, 13:00. Taken here: “Look round”, “Go down”. Every way on from here has been seen. "
        "In other plays: “Go up”."
    )
    assert marks["b"].told == "1 way on is still unseen. In other plays: “On”."
    assert marks["d"].told == "Day 1, 13:00. You are here. 2 ways on are still unseen."
    assert marks["e"].told == marks["e"].title == ""
    alone = chart(story, remember(story, [other.trace])).marks
    assert alone["b"].told == "1 way on is still unseen. In your plays: “On”."


def test_an_ending_that_was_reached_says_its_kind() -> None:
    story = story_of(STORY)
    marks = chart(story, Memory(), played(story, "down", "stay").session).marks
    assert (marks["f"].title, marks["f"].ending, marks["f"].day) == ("The bench", "at peace", 1)
    assert marks["f"].told == "Day 1, 12:00. The end: at peace."


def test_without_a_play_nothing_is_told() -> None:
    shown = chart(story_of(STORY), Memory())
    assert shown.order == ()
    assert shown.here is None
    assert {row.replace(" ", "") for row in shown.drawings[-1].text} <= {"", "·", "··"}


def titled(scenario_story: Story) -> Story:
    """The same story with a title for every scene that nothing else on a map can look like."""
    scenario = scenario_story.scenario
    scenes = {name: scene._replace(title=f"Title_{name}") for name, scene in scenario.scenes.items()}
    return Story(scenario._replace(scenes=scenes), scenario_story.vocabulary)


@given(stories(), picks(), picks())
def test_what_was_not_seen_has_no_title_at_any_zoom(story: Story, picked: list[int], elsewhere: list[int]) -> None:
    story = titled(story)
    session, other = play(story, picked), Playthrough(play(story, elsewhere), Header("story"))
    shown = chart(story, remember(story, [other.trace]), session)
    unseen = story.scenario.scenes.keys() - set(shown.order)
    everything = "\n".join(row for drawing in shown.drawings for row in drawing.text)
    everything += "\n".join(mark.title + mark.told for mark in shown.marks.values())
    assert not any(f"Title_{name}" in everything for name in unseen)
    assert session.scene in shown.order


@given(stories(), picks())
def test_the_columns_are_the_distances_from_the_start(story: Story, picked: list[int]) -> None:
    for drawing in chart(story, Memory(), play(story, picked)).drawings:
        columns = [{drawing.spots[name].x for name in layer} for layer in layers(story.graph, story.scenario.first)]
        assert all(max(left) < min(right) for left, right in pairwise(columns))

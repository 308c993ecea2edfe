from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.story.story import Story
from tests.support.stories import stories
from tests.support.written import story_of
from tui.map.thumbnail import thumbnail

STORY = """
scenes:
  a:
    choices:
      x: {text: X., to: b}
      y: {text: Y., to: c}
      z: {text: Z., to: e}
  b: {choices: {on: {text: On., to: d}, back: {text: Back., to: a}}}
  c: {to: d}
  d: {ending: friends}
  e: {ending: at-peace}
  lost: {to: d}
"""


def test_a_story_goes_from_left_to_right_and_unseen_scenes_are_small_dots() -> None:
    assert thumbnail(story_of(STORY), frozenset(), 20, 5) == ["    ·", "·   ·   ▫", "    ▫"]


def test_what_was_seen_is_filled_and_endings_have_a_shape_of_their_own() -> None:
    seen = frozenset({"a", "b", "d"})
    assert thumbnail(story_of(STORY), seen, 20, 5) == ["    ●", "●   ·   ■", "    ▫"]


def test_where_there_is_no_room_neighbours_share_a_dot() -> None:
    story = story_of(STORY)
    assert thumbnail(story, frozenset({"a", "c"}), 3, 1) == ["●●▫"]
    assert thumbnail(story, frozenset({"a", "c"}), 1, 1) == ["●"]
    assert thumbnail(story, frozenset(), 0, 5) == []


@given(stories(), st.integers(0, 30), st.integers(0, 10), st.data())
def test_it_fits_whatever_the_story(story: Story, columns: int, rows: int, data: st.DataObject) -> None:
    seen = data.draw(st.frozensets(st.sampled_from(sorted(story.scenario.scenes))))
    lines = thumbnail(story, seen, columns, rows)
    assert len(lines) <= rows
    assert all(len(line) <= columns for line in lines)
    assert bool(lines) == (columns > 0 and rows > 0)

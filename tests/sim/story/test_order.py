from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sim.story.graph import layers
from sim.story.order import crossings, ordered, ordered_layers
from sim.story.story import Story
from tests.support.stories import stories


def test_scenes_stand_beside_what_they_lead_to() -> None:
    found = [["start"], ["a", "b", "c"], ["x", "y", "z"]]
    edges = [("start", "a"), ("start", "b"), ("start", "c"), ("a", "z"), ("b", "y"), ("c", "x"), ("c", "start")]
    straight = ordered(found, edges)
    after = {name: [b for a, b in edges if a == name and b != "start"] for layer in found for name in layer}
    assert crossings(found, after) == 3
    assert crossings(straight, after) == 0


@given(stories())
def test_the_order_changes_no_layer(story: Story) -> None:
    found = layers(story.graph, story.scenario.first)
    assert [sorted(layer) for layer in ordered_layers(story)] == [sorted(layer) for layer in found]


@given(st.lists(st.lists(st.integers(0, 5), max_size=6, unique=True), max_size=6))
def test_two_lines_cross_where_one_begins_before_the_other_and_ends_behind_it(ends: list[list[int]]) -> None:
    left, right = list(range(10, 10 + len(ends))), list(range(6))
    lines = [(start, end) for start, those in zip(left, ends, strict=True) for end in those]
    crossed = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))
    assert crossings([left, right], {**dict(zip(left, ends, strict=True)), **{name: [] for name in right}}) == crossed

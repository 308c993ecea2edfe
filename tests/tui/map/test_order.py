from __future__ import annotations

from hypothesis import given

from sim.story.graph import layers
from sim.story.story import Story
from tests.support.stories import stories
from tui.map.order import crossings, ordered, ordered_layers


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

from __future__ import annotations

from sim.story.graph import layers
from tests.support.written import story_of

STORY = """
scenes:
  a:
    choices:
      x: {text: X., to: b}
      stay: {text: Stay., if: day > 3}
      z: {text: Z., to: [{weight: 1, scene: b}, {weight: 2, scene: c}]}
  b: {choices: {back: {text: Back., to: a}}}
  c: {to: d}
  d: {ending: friends}
  lost: {to: d}
"""


def test_every_outcome_of_an_option_is_an_edge_that_carries_it() -> None:
    edges = story_of(STORY).graph.edges(data=True)
    assert sorted((a, b, str(edge["option"]), edge["aside"], str(edge["weight"])) for a, b, edge in edges) == [
        ("a", "a", "stay", True, "None"),
        ("a", "b", "x", False, "None"),
        ("a", "b", "z", False, "1"),
        ("a", "c", "z", False, "2"),
        ("b", "a", "back", False, "None"),
        ("c", "d", "None", False, "None"),
        ("lost", "d", "None", False, "None"),
    ]


def test_the_graph_is_built_once_and_holds_the_scenes() -> None:
    story = story_of(STORY)
    assert story.graph is story.graph
    assert story.graph.nodes["d"]["scene"].ending == "friends"


def test_layers_tell_how_far_each_scene_is_from_the_start_and_leave_out_what_cannot_be_reached() -> None:
    assert [sorted(layer) for layer in layers(story_of(STORY).graph, "a")] == [["a"], ["b", "c"], ["d"]]

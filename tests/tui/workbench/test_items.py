from __future__ import annotations

from tests.support.workbench import story
from tui.workbench.items import START, Item, scene_items


def test_the_start_comes_first_and_then_every_scene_in_the_order_of_the_file() -> None:
    found = scene_items(story(("  quiet: {text", "  attic: {todo: true}\n  quiet: {text")))
    assert found[0] == Item(START, ("kitchen, with the states as they are written",))
    assert [item.name for item in found[1:]] == ["kitchen", "answer", "doorstep", "attic", "quiet"]
    assert [item.about[0] for item in found[2:]] == [
        "The answer · ex decides",
        "the end: door open",
        "still to be written",
        "the end: at peace",
    ]


def test_words_are_looked_for_in_the_name_and_in_what_is_said() -> None:
    item = Item("answer", ("The Answer · ex decides",))
    assert item.has(["ex", "answ"])
    assert item.has([])
    assert not item.has(["player"])

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sim.debrief.blocks import SourceCard
from sim.guidance.reach import Reach
from tui.shelf.cards import Card
from tui.shelf.catalogue import Entry, Progress
from tui.shelf.choosing import chosen, filters, in_words
from tui.shelf.wanted import Wanted

BOLD = SourceCard("bold-move", "Be bold", "Bold Move", "", False)


def _entry(name: str, tested: int = 0, **card: object) -> Entry:
    bare = Card(name, Path(f"{name}.yaml"), False, name.title())
    return Entry(replace(bare, **card), ((BOLD, Reach(tested, 10)),), Progress())  # type: ignore[arg-type]


SHELF = (
    _entry("key", 5, summary="A key, and Straße.", cause="argument", level="starter", people=("Noor",)),
    _entry("jar", 9, aims=("Tell a jar from a key",), cause="argument", level="advanced"),
    _entry("bowl", 4, cause="the goat", level="starter"),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["key", "jar", "bowl"]),
        (Wanted(words="  KEY "), ["key", "jar"]),
        (Wanted(words="key noor"), ["key"]),
        (Wanted(words="strasse"), ["key"]),
        (Wanted(words="jar noor"), []),
        (Wanted(cause="argument"), ["key", "jar"]),
        (Wanted(level="starter"), ["key", "bowl"]),
        (Wanted(cause="argument", level="starter"), ["key"]),
        (Wanted(article="bold-move"), ["jar", "key"]),
        (Wanted(article="nobody"), []),
    ],
)
def test_a_story_is_found_by_all_that_is_wanted(wanted: Wanted, found: list[str]) -> None:
    assert [entry.card.id for entry in chosen(SHELF, wanted)] == found


def test_only_what_occurs_can_be_chosen_with_the_number_of_stories_that_have_it() -> None:
    assert [(each.field, [(value.label, value.stories) for value in each.values]) for each in filters(SHELF)] == [
        ("cause", [("an argument", 2), ("the goat", 1)]),
        ("level", [("starter", 2), ("advanced", 1)]),
        ("article", [("Be bold", 2)]),
    ]
    assert filters(()) == []


def test_what_is_wanted_is_told_in_words() -> None:
    wanted = Wanted(" key ", "argument", "starter", "bold-move")
    assert in_words(wanted, SHELF) == ["“key”", "an argument", "starter", "tests Bold Move"]
    assert in_words(Wanted(words=" "), SHELF) == []

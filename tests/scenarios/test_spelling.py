"""Every story is spelt as its language says, British or American.

The words that no dictionary has stand in `words`: for all stories in `en.txt`, for those in British English in
`en-GB.txt`, and for one story under its name, each under a heading that says what they are.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.story.library import SHIPPED, load_scenario
from tests.support.repertoire import FOLDERS, STORIES, story_named, whole_set
from tests.support.spelling import misspelt, prose, stem, words

WORDS = Path(__file__).with_name("words")


def listed(name: str) -> list[str]:
    """The words of a list, which need not be there."""
    path = WORDS / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    assert not lines or lines[0].startswith("#"), f"{path.name} does not say what its words are"
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_spelt_as_its_language_says_and_lists_no_word_for_nothing(name: str) -> None:
    story = story_named(name)
    found = words(prose(load_scenario(SHIPPED / f"{name}.yaml", FOLDERS).document.root))
    known = [*listed("en"), *listed(story.scenario.language), *(person.name for person in story.people.values())]
    assert misspelt(found, story.scenario.language, [*known, *listed(name)]) == []
    wanted = {stem(word).casefold() for word in misspelt(found, story.scenario.language, known)}
    assert [word for word in listed(name) if word.casefold() not in wanted] == []


@whole_set
def test_a_list_is_of_a_language_or_of_a_story() -> None:
    assert {path.stem for path in WORDS.glob("*.txt")} - {"en", "en-GB", "en-US", *STORIES} == set()


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("en-GB", ["color", "theater", "realized", "conccrete", "thier"]),
        ("en-US", ["colour", "theatre", "realised", "conccrete", "thier"]),
    ],
)
def test_a_slip_is_found_and_a_word_of_the_other_english(language: str, wrong: list[str]) -> None:
    right = ["Nobody's", "didn't", "concrete", "their"]
    assert misspelt([*right, *wrong], language, ()) == sorted(wrong)


def test_of_what_is_put_in_for_people_only_the_verbs_are_words() -> None:
    assert words(iter(["<ex>'s cup: <ex.they> <ex:pours/pour> it at 9am, ‘slowly’"])) >= {"pours", "pour", "slowly"}
    assert not words(iter(["<ex.their> 9am"])) & {"ex", "their", "am"}

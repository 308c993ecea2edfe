"""Renaming: everywhere or not at all, and then with a reason."""

from __future__ import annotations

import pytest

from sim.exchange.language.renaming import Refused, renamable, renamed
from sim.source.diagnostics import Diagnostic
from sim.workbench.depth import STATIC
from tests.sim.exchange.language.test_finding import STORY
from tests.support.benches import checked
from tests.support.language import at, page_of


def after(text: str, where: str, letter: int, new: str) -> str:
    """The text after renaming what stands there."""
    lines = text.split("\n")
    places = renamed(page_of(text), *at(text, where, letter), new)
    for place in sorted(places, key=lambda one: (one.line, one.column), reverse=True):
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + new + line[place.column - 1 + place.length :]
    return "\n".join(lines)


def faults(text: str) -> list[Diagnostic]:
    return [one._replace(message="", labels=()) for one in checked(text, STATIC)]


@pytest.mark.parametrize(
    ("where", "letter", "old", "new", "times"),
    [
        ("hall:", 1, "hall", "the-hall", 4),
        ("from: door", 7, "door", "the-door", 5),
        ("  end: {text", 3, "end", "last", 4),
        ("send: {text", 1, "send", "post", 2),
        ("told: false", 1, "told", "said", 3),
        ("trust > 3", 1, "trust", "their_trust", 3),
    ],
)
def test_a_name_is_changed_wherever_it_stands(where: str, letter: int, old: str, new: str, times: int) -> None:
    changed = after(STORY, where, letter, new)
    assert changed.count(new) == times
    assert [one.code for one in faults(changed)] == [one.code for one in faults(STORY)]
    assert after(changed, new, 1, old) == STORY


def test_an_option_that_only_conditions_name_is_renamed_in_them() -> None:
    lone = STORY.replace(", keep], ends", "], ends")
    changed = after(lone, "keep: {text: Keep it", 1, "hold")
    assert changed == lone.replace("keep: {text: Keep it", "hold: {text: Keep it").replace("hall/keep", "hall/hold")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("title", "no name here"),
        ("ex: {name", "prose is not rewritten"),
        ("message]", "Acts are never renamed"),
        ("months_together: 3", "packs read `months_together`"),
        ("keep: {text: Keep it", "`hall`, `door`, and a check takes `keep`"),
    ],
)
def test_what_cannot_be_renamed_is_refused_with_a_sentence(where: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        renamable(page_of(STORY), *at(STORY, where, 1))


@pytest.mark.parametrize(
    ("where", "new", "said"),
    [
        ("hall:", "The Hall", "write it like `the-third-day`"),
        ("hall:", "door", "There is a name `door` already"),
        ("hall:", "at-peace", "the name of an ending"),
        ("trust:", "silence", "a word of the expression language"),
        ("trust:", "lambda", "a word of the expression language"),
        ("trust:", "months_together", "There is a name `months_together` already"),
        ("trust:", "very-much", "write it like `still_there`"),
        ("send:", "keep", "There is a name `keep` already"),
    ],
)
def test_a_new_name_that_would_not_do_is_refused(where: str, new: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        renamed(page_of(STORY), *at(STORY, where, 1), new)


def test_a_name_that_is_written_nowhere_is_not_renamed() -> None:
    text = STORY.replace("start: hall", "start: hell")
    with pytest.raises(Refused, match="No scene named `hell` is written"):
        renamable(page_of(text), *at(text, "hell"))


def test_nothing_is_renamed_in_a_file_of_which_a_part_is_unreadable() -> None:
    text = STORY.replace("  end: {text: It ends., ending: at-peace}", '  end: {text: "It ends., ending: [at-peace}')
    with pytest.raises(Refused, match="Mend its errors first"):
        renamable(page_of(text), *at(text, "hall:", 1))

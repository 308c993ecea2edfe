"""What an editor can write where a fault is told: the fault is gone then, and no other has come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exchange.language.remedies import Remedy, remedies
from sim.exchange.language.telling import told_of
from sim.source.diagnostics import Diagnostic, Place
from sim.source.nearest import meant, nearest
from sim.story.library import SHIPPED
from tests.sim.exchange.language.test_finding import STORY
from tests.sim.exchange.language.test_retyping import BLOCKS
from tests.support.language import page_of
from tests.support.written import FOLDERS

PACK = (SHIPPED / "guidance" / "five-articles.yaml").read_text(encoding="utf-8")


def faults(text: str) -> list[Diagnostic]:
    return told_of(text, "story.yaml", FOLDERS)


def found(text: str, fault: Diagnostic) -> list[Remedy]:
    return remedies(page_of(text), f"{fault.message}\n{fault.help}", fault.place)


def after(text: str, one: Remedy) -> str:
    """The text with what a remedy writes."""
    lines = text.split("\n")
    line, start = lines[one.place.line - 1], one.place.column - 1
    lines[one.place.line - 1] = line[:start] + one.text + line[start + one.place.length :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start: hall", "start: hal"),
        ('to: "door"', 'to: "dor"'),
        ("to: end}", "to: edn}"),
        ("send>door", "send>dor"),
        ("send>door", "sent>door"),
        ("at-peace]", "at-peac]"),
        ('seen("hall")', 'seen("hal")'),
        ('took("hall/keep")', 'took("hall/kep")'),
        ('ever("message")', 'ever("mesage")'),
        ("acts: [message]", "acts: [mesage]"),
        ("trust > 3", "truts > 3"),
        ("{trust: -1}", "{trusst: -1}"),
        ("<ex.They> <ex:is/are>", "<xe.They> <ex:is/are>"),
        ("<ex.They> <ex:is/are>", "<ex.Tey> <ex:is/are>"),
        ("pronouns: she", "pronuns: she"),
        ("ending: at-peace", "ending: at-peac"),
        ("choices:\n", "choises:\n"),
        ("title: A test", "titel: A test"),
    ],
)
def test_the_name_that_was_meant_is_written_in_the_place_of_the_other(old: str, new: str) -> None:
    assert old in STORY
    typed = STORY.replace(old, new, 1)
    fault = next(one for one in faults(typed) if meant(one.help))
    first = found(typed, fault)[0]
    assert first.likely
    assert after(typed, first) == STORY


@pytest.mark.parametrize(("old", "new"), [("kind: do\n", "kind: doo\n"), ("{for-good: [", "{for-god: [")])
def test_the_same_goes_for_a_pack(old: str, new: str) -> None:
    typed = PACK.replace(old, new, 1)
    fault = next(one for one in faults(typed) if meant(one.help))
    assert after(typed, found(typed, fault)[0]) == PACK


@pytest.mark.parametrize(
    ("text", "old", "new", "written"),
    [
        (STORY, "to: end}", "to: the-garden}", "to: the-garden}\n  the-garden:\n    todo: true\n"),
        (BLOCKS, "to: friends\n", "to: the-garden\n", "to: the-garden\n\n  the-garden:\n    todo: true\n\n  friends:"),
        (
            BLOCKS,
            "start: hall",
            "start: the-garden",
            "    ending: friends\n  the-garden:\n    todo: true\n  # The last.",
        ),
        (
            BLOCKS,
            "ends: [friends]",
            "ends: [the-garden]",
            "ending: friends\n  the-garden:\n    todo: true\n  # The last.",
        ),
    ],
)
def test_a_missing_scene_is_added_to_be_written_later(text: str, old: str, new: str, written: str) -> None:
    typed = text.replace(old, new, 1)
    fault = next(one for one in faults(typed) if one.code == "HW301")
    added = after(typed, found(typed, fault)[-1])
    assert written in added
    assert "HW301" not in [one.code for one in faults(added)]
    assert [one.code for one in faults(added)].count("HW408") == 1


@pytest.mark.parametrize("name", ["The Garden", "", "hall", "at-peace"])
def test_no_scene_is_added_under_a_name_that_none_can_have_or_has(name: str) -> None:
    assert remedies(page_of(STORY), f"no scene named `{name}`", Place("story.yaml", 10, 8, 4)) == []


def test_no_scene_is_added_where_there_are_none_to_stand_beside() -> None:
    text = "format: 1\nscenes: {hall: {to: door}}\n"
    assert remedies(page_of(text), "no scene named `door`", Place("story.yaml", 2, 21, 4)) == []


def test_nothing_is_written_where_the_text_is_another_by_now() -> None:
    assert remedies(page_of(STORY), "no option named `kep`\ndid you mean `keep`?", Place("story.yaml", 2, 1, 4)) == []


def test_what_a_help_line_asks_about_is_read_back_from_it() -> None:
    assert meant(nearest("lots", ["lost", "hall"])) == "lost"
    assert meant("there are `lost` and `hall`") == ""


@given(st.text(max_size=40), st.integers(-1, 40), st.integers(-1, 90), st.integers(0, 9))
def test_any_fault_at_any_place_is_answered(message: str, line: int, column: int, length: int) -> None:
    for told in (message, f"no scene named `{message}`\ndid you mean `{message}`?"):
        for one in remedies(page_of(STORY), told, Place("story.yaml", line, column, length)):
            after(STORY, one)

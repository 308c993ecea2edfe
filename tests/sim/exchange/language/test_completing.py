"""What may be written next, in files that are half typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exchange.language.completing import complete
from sim.story.library import SHIPPED
from tests.sim.exchange.language.test_finding import STORY
from tests.support.language import CURSOR, completed, offered, page_of

SCENES = ["hall", "door", "end"]
OPTION = 'if: seen("hall") and not ever("message"), to: door}'
PACK = (SHIPPED / "guidance" / "five-articles.yaml").read_text(encoding="utf-8")


def typing(old: str, new: str, text: str = STORY) -> str:
    """The story with another text in the place of the first such one."""
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    "text",
    [
        typing("start: hall", f"start: {CURSOR}"),
        typing("start: hall", f"start: ha{CURSOR}ll"),
        typing('to: "door"}', f"to: d{CURSOR}"),
        typing("stop: [end]", f"stop: [end, {CURSOR}]"),
        typing("stop: [end]", f"stop: [{CURSOR}"),
        typing(OPTION, f'if: seen("{CURSOR}'),
        typing(OPTION, f'if: seen("h{CURSOR}")}}'),
        typing("to: door}", f"to: [{{scene: {CURSOR}}}]}}"),
        typing("send>door", f"send>{CURSOR}"),
    ],
)
def test_scenes_are_offered_where_one_is_named(text: str) -> None:
    assert offered(text, STORY) == SCENES


@pytest.mark.parametrize(
    ("text", "among"),
    [
        (typing("[message]", f"[mess{CURSOR}]"), "message"),
        (typing("[message]", f"[call, {CURSOR}"), "message"),
        (typing(OPTION, f'if: ever("{CURSOR}'), "contact"),
        (typing(OPTION, f'if: took("hall/{CURSOR}'), "hall/keep"),
        (typing(OPTION, f"if: tr{CURSOR}"), "trust"),
        (typing(OPTION, f"if: not {CURSOR}"), "months_together"),
        (typing(OPTION, f"if: not {CURSOR}"), "silence"),
        (typing("{trust: -1}", f"{{tr{CURSOR}}}"), "trust: "),
        (typing("{trust: -1}", f"{{trust: -1, {CURSOR}}}"), "told: "),
        (typing("take: [send>door", f"take: [{CURSOR}"), "send"),
        (typing("ends: [end", f"ends: [{CURSOR}"), "friends"),
        (typing("The door. <ex.They>", f"The door. <{CURSOR}"), "ex"),
        (typing("The door. <ex.They>", f"The door. <ex.{CURSOR}"), "themself"),
        (typing("ending: at-peace}", f"ending: {CURSOR}}}"), "door-open"),
        (typing("  door:\n", f"  door:\n    {CURSOR}\n"), "title: "),
        (typing("  door:\n", f"  door:\n    by: {CURSOR}\n"), "ex"),
        (f"{STORY}{CURSOR}", "author: "),
        (f"{STORY}  - {CURSOR}", "take: "),
        (typing("    text: |\n      The door. <ex.They>", f"    text:\n      - {CURSOR}"), "only: "),
        (typing("{acts: [reflect-cause]}", f"{{acts: [{CURSOR}]}}", PACK), "contact"),
        (typing("sources: {for-good: [4]}", f"sources: {{{CURSOR}}}", PACK), "healthy: "),
        (typing("    kind: do\n", f"    kind: {CURSOR}\n", PACK), "dont"),
    ],
)
def test_what_belongs_there_is_offered(text: str, among: str) -> None:
    assert among in offered(text)


def test_keys_that_are_there_already_are_not_offered_again() -> None:
    found = offered(typing("  door:\n", f"  door:\n    {CURSOR}\n"))
    assert "title: " in found
    assert "choices: " not in found
    assert "title: " not in offered(f"{STORY}{CURSOR}")


def test_nothing_is_offered_in_the_middle_of_prose() -> None:
    assert offered(typing("The door.", f"The do{CURSOR}")) == []


def test_the_whole_word_at_the_cursor_is_replaced() -> None:
    text = typing("start: hall", f"start: ha{CURSOR}ll")
    found = completed(text)
    line = text.replace(CURSOR, "").split("\n")[9]
    assert line[found.start - 1 : found.end - 1] == "hall"


def test_an_act_is_offered_with_what_it_means() -> None:
    found = completed(typing("[message]", f"[{CURSOR}]")).items
    assert next(item.about for item in found if item.text == "message") == "writes a message"


@given(st.integers(0, len(STORY)), st.integers(-1, 40), st.integers(-3, 200))
def test_any_beginning_of_a_file_is_answered_at_any_position(length: int, line: int, column: int) -> None:
    text = STORY[:length]
    found = complete(page_of(text), text.split("\n"), line, column)
    assert all(item.text for item in found.items)

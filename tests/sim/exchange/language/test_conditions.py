"""The words of a condition, finished or not."""

from __future__ import annotations

import pytest

from sim.exchange.language.conditions import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("trust > 3 and not told_no", [("trust", ""), ("and", ""), ("not", ""), ("told_no", "")]),
        ('seen("hall") and cause == "argument"', [("hall", "seen"), ("and", ""), ("cause", ""), ("argument", "")]),
        ('count("contact", days=7) == days', [("contact", "count"), ("days", "")]),
        ("min(trust, nerve)", [("trust", ""), ("nerve", "")]),
        ('took ( "hall/ke', [("hall/ke", "took")]),
        ("((", []),
    ],
)
def test_words_and_what_they_are_said_to(text: str, words: list[tuple[str, str]]) -> None:
    found = [*tokens(text)]
    assert [(token.text, token.call) for token in found] == words
    assert all(text[token.start :].startswith(token.text) for token in found)

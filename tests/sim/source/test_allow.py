from __future__ import annotations

import pytest

from sim.source.allow import Allow, allows
from tests.support.trees import parsed


def lines(text: str) -> list[tuple[str, int]]:
    """What a text allows: each code with the line that it speaks of."""
    found, faults = allows(parsed(text))
    assert faults == []
    return [(each.code, each.line) for each in found]


def faults(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what is told of the comments of a text."""
    return [(each.code, each.place.line, each.place.column) for each in allows(parsed(text))[1]]


def test_at_the_end_of_a_line_it_speaks_of_that_line() -> None:
    text = "hall: # heartwork: allow HW402 it is never so\n  text: Late. # heartwork: allow HW706 as it was said\n"
    assert lines(text) == [("HW402", 1), ("HW706", 2)]


def test_alone_it_speaks_of_the_next_line_that_is_no_comment() -> None:
    text = "a: 1\n  # heartwork: allow HW402 so it is\n# and more\n#heartwork: allow hw706: so it is\nb: 2\n"
    assert lines(text) == [("HW402", 5), ("HW706", 5)]


def test_alone_before_an_empty_line_it_speaks_of_no_other() -> None:
    assert lines("a: 1\n# heartwork: allow HW402 so it is\n\nb: 2\n") == [("HW402", 3)]


@pytest.mark.parametrize(
    "text",
    [
        'text: "Say # heartwork: allow HW402 so it is"\n',
        "text: 'It''s # heartwork: allow HW402 so it is'\n",
        'text: "Say\n  # heartwork: allow HW402 so it is\n  and go"\n',
        "text: |\n  Say\n  # heartwork: allow HW402 so it is\n",
        "text: >-\n\n  # heartwork: allow HW402 so it is\n  Say\nmore: 1\n",
        "list:\n  - |2\n    # heartwork: allow HW402 so it is\n",
        '{go: {text: "a # heartwork: allow HW402 so it is", to: b}}\n',
        '"# heartwork: allow HW402 so it is": 1\n',
        "# to silence it, write  # heartwork: allow HW402 so it is\n",
        "#  x: 1  # heartwork: allow HW402 so it is\na: 1\n",
        "text: a#heartwork: allow HW402 so it is\n",
    ],
)
def test_what_only_looks_like_it_inside_a_text_or_a_comment_is_none(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("text: | # heartwork: allow HW402 so it is\n  # Say\n", 1),
        ("text: |\n  Say\n# heartwork: allow HW402 so it is\nmore: 1\n", 4),
        ('text: "a # b" # heartwork: allow HW402 so it is\n', 1),
        ("go: {text: Go,   # heartwork: allow HW402 so it is\n  to: b}\n", 1),
        ("go:\n  - a\n  # heartwork: allow HW402 so it is\n  - b\n", 4),
        ("a: 1\n# heartwork: allow HW402 so it is", 2),
    ],
)
def test_a_comment_beside_texts_is_one(text: str, line: int) -> None:
    assert lines(text) == [("HW402", line)]


def test_its_place_is_that_of_the_file_on_a_line_that_had_to_be_mended() -> None:
    found, _ = allows(parsed("go: {text: Wait: what?, to: attic}  # heartwork: allow HW402 so it is\n"))
    assert [each.place.column for each in found] == [37]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("heartwork:", "HW140"),
        ("heartwork: alow HW402 so it is", "HW140"),
        ("heartwork: allow", "HW140"),
        ("heartwork: allow everything", "HW140"),
        ("heartwork: allow HW4021 so it is", "HW140"),
        ("heartwork: allow HW499 so it is", "HW141"),
        ("heartwork: allow HW301 so it is", "HW142"),
        ("heartwork: allow HW402", "HW143"),
        ("heartwork: allow HW402 --", "HW143"),
    ],
)
def test_what_allows_nothing_is_told_at_its_place(comment: str, code: str) -> None:
    assert faults(f"a: 1\nb: 2  # {comment}\n") == [(code, 2, 7)]


def test_an_unknown_code_has_a_near_one_beside_it() -> None:
    assert "HW306, HW308" in allows(parsed("a: 1 # heartwork: allow HW307 so it is\n"))[1][0].help


def test_it_needs_no_mark_between_code_and_reason_and_takes_the_usual_ones() -> None:
    for mark in (" ", ": ", ", ", " - ", " \u2013 "):
        found, told = allows(parsed(f"a: 1 # heartwork: allow HW402{mark}so it is\n"))
        assert [type(each) for each in found] == [Allow]
        assert told == []

from __future__ import annotations

import pytest

from sim.source.diagnostics import Diagnostic
from sim.source.nodes import Mapping, Scalar
from sim.source.traps import cut_short
from tests.support.trees import parsed, plain, told

TRAPS = [
    ("a: Wait: what?", "HW120", 1, 8, {"a": "Wait: what?"}),
    ("a: Wait: it is\n  late.", "HW120", 1, 8, {"a": "Wait: it is late."}),
    ("a: Wait there\n  and then: stop\nb: c", "HW120", 2, 11, {"a": "Wait there and then: stop", "b": "c"}),
    ("a:\n  - She asks: why? And: when?\n  - b", "HW120", 2, 13, {"a": ["She asks: why? And: when?", "b"]}),
    ("a:\n  - Yes: no: so", "HW120", 2, 8, {"a": ["Yes: no: so"]}),
    ('a:\n  - She said: "Hi" and: left', "HW120", 2, 13, {"a": ['She said: "Hi" and: left']}),
    ('a:\n  - "Hi: there" and: left', "HW123", 2, 15, {"a": ['"Hi: there" and: left']}),
    ("a: {b: it is: so, c: d}", "HW120", 1, 13, {"a": {"b": "it is: so", "c": "d"}}),
    ("a: it's: so", "HW120", 1, 8, {"a": "it's: so"}),
    ("a: b: c  # d", "HW120", 1, 5, {"a": "b: c"}),
    ("a: ? b", "HW121", 1, 4, {"a": "? b"}),
    ("a:\n  - ? b\n  - c", "HW121", 2, 5, {"a": [{"b": ""}, "c"]}),
    ("a: {b: ? c, d: e}", "HW121", 1, 8, {"a": {"b": "? c", "d": "e"}}),
    ("a: *b* c", "HW122", 1, 4, {"a": "*b* c"}),
    ("a: *b c", "HW122", 1, 4, {"a": "*b c"}),
    ('a: "Hi," she said.', "HW123", 1, 8, {"a": '"Hi," she said.'}),
    ("a: 'tis, isn't it", "HW123", 1, 13, {"a": "'tis, isn't it"}),
    ('a: {b: "Hi," she said, c: d}', "HW123", 1, 12, {"a": {"b": '"Hi," she said', "c": "d"}}),
    ("a: @b", "HW124", 1, 4, {"a": "@b"}),
    ("a: `b`", "HW124", 1, 4, {"a": "`b`"}),
    ("a: %b", "HW124", 1, 4, {"a": "%b"}),
    ("a: !! b", "HW124", 1, 4, {"a": "!! b"}),
    ("a: & b", "HW124", 1, 4, {"a": "& b"}),
    ("a: > b\n  c", "HW126", 1, 4, {"a": "> b c"}),
    ("a: | b", "HW126", 1, 4, {"a": "| b"}),
    ("a: {b: > c, d: e}", "HW126", 1, 8, {"a": {"b": "> c", "d": "e"}}),
    ("a: {b: the #7, c: d}\ne: f", "HW127", 1, 12, {"a": {"b": "the #7", "c": "d"}, "e": "f"}),
    ("a: the #7\n  bus\nb: c", "HW127", 1, 8, {"a": "the #7 bus", "b": "c"}),
    ("a: {b: Well, maybe, c: d}", "HW128", 1, 12, {"a": {"b": "Well, maybe", "c": "d"}}),
    ("a: {b: Well, or, not, c: d}", "HW128", 1, 12, {"a": {"b": "Well, or, not", "c": "d"}}),
    ("a: {b: Don't, she says: stop, c: d}", "HW128", 1, 13, {"a": {"b": "Don't, she says: stop", "c": "d"}}),
    ("a:\n  b:\n\tc: d\n  e: f", "HW129", 3, 1, {"a": {"b": {"c": "d"}, "e": "f"}}),
    ("a:\n\tb: c\n\td: e", "HW129", 2, 1, {"a": {"b": "c", "d": "e"}}),
    ("a:\n    b: c\n\td: e", "HW129", 3, 1, {"a": {"b": "c", "d": "e"}}),
    ("a:\n  -b", "HW130", 2, 3, {"a": ["b"]}),
    ("a:\n  - b\n  -c", "HW130", 3, 3, {"a": ["b", "c"]}),
    ("a:\n  -{b: c, d: e}", "HW130", 2, 3, {"a": [{"b": "c", "d": "e"}]}),
    ("a:\n  -b: c\n    d: e", "HW130", 2, 3, {"a": [{"b": "c", "d": "e"}]}),
    ("a:b\nc: d", "HW131", 1, 2, {"a": "b", "c": "d"}),
    ("c: d\na:b", "HW131", 2, 2, {"c": "d", "a": "b"}),
    ("c:\n  a:b", "HW131", 2, 4, {"c": {"a": "b"}}),
    ('a: {b:"c", d: e}', "HW131", 1, 6, {"a": {"b": "c", "d": "e"}}),
    ("a: {b:[c], d: e}", "HW131", 1, 6, {"a": {"b": ["c"], "d": "e"}}),
    ('a: "b\nc: d', "HW132", 1, 4, {"a": "b", "c": "d"}),
    ('a: "b\n  e\nc: "d"', "HW132", 1, 4, {"a": "b e", "c": "d"}),
    ("a: 'Tis b\nc: d", "HW132", 1, 4, {"a": "Tis b", "c": "d"}),
    ("a: [b, c\nd: e", "HW133", 1, 4, {"a": ["b", "c"], "d": "e"}),
    ("a: {b: c,\n  d: e\nf: g", "HW133", 1, 4, {"a": {"b": "c", "d": "e"}, "f": "g"}),
    ("a: {b: [c}\nd: e", "HW133", 1, 8, None),
    ("a: b\n  c: d", "HW134", 2, 3, {"a": "b", "c": "d"}),
    ("a:\n    b: c\n  d: e", "HW134", 3, 3, {"a": {"b": "c", "d": "e"}}),
    ("a: |\n    b\n  c\nd: e", "HW134", 3, 3, {"a": "b\nc\n", "d": "e"}),
    ("a: [b] c", "HW135", 1, 4, {"a": "[b] c"}),
    ("a: {b} c", "HW135", 1, 4, {"a": "{b} c"}),
    ("a: {b: [c] d, e: f}", "HW135", 1, 8, {"a": {"b": "[c] d", "e": "f"}}),
    ("a: {b}", "HW135", 1, 4, {"a": {}}),
    ('a: "b\\q"', "HW136", 1, 6, {"a": "b\\q"}),
    ("a: b\nc\nd: e", "HW137", 2, 1, {"a": "b", "d": "e"}),
    ("a: - b", "HW138", 1, 4, {"a": "- b"}),
    ("a: {b: - c, d: e}", "HW138", 1, 8, {"a": {"b": "- c", "d": "e"}}),
    ("a: [b]]", "HW139", 1, 7, {"a": ["b"]}),
    ("a: b\n...\nc: d", "HW114", 2, 1, {"a": "b", "c": "d"}),
    ("%YAML 1.2\n---\na: b", "HW115", 1, 1, {"a": "b"}),
    ("%x\na: b", "HW115", 1, 1, {"a": "b"}),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "tree"), TRAPS, ids=[trap[0] for trap in TRAPS])
def test_a_trap_is_told_once_at_its_place_and_read_as_meant(
    text: str, code: str, line: int, column: int, tree: object
) -> None:
    document = parsed(text)
    assert told(document) == [(code, line, column)]
    if tree is not None:
        assert plain(document.root) == tree


@pytest.mark.parametrize(
    "text",
    [
        "weight: -3",
        "a:\n  - -3\n  - -0.5",
        "a: -b",
        "a: |\n  -b\n  c:d",
        "a: 12:30",
        "a: http://example.org",
        "a:\n  - http://example.org",
        "a: What? No.",
        "{ex: What is it?, as: call}",
        "a: don't",
        "a: 5 > 4 & 3",
        "a: b#c",
        "a: [b, c]",
        "a: {b: , c: d}",
        'a: "x: y, #z"',
        "a: 'it''s'",
        'a: "b\n  c"',
    ],
)
def test_what_only_looks_like_a_trap_is_left_alone(text: str) -> None:
    assert not parsed(text).faults


def cut(text: str) -> Diagnostic | None:
    """The fault of the value of the last key of a text."""
    document = parsed(text)
    assert not document.faults
    assert isinstance(document.root, Mapping)
    value = document.root.entries[-1][1]
    return cut_short(document, value) if isinstance(value, Scalar) else None


@pytest.mark.parametrize(
    "text",
    [
        "a: the #7",
        "a: the  #7",
        "a: the # seven",
        "a: Take the #7 home.",
        "a: #7 is mine",
        "a: Done. #done",
        "a: x\n  y # z",
    ],
)
def test_a_number_sign_in_prose_cuts_it_short(text: str) -> None:
    fault = cut(text)
    assert fault is not None
    lines = text.split("\n")
    assert lines[fault.place.line - 1][fault.place.column - 1] == "#"


@pytest.mark.parametrize(
    "text",
    [
        "a: told at once.   # not this",
        "a: Done. # so",
        "a: Why? # so",
        "a: the  # note",
        "a: b#c",
        "a: '#7' # x",
        "a: b",
    ],
)
def test_a_comment_that_is_meant_cuts_nothing(text: str) -> None:
    assert cut(text) is None

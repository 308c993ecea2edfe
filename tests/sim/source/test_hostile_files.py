from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sim.source.composer import DEEPEST, MANY
from sim.source.document import Document, parse_document, read_document
from sim.source.render import render
from tests.sim.source.test_mending import STORY
from tests.support.trees import plain

BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(20)
)
BAD = {
    "alias bomb": (BOMB.encode(), "HW111"),
    "a merge bomb": (b"a: &a {b: c}\nd: {<<: *a, e: {<<: *a}}\n", "HW113"),
    "10,000 lists": (b"- " * 10_000, "HW118"),
    "10,000 brackets": (b"a: " + b"[" * 10_000 + b"]" * 10_000, "HW118"),
    "10,000 unclosed": (b"a: " + b"[{" * 10_000, "HW118"),
    "a picture": (bytes(range(256)) * 40, "HW104"),
    "zeroes": (bytes(1000), "HW105"),
    "half a letter": (b"a: caf\xc3", "HW102"),
    "many halves": (b"a: " + b"\xc3 " * 10_000, "HW102"),
    "control characters": (b"a: " + b"\x07" * 10_000, "HW103"),
    "an escape sequence": (b"a: \x1b[2J\n", "HW103"),
    "an escaped escape": (b'a: "\\e[2J"\n', "HW103"),
    "a C1 control": ("a: \x9b2J\n".encode(), "HW103"),
    "a line separator": ("a: b\u2028c: d\n".encode(), "HW103"),
    "UTF-16": ("a: b\n".encode("utf-16"), "HW105"),
    "UTF-16 without a mark": ("title: b\n".encode("utf-16-be"), "HW105"),
    "nothing": (b"", "HW106"),
    "one long line": (b"a: b: " + b"x" * 1_000_000, "HW101"),
    "blanks": (b"a: b: " + b" " * 200_000 + b"x", "HW101"),
}


def lies_inside(document: Document) -> bool:
    """Whether every place of a document's faults lies in the file, at most one past the end of its line."""
    lines = document.lines or [""]
    places = [fault.place for fault in document.faults]
    return not document.lines or all(
        1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1 and place.length >= 1
        for place in places
    )


@pytest.mark.parametrize("name", BAD)
def test_a_hostile_file_is_told_and_read_no_further_than_is_safe(name: str) -> None:
    data, code = BAD[name]
    document = parse_document(data, "story.yaml")
    assert code in {fault.code for fault in document.faults}
    assert all(sum(one.code == fault.code for one in document.faults) <= MANY for fault in document.faults)
    assert lies_inside(document)


def test_a_row_of_one_fault_is_cut_and_says_how_many_are_left_out() -> None:
    document = parse_document(b"a: " + b"\x07" * 100, "story.yaml")
    assert len(document.faults) == MANY
    assert "80 more" in document.faults[-1].message


def test_a_file_may_be_as_deep_as_the_limit() -> None:
    fits = b"a: " + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1)
    assert not parse_document(fits, "story.yaml").faults


def test_bad_bytes_are_told_where_they_stand_and_the_rest_is_read() -> None:
    document = parse_document("tïtle: caf".encode() + b"\xe9\nscenes: x: y\n", "story.yaml")
    assert [(fault.code, fault.place.line, fault.place.column) for fault in document.faults] == [
        ("HW102", 1, 11),
        ("HW120", 2, 10),
    ]
    assert plain(document.root) == {"tïtle": "caf\ufffd", "scenes": "x: y"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere.yaml", "HW801"),
        ("story.yaml/inside.yaml", "HW801"),
        (".", "HW802"),
        ("pipe", "HW803"),
        ("nul\0byte", "HW803"),
        ("x" * 5000, "HW803"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_the_file(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: x\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    document = read_document(tmp_path / name)
    assert [fault.code for fault in document.faults] == [code]
    assert document.root is None


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xfe\xff\x00")
@example(b"\xef\xbb\xbf")
@example(b"? [\n")
def test_no_bytes_at_all_make_the_reader_raise(data: bytes) -> None:
    document = parse_document(data, "story.yaml")
    assert lies_inside(document)
    assert document.root is not None or document.faults
    render(document.faults, "text", {"story.yaml": document.lines})


MARKS = st.sampled_from(
    [*":-?*{}[],#!|>%@\t\n\\\x1b\u2028", '"', "'", ": ", "- ", " #", "&a ", "  ", "---\n", "<<: "],
)


@given(st.lists(st.tuples(st.integers(0, len(STORY)), st.integers(0, 6), MARKS), min_size=1, max_size=6))
def test_no_mutation_of_a_story_makes_the_reader_raise(changes: list[tuple[int, int, str]]) -> None:
    text = STORY
    for at, removed, mark in changes:
        text = text[:at] + mark + text[at + removed :]
    document = parse_document(text.encode(), "story.yaml")
    assert lies_inside(document)
    assert document.root is not None or document.faults
    assert len(document.faults) == len(set(document.faults))


@given(st.text(alphabet="ab:-?*\"'{}[],#&!|>% \n\t", max_size=120))
def test_no_row_of_marks_makes_the_reader_raise(text: str) -> None:
    document = parse_document(text.encode(), "story.yaml")
    assert lies_inside(document)
    assert document.root is not None or document.faults

from __future__ import annotations

import pytest

from sim.source.diagnostics import Place
from sim.source.nodes import Mapping, Scalar
from tests.support.trees import parsed, plain, told


def test_every_value_stays_the_text_it_was_written_as() -> None:
    document = parsed("a: no\nb: 12:30\nc: 007\nd: 1e3\ne: 2026-11-21\nf: ~\ng:\nh: 'no'\n")
    assert plain(document.root) == {
        "a": "no",
        "b": "12:30",
        "c": "007",
        "d": "1e3",
        "e": "2026-11-21",
        "f": "~",
        "g": "",
        "h": "no",
    }
    assert not document.faults


def test_a_scalar_says_whether_it_stands_without_quotation_marks() -> None:
    document = parsed("a: no\nb: 'no'\nc: \"no\"\nd: |\n  no\n")
    assert isinstance(document.root, Mapping)
    values = [value for _, value in document.root.entries]
    assert [value.plain for value in values if isinstance(value, Scalar)] == [True, False, False, False]


def test_a_path_leads_to_the_deepest_node_there_is() -> None:
    document = parsed("scenes:\n  hall:\n    to:\n      - {scene: attic}\n")
    assert plain(document.node(("scenes", "hall", "to", 0, "scene"))) == "attic"
    assert plain(document.node(("scenes", "hall", "to", 0, "weight"))) == {"scene": "attic"}
    assert plain(document.node(("scenes", "hall", "to", 7))) == [{"scene": "attic"}]


def test_a_place_counts_lines_and_columns_from_one_and_covers_the_word() -> None:
    document = parsed("scenes:\n  hall: {to: attic}\n")
    assert document.place(("scenes", "hall", "to")) == Place("story.yaml", 2, 14, 5)
    assert document.place(("scenes", "hall"), key=True) == Place("story.yaml", 2, 3, 4)
    assert document.place(("scenes", "hall", "title")) == Place("story.yaml", 2, 9, 1)


def test_a_value_that_was_left_out_is_placed_at_its_key() -> None:
    assert parsed("title:\ncast: x\n").place(("title",)) == Place("story.yaml", 1, 1, 5)


@pytest.mark.parametrize(
    ("source", "offset", "line", "column"),
    [
        ("if: trust > 40", 8, 1, 13),
        ("if: 'trust > 40'", 8, 1, 14),
        ("if: 'it''s > 4'", 5, 1, 12),
        ('if: "a\\tb > 4"', 4, 1, 11),
        ("if: trust\n  > 40", 6, 2, 3),
        ("if: |\n  trust\n  > 40", 6, 3, 3),
        ("if: >\n  trust\n  > 40", 8, 3, 5),
        ("if: trust > 40", 5, 1, 10),
        ("if: trust > 40", 99, 1, 15),
        ("if: |\n  ä > 40", 2, 2, 5),
    ],
)
def test_a_character_inside_a_text_is_found_however_it_is_quoted(
    source: str, offset: int, line: int, column: int
) -> None:
    place = parsed(source).place(("if",), offset=offset)
    assert (place.line, place.column) == (line, column)


def test_places_on_a_mended_line_are_those_of_the_file() -> None:
    document = parsed("go: {text: Wait: what?, to: attic}\n")
    assert told(document) == [("HW120", 1, 16)]
    assert document.place(("go", "to")) == Place("story.yaml", 1, 29, 5)
    assert document.place(("go", "text"), offset=6) == Place("story.yaml", 1, 18, 1)


def test_what_is_refused_is_told_and_read_past() -> None:
    document = parsed("a: &x 1\nb: *x\nc: !!int 3\nd: {<<: {e: 1}, f: 2}\n[g]: 1\nh: 1\n")
    assert told(document) == [
        ("HW110", 1, 4),
        ("HW111", 2, 4),
        ("HW112", 3, 4),
        ("HW113", 4, 5),
        ("HW116", 5, 1),
    ]
    assert plain(document.root) == {"a": "1", "b": "*x", "c": "3", "d": {"f": "2"}, "h": "1"}


def test_a_key_that_stands_twice_is_told_at_the_second_place_and_the_first_is_read() -> None:
    document = parsed("scenes:\n  hall: {to: attic}\n  hall: {to: cellar}\n")
    (fault,) = document.faults
    assert fault.place == Place("story.yaml", 3, 3, 4)
    assert fault.labels[0][0].line == 2
    assert plain(document.root) == {"scenes": {"hall": {"to": "attic"}}}
    assert "cellar" in document.dropped["scenes", "hall"]


def test_only_the_first_document_of_a_file_is_read() -> None:
    document = parsed("---\na: 1\n---\nb: 2\n")
    assert told(document) == [("HW114", 3, 1)]
    assert plain(document.root) == {"a": "1"}


def test_values_about_which_a_fault_was_told_are_doubtful() -> None:
    document = parsed("a: *x\nb: Wait: what?\nc: fine\n")
    doubtful = [document.is_doubtful(node) for name in "abc" if (node := document.node((name,))) is not None]
    assert doubtful == [True, True, False]


def test_windows_line_ends_and_a_byte_order_mark_are_accepted() -> None:
    document = parsed("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n")
    assert plain(document.root) == {"a": "1", "b": "x\ny\n"}
    assert not document.faults

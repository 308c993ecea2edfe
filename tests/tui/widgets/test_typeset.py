from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.widgets.paragraphs import prose
from tui.widgets.typeset import bar, typeset

WORDS = "[door] [/b] \\ *so* 日本語 " + "word " * 20
_texts = st.text(st.characters(codec="utf-8"), max_size=60)
_parts = st.one_of(
    st.builds(Heading, st.integers(1, 3), _texts, _texts),
    st.builds(Paragraph, _texts),
    st.builds(Row, _texts, st.lists(_texts, min_size=1, max_size=4).map(tuple)),
    st.builds(Bar, _texts, st.none() | st.fractions(0, 100)),
)


@given(st.lists(_parts, max_size=6), st.integers(40, 120))
def test_no_line_is_wider_than_there_is_room(parts: list[Part], columns: int) -> None:
    for line in typeset(parts, columns).split("\n", allow_blank=True):
        assert line.cell_length <= columns


def test_brackets_and_backslashes_stand_as_they_are_and_emphasis_is_in_italics() -> None:
    text = prose("[door] slams [/b] \\ *so* it [@click=quit]goes[/]")
    assert text.plain == "[door] slams [/b] \\ so it [@click=quit]goes[/]"
    assert [(text.plain[span.start : span.end], span.style) for span in text.spans] == [("so", "italic")]


def test_in_what_the_player_wrote_a_star_is_a_star() -> None:
    assert typeset([Row("your note", ("2*3*4",), own=True)], 80).plain == "your note     2*3*4"


@pytest.mark.parametrize(("columns", "beside"), [(80, True), (40, False)])
def test_a_label_stands_beside_its_lines_where_there_is_room(columns: int, beside: bool) -> None:
    lines = typeset([Row("with you", ("Be bold",))], columns).plain.split("\n")
    assert (lines == ["with you      Be bold"]) is beside
    assert (lines == ["with you", "  Be bold"]) is not beside


def test_the_lines_of_a_row_hang_below_its_first() -> None:
    lines = typeset([Row("a", (WORDS, "b"))], 60).plain.split("\n")
    assert lines[0].startswith("a             [door]")
    assert lines[1].startswith(" " * 16 + "word")
    assert lines[-1] == " " * 14 + "b"


def test_what_a_heading_says_aside_stands_at_its_other_end_or_below() -> None:
    heading = Heading(3, "The quiet flat", "the articles disagree")
    assert typeset([heading], 60).plain == f"{'The quiet flat':<39}the articles disagree"
    assert typeset([heading], 30).plain == "The quiet flat\nthe articles disagree"


def test_a_bar_is_as_long_as_its_number_says_and_silence_has_none() -> None:
    full, half, none = (bar("Be bold", value, 80).plain for value in (Fraction(100), Fraction(50), None))
    assert (full.count("━"), full.count("─"), full.split()[-1]) == (24, 0, "100.0")
    assert (half.count("━"), half.count("─"), half.split()[-1]) == (12, 12, "50.0")
    assert none.split(maxsplit=2)[2] == "says nothing here"

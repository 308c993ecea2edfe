from __future__ import annotations

import segno
from hypothesis import given
from hypothesis import strategies as st

from tui.projector.code import NARROW, QUIET, code_lines, modules
from tui.projector.lettering import drawn, halves, large, small

LINK = "http://192.168.178.23:8765/#BCDFGH"
DARK = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
links = st.text("abcdefghijklmnopqrstuvwxyz0123456789./:#", min_size=1, max_size=120)


def points(lines: list[str]) -> list[list[bool]]:
    """Half blocks as rows of points again."""
    rows = []
    for line in lines:
        pairs = [DARK[mark] for mark in line]
        rows += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    return rows


@given(links)
def test_the_code_on_the_screen_has_the_points_of_the_standard_within_a_quiet_ground(link: str) -> None:
    lines = code_lines(link, 200, 100)
    wanted = [
        [bool(point) for point in row]
        for row in segno.make(link, error="l", micro=False, boost_error=False).matrix_iter(border=QUIET)
    ]
    shown = points(lines)[: len(wanted)]
    assert shown == wanted
    assert not any(any(row) for row in points(lines)[len(wanted) :])


def test_where_there_is_less_room_the_quiet_ground_is_narrower_and_never_gone() -> None:
    side = len(modules(LINK))
    lines = code_lines(LINK, side + 2 * NARROW, (side + 2 * NARROW + 1) // 2)
    assert len(lines[0]) == side + 2 * NARROW
    edge = points(lines)[:NARROW]
    assert not any(any(row) for row in edge)


def test_a_code_that_does_not_fit_is_not_shown_in_part() -> None:
    side = len(modules(LINK)) + 2 * NARROW
    assert code_lines(LINK, side - 1, side) == []
    assert code_lines(LINK, side, side // 2 - 1) == []


def test_every_letter_of_a_room_code_and_every_digit_has_a_shape_of_its_own() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789"  # O and 0 look alike on purpose: no code has either
    shapes = [drawn(letter) for letter in letters]
    assert None not in shapes
    assert len(set(shapes)) == len(letters)


def test_block_letters_are_as_wide_in_every_row() -> None:
    rows = drawn("BCDFGH 12 OF 20")
    assert rows is not None
    for lines in (large(rows), small(rows)):
        assert len({len(line) for line in lines}) == 1


def test_what_has_no_shape_is_left_to_other_letters() -> None:
    assert drawn("é") is None


def test_an_odd_row_of_points_stands_in_the_upper_half() -> None:
    assert halves([[True], [True], [True]]) == ["█", "▀"]

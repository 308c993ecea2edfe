from __future__ import annotations

import pytest

from tui.playing.entries import Entry
from tui.widgets.paragraphs import prose
from tui.widgets.shapes import shapes


def lines(*entries: Entry, width: int = 40) -> list[str]:
    return shapes(entries, width).plain.split("\n")


def test_their_messages_stand_left_and_the_players_right() -> None:
    theirs = lines(Entry("message", "I left the key.", "Noor", False, 21 * 60 + 40))
    assert theirs == [
        "",
        " Noor        21:40",
        "╭─────────────────╮",
        "│ I left the key. │",
        "╰─────────────────╯",
    ]
    mine = lines(Entry("message", "ok", "You", True, 0))
    assert all(len(line) == 40 for line in mine[2:])
    assert mine[3].strip() == "│ ok       │"


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("narration", ["", "Hello there."]),
        ("speech", ["", "Noor", "   “Hello there.”"]),
        ("call", ["", "Noor, on the phone", " ┊ “Hello there.”"]),
        ("thought", ["", "Noor thinks", "   (Hello there.)"]),
        ("choice", ["", "▸ Hello there."]),
        ("note", ["  note: Hello there."]),
        ("coach", ["  │ Hello there."]),
        ("time", ["", "── Hello there. " + "─" * 24]),
    ],
)
def test_each_kind_can_be_told_apart_without_colour(kind: str, shape: list[str]) -> None:
    assert lines(Entry(kind, "Hello there.", "Noor" if kind in ("speech", "call", "thought") else "")) == shape


def test_who_goes_on_is_not_named_again() -> None:
    assert lines(Entry("speech", "And.", "")) == ["   “And.”"]
    assert lines(Entry("message", "And.", ""))[0].startswith("╭")


@pytest.mark.parametrize("width", [1, 20, 33, 56, 72])
@pytest.mark.parametrize(
    "text",
    ["a [b]bold[/b] \\ [door]", "日本語の長い文章です" * 4, "e\u0301" * 30, "שלום " * 20, "x" * 90],
    ids=["markup", "wide", "combining", "right to left", "no space"],
)
def test_no_line_is_wider_than_the_page_and_nothing_is_lost(text: str, width: int) -> None:
    for kind in ("narration", "message", "call", "speech", "thought", "choice", "note", "coach"):
        content = shapes([Entry(kind, text, "Noor [x]", True)], width)
        assert max(line.cell_length for line in content.split("\n")) <= max(width, 20)
        kept = "".join(each for each in content.plain if each not in " \n│┊▸╭╮╰╯─“”()…")
        assert "".join(text.split()) in kept.replace("note:", "")


def test_markup_is_shown_as_it_is_written() -> None:
    assert prose("[b]door[/b] [@click=app.quit] \\[").plain == "[b]door[/b] [@click=app.quit] \\["


def test_emphasis_is_italic_and_a_lone_star_stays() -> None:
    content = prose("It was *never* that, 2 * 3.")
    assert content.plain == "It was never that, 2 * 3."
    assert [(content.plain[span.start : span.end], span.style) for span in content.spans] == [("never", "italic")]


def test_marks_that_turn_the_direction_of_the_line_are_taken_out() -> None:
    assert prose("a\u202eb\x1b[31m").plain == "ab[31m"

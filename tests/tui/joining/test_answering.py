"""What is typed, and what is meant by it."""

from __future__ import annotations

import pytest

from tui.joining.answering import Meant, meant

OPTIONS = [{"id": "go", "letter": "A", "text": "Go."}, {"id": "stay", "letter": "B", "text": "Stay."}]
CLASS = {"mode": "class", "decision": {"options": OPTIONS}}
OWN = {"mode": "own", "decision": {"options": OPTIONS}}


def voted(option: str) -> Meant:
    return Meant("do", "voted", (("option", option),))


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("1", voted("go")),
        (" b ", voted("stay")),
        ("B", voted("stay")),
        ("pass", voted("")),
        ("PASS", voted("")),
        ("card", Meant("card")),
        ("?", Meant("help")),
        ("q", Meant("leave")),
        ("again", Meant("again")),
        ("support", Meant("support")),
        ("+ She  asked.", Meant("do", "marked", (("sign", "plus"), ("text", "She asked.")))),
        ("-late", Meant("do", "marked", (("sign", "delta"), ("text", "late")))),
        ("say I would ask.", Meant("do", "parted", (("text", "I would ask."),))),
    ],
)
def test_what_is_typed_is_what_is_meant(typed: str, what: Meant) -> None:
    assert meant(typed, CLASS) == what


def test_on_a_road_of_ones_own_an_option_is_taken() -> None:
    assert meant("2", OWN) == Meant("do", "took", (("option", "stay"),))
    assert meant("pass", OWN) == Meant("do", "took", (("option", ""),))
    assert meant("undo", OWN) == Meant("do", "undid")


@pytest.mark.parametrize("typed", ["0", "3", "C", "undo", "hello", "١", "+", "say", "say "])
def test_what_means_nothing_does_nothing_and_says_so(typed: str) -> None:
    what = meant(typed, CLASS)
    assert what.trouble
    assert not what.event


def test_where_nothing_is_to_be_decided_a_number_is_nothing() -> None:
    assert meant("1", {"mode": "class", "decision": None}).trouble

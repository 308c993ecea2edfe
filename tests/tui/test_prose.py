from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.prose import clean, wrap


@given(st.text(st.characters(codec=None)))
def test_nothing_that_a_terminal_obeys_gets_through(text: str) -> None:
    out = clean(text)
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in out)
    assert not any(0xD800 <= ord(each) < 0xE000 or ord(each) in range(0x202A, 0x202F) for each in out)
    out.encode("utf-8")


def test_letters_of_every_script_stay() -> None:
    for text in ("Größe", "שלום", "你好", "naïve — “quoted”", "👩‍👧", "a\u00a0b"):
        assert clean(text) == text


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), min_size=1), st.integers(10, 80))
def test_wrapping_loses_no_word_and_keeps_to_the_width(words: list[str], columns: int) -> None:
    lines = wrap(" ".join(words), columns, "  1  ", "     ").split("\n")
    assert " ".join(line[5:] for line in lines).split(" ") == words
    assert all(len(line) <= columns or line[5:].count(" ") == 0 for line in lines if line.isascii())


def test_in_a_pipe_a_paragraph_is_a_line() -> None:
    assert wrap("word " * 50, None) == "word " * 50


def test_wide_letters_count_twice() -> None:
    assert wrap("你好 你好", 8) == "你好\n你好"

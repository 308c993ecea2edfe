from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exchange.plain import columns, joined, lines_of, plain, shortened

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(st.text())
def test_what_a_reader_would_obey_is_taken_out_and_the_rest_stands_on_one_line(text: str) -> None:
    found = plain(text)
    assert found == plain(found)
    assert not {each for each in found if ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0}
    assert not set(found) & set("\u2028\u2029\u202a\u202e\u2066\u2069\ufffe\uffff")


@pytest.mark.parametrize("text", ["Größe", "שלום", "你好", "naïve — “quoted”", "👩‍👧", "<b>&amp;"])
def test_letters_of_every_script_stay(text: str) -> None:
    assert plain(f" {text}\n {text} ") == f"{text} {text}"


@given(TEXTS, st.integers(3, 40))
def test_a_shortened_text_fits_and_says_that_it_is_cut(text: str, most: int) -> None:
    found = shortened(text, most)
    assert columns(found) <= most
    assert found == text or found.endswith("…")


def test_a_text_is_cut_at_the_end_of_a_word_where_one_is_near() -> None:
    assert shortened("Nothing that was not a bill", 21) == "Nothing that was not…"
    assert shortened("Donaudampfschifffahrt, nichts", 12) == "Donaudampfs…"


@given(TEXTS.map(plain), st.integers(3, 30), st.integers(1, 4))
def test_lines_keep_to_their_columns_and_lose_nothing_but_what_is_cut(text: str, most: int, count: int) -> None:
    lines = lines_of(text, most, count)
    assert len(lines) <= count
    assert all(columns(line) <= most for line in lines)
    if not (lines and lines[-1].endswith("…")):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_about_the_same_length() -> None:
    assert lines_of("The kitchen, one to one", 21, 2) == ["The kitchen,", "one to one"]


def test_a_word_that_is_too_long_is_torn_before_it_is_cut_off() -> None:
    assert lines_of("日本語日本語日本語", 12, 2) == ["日本語日本語", "日本語"]


def test_short_texts_share_lines() -> None:
    assert joined(["call", "write", "wait a week", "ring"], 16) == ["call · write", "wait a week", "ring"]

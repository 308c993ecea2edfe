from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.story.clock import DAY, At, day_of, hour_of, parse_at, parse_span, parse_time, span_text, time_text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("10 minutes", 10), ("1 hour", 60), ("2 days", 2 * DAY), ("3 days 13 hours", 3 * DAY + 780), ("1 week", 7 * DAY)],
)
def test_a_span_is_counted_in_minutes(text: str, minutes: int) -> None:
    assert parse_span(text) == minutes


@pytest.mark.parametrize("text", ["", "10", "ten minutes", "2 daysx", "2 days and 1 hour", "-1 day", "1.5 hours"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_span(text)


@given(st.integers(1, 99 * DAY))
def test_a_span_is_written_as_it_is_read(minutes: int) -> None:
    assert parse_span(span_text(minutes)) == minutes


@pytest.mark.parametrize("text", ["24:00", "7", "7:5", "19:60", "seven", ""])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_time(text)


def test_a_time_of_day_is_reached_on_the_same_day_or_the_next() -> None:
    evening = parse_at("19:00")
    assert evening.reached_from(10 * 60) == 19 * 60
    assert evening.reached_from(20 * 60) == DAY + 19 * 60


def test_a_time_that_it_is_already_stays() -> None:
    assert At(19 * 60).reached_from(3 * DAY + 19 * 60) == 3 * DAY + 19 * 60


def test_a_day_and_time_is_one_moment_even_when_it_is_past() -> None:
    assert parse_at("day 9 02:10") == At(130, 9)
    assert parse_at("day 9 02:10").reached_from(12 * DAY) == 9 * DAY + 130


@given(st.integers(0, 10**6), st.integers(0, DAY - 1))
def test_the_next_such_time_is_less_than_a_day_away(now: int, time: int) -> None:
    reached = At(time).reached_from(now)
    assert now <= reached < now + DAY
    assert reached % DAY == time


@given(st.integers(-(10**6), 10**6))
def test_day_hour_and_time_say_the_same_as_the_minutes(minutes: int) -> None:
    assert day_of(minutes) * DAY <= minutes < (day_of(minutes) + 1) * DAY
    assert 0 <= hour_of(minutes) <= 23
    assert parse_time(time_text(minutes)) == minutes % DAY

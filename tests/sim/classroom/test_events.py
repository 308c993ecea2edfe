"""Events as they come from anybody: sound, or refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.events import KINDS, LONGEST, from_json, to_json

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
FIELDS = ["event", "seat", "option", "counts", "step", "number", "on", "veil", "how", "proof", "name", "role", "text"]


@given(ANYTHING | st.dictionaries(st.sampled_from(FIELDS), ANYTHING | st.sampled_from([*KINDS]), max_size=4))
def test_whatever_is_no_event_is_a_value_error(data: object) -> None:
    try:
        event = from_json(data)
    except ValueError:
        return
    assert to_json(event) == data


@pytest.mark.parametrize(
    "data",
    [
        {"event": "voted", "seat": "s1"},
        {"event": "voted", "seat": "s1", "option": "a", "more": 1},
        {"event": "voted", "seat": "s1", "option": ["a"]},
        {"event": "voted", "seat": "s1", "option": "\x1b[2J"},
        {"event": "parted", "text": "x" * (LONGEST + 1)},
        {"event": "parted", "text": "two\nlines"},
        {"event": "returned", "step": True},
        {"event": "returned", "step": -1},
        {"event": "counted", "counts": {"a": 10_000}},
        {"event": "locked", "on": 1},
        {"event": ["voted"]},
    ],
)
def test_an_event_that_is_not_quite_one_is_none(data: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_json(data)


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍👧 Nice.", "Être là, déjà vu", "=1+1", "<b>bold</b>"])
def test_people_write_in_any_script(text: str) -> None:
    data = {"event": "parted", "text": text}
    assert to_json(from_json(data)) == data

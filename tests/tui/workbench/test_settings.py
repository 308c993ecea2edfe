from __future__ import annotations

import pytest

from tui.workbench.settings import NotASetting, parse_settings


def test_states_are_set_by_name_and_value() -> None:
    assert parse_settings(["trust=3", "nerve = -2", "knows=true", "told=false"]) == {
        "trust": 3,
        "nerve": -2,
        "knows": True,
        "told": False,
    }
    assert parse_settings([]) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trust", "`trust` sets nothing: write trust=3, or honest=true"),
        ("=3", "`=3` sets nothing"),
        ("trust=", "`trust=` sets nothing"),
        ("trust=much", "`trust` takes a whole number, or true or false, and `much` is neither"),
        ("trust=1.5", "and `1.5` is neither"),
    ],
)
def test_what_sets_nothing_is_told(text: str, said: str) -> None:
    with pytest.raises(NotASetting) as refused:
        parse_settings([text])
    assert said in str(refused.value)

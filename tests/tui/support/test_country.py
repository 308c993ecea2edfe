from __future__ import annotations

import pytest

from tui.support.country import country_of


@pytest.mark.parametrize(
    ("named", "country"),
    [
        ("en_GB.UTF-8", "GB"),
        ("de_AT", "AT"),
        ("sr_RS@latin", "RS"),
        ("zh_Hant_TW.UTF-8", "TW"),
        ("en-IE", "IE"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("eo", ""),
        ("en_ENGLISH", ""),
        ("", ""),
    ],
)
def test_the_country_is_read_from_the_locale(named: str, country: str) -> None:
    assert country_of({"LANG": named}) == country


def test_the_first_variable_that_names_a_country_counts() -> None:
    assert country_of({"LC_ALL": "en_GB", "LC_MESSAGES": "en_US", "LANG": "de_DE"}) == "GB"
    assert country_of({"LC_ALL": "C", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}) == "DE"
    assert country_of({}) == ""

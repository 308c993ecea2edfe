"""The country that a machine is set up for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_COUNTRY = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Z]{2})(?![A-Za-z])")


def country_of(environment: Mapping[str, str]) -> str:
    """The two letters of the country in the settings of the locale (`en_GB.UTF-8` is GB); empty where none is named."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        found = _COUNTRY.match(environment.get(name, ""))
        if found:
            return found[1]
    return ""

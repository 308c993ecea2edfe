"""Snowman's code: `<% %>` is run, and `<%= %>` is shown."""

from __future__ import annotations

import re

from sim.exchange.twine.notes import SHOWN
from sim.exchange.twine.scan import Scan

_ENDS = re.compile(r"<%\s*\}(?:\s*else\s*\{)?\s*%>")
_CODE = "code of Snowman: say it by state, effects and conditions"


def template(scan: Scan, found: re.Match[str]) -> bool:
    """Take a piece of code; what it would show leaves a mark in the sentence."""
    shows = scan.text[found.end() : found.end() + 1] in ("=", "-")
    end = scan.close("%>", found.end())
    ends = _ENDS.fullmatch(scan.text, found.start(), max(end, 0)) is not None
    if not scan.note(found.start(), end, SHOWN if shows else _CODE, ends):
        return False
    if shows:
        scan.show("…")
    return True

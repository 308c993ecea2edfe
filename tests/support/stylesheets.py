"""The sheets of the app, parsed once for all the apps of a run that have the same colours: parsing them anew for each
is a quarter of what a test of a screen costs. Textual keeps what it parsed in the same way, but app by app."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet
    from textual.css.types import CSSLocation

_parse = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


@wraps(_parse)
def parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """What `Stylesheet._parse_rules` comes to, which stands in for it; a fault is found anew each time."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, tuple(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]

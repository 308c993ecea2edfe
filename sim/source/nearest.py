"""Did you mean: the closest known name to one that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable


def nearest_name(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The closest of the known names, or an empty text where none is at all like it."""
    from difflib import get_close_matches  # wanted only where something is misspelt

    return next(iter(get_close_matches(name, known, n=1, cutoff=cutoff)), "")


def nearest(name: str, known: Iterable[str]) -> str:
    """A help line that names the closest known name, or an empty one."""
    found = nearest_name(name, known)
    return f"did you mean `{found}`?" if found else ""


def meant(text: str) -> str:
    """The name that a help line asks about, or an empty text."""
    found = re.search(r"did you mean `([^`]*)`", text)
    return found[1] if found else ""

"""What is looked for on the shelf."""

from __future__ import annotations

from typing import NamedTuple


class Wanted(NamedTuple):
    """An empty one finds every story. `article` is the id of a source whose rules are to be put to the test."""

    words: str = ""
    cause: str = ""
    level: str = ""
    article: str = ""

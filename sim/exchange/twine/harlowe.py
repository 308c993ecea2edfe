"""What Harlowe's text needs beside patterns: the names of its macros, and brackets that belong together, since it
nests them."""

from __future__ import annotations

import re

# By which they are told from prose where the story's format is not known.
MACROS = frozenset(
    re.findall(
        r"\S+",
        "set put move unpack if unless else-if elseif else for loop either cond nth random display print text-style "
        "css enchant click click-append click-goto click-replace mouseover live stop event history visited passage "
        "alert prompt confirm transition t8n align background text-colour text-color colour color font hook box meter "
        "dialog save-game load-game append prepend replace replace-with show hide rerun cycling-link dropdown "
        "checkbox input-box link link-reveal link-repeat link-replace link-goto link-show link-undo link-rerun undo "
        "restart reload goto go-to redirect open-url goto-url macro output a array dm datamap ds dataset ",
    )
)


def partners(text: str, opening: str, closing: str) -> dict[int, int]:
    """Where each opening bracket of a text is closed; one that never is has no entry."""
    found: dict[int, int] = {}
    open_ones: list[int] = []
    for index, letter in enumerate(text):
        if letter == opening:
            open_ones.append(index)
        elif letter == closing and open_ones:
            found[open_ones.pop()] = index
    return found

"""Brackets that belong together, found in one pass: Harlowe nests its macros and hooks."""

from __future__ import annotations


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

"""What people in a story may be called."""

from __future__ import annotations

LONGEST_NAME = 40


def is_name(text: str) -> bool:
    """Whether this can be somebody's name: of a bearable length, and nothing that a terminal would obey."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()

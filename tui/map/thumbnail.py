"""A small picture of a story: its scenes as dots, left to right as one meets them. It has no titles and no roads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from sim.story.order import ordered_layers
from sim.story.story import Story

SEEN, UNSEEN, ENDING, UNSEEN_ENDING = "●·■▫"
WIDEST_STEP = 4

_T = TypeVar("_T")


def thumbnail(story: Story, seen: frozenset[str], columns: int, rows: int) -> list[str]:
    """At most `rows` lines of at most `columns` characters, without blanks at their ends.

    Where a story is too long or too wide for that, neighbouring scenes share a dot; it is filled if one was seen.
    """
    if columns < 1 or rows < 1:
        return []
    layers = [[name for layer in group for name in layer] for group in _shared(ordered_layers(story), columns)]
    pictured = [[_glyph(story, group, seen) for group in _shared(layer, rows)] for layer in layers]
    height = max(map(len, pictured))
    step = min(WIDEST_STEP, (columns - 1) // max(1, len(pictured) - 1))
    lines = [[" "] * columns for _ in range(height)]
    for place, layer in enumerate(pictured):
        top = (height - len(layer)) // 2
        for row, glyph in enumerate(layer):
            lines[top + row][place * step] = glyph
    return ["".join(line).rstrip() for line in lines]


def _shared(these: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """The same in at most so many groups of neighbours, about the same size each."""
    groups = min(most, len(these))
    bounds = [len(these) * index // groups for index in range(groups + 1)]
    return [these[start:end] for start, end in pairwise(bounds)]


def _glyph(story: Story, group: Sequence[str], seen: frozenset[str]) -> str:
    known = [name for name in group if name in seen]
    ending = any(story.scenario.scenes[name].ending for name in known or group)
    if known:
        return ENDING if ending else SEEN
    return UNSEEN_ENDING if ending else UNSEEN

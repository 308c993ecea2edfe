"""`--take`: a list of decisions and of how chances fall, followed without drawing a lot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import click

from sim.play.playthrough import Playthrough
from sim.play.session import NotOnOffer


class Entry(NamedTuple):
    """One entry of the list: an option (empty for a chance by itself) and how the chances behind it fall."""

    place: int
    text: str
    option: str
    falls: tuple[str, ...]


def parse(text: str) -> list[Entry]:
    """The entries of `a,b>scene,>scene`. Raises click.UsageError."""
    if not text.strip():
        return []
    return [_entry(place, part.strip()) for place, part in enumerate(text.split(","), start=1)]


def _entry(place: int, text: str) -> Entry:
    option, *falls = (part.strip() for part in text.split(">"))
    if not (option or falls) or not all(falls):
        raise click.UsageError(f"--take, entry {place}: {text!r} is neither an option nor `>scene`")
    return Entry(place, text, option, tuple(falls))


def follow(play: Playthrough, entries: Sequence[Entry]) -> None:
    """Take the decisions in order. Raises click.UsageError for what is not on offer, and RoadFault."""
    for entry in entries:
        try:
            if entry.option:
                play.take(entry.option)
            for scene in entry.falls:
                play.settle(scene)
        except NotOnOffer as fault:
            raise click.UsageError(f"--take, entry {entry.place} ({entry.text!r}): {fault}") from None

"""A story of the shelf in words: its row in the list, and what the pane beside it tells. Made without a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.prose import clean, wrap
from tui.shelf.cards import Card
from tui.shelf.catalogue import Entry, Progress
from tui.words import ENDINGS, reached

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Section(NamedTuple):
    """A few lines under a quiet heading; none where they need no heading."""

    heading: str
    text: str


def row(entry: Entry) -> str:
    """What the list says under a story's title."""
    card, progress = entry.card, entry.progress
    if card.story is None:
        return "cannot be played as it is"
    found, there = sum(progress.found.values()), sum(card.endings.values())
    told = (
        "under way" if progress.unfinished else f"{card.minutes} min" if card.minutes else "",
        f"{found} of {there} endings" if found else "",
    )
    return " · ".join(filter(None, told)) or clean(card.level)


def facts(card: Card) -> str:
    """How long, how hard, for whom, with whom, and whose."""
    minutes = "" if not card.minutes else "1 minute" if card.minutes == 1 else f"{card.minutes} minutes"
    who = _listed([clean(name) for name in card.people])
    return " · ".join(filter(None, (minutes, clean(card.level), clean(card.ages), who, "yours" if card.yours else "")))


def sections(entry: Entry, columns: int) -> Iterator[Section]:
    """What the pane tells of a story below its summary, set in so many columns."""
    card = entry.card
    if card.story is None:
        yield Section("It cannot be played as it is", _faults(card))
    if card.notes:
        yield Section("Content notes", f"{', '.join(map(clean, card.notes))}. You may stop at any time.")
    if card.aims:
        yield Section("To practise", "\n".join(wrap(clean(aim), columns, "· ", "  ") for aim in card.aims))
    if card.story is not None and card.endings:
        yield Section("Endings", endings(card, entry.progress))
    if entry.reaches:
        tested = (f"{clean(source.short)} {reach.tested} of {reach.rules}" for source, reach in entry.reaches)
        yield Section("Rules that it puts to the test, by article", " · ".join(tested))


def left_off(progress: Progress) -> str:
    """Where the unfinished play stands."""
    return "" if progress.unfinished is None else reached(progress.unfinished.trace)


def endings(card: Card, progress: Progress) -> str:
    """The endings that were found; the others are only counted."""
    there, found = sum(card.endings.values()), sum(progress.found.values())
    if not found:
        return f"{_number(there)} to find" if there > 1 else "one to find"
    left = f"{_number(there - found)} still to find" if there > found else "that is all of them"
    return f"{found} of {there} found: {' · '.join((*_names(progress.found), left))}"


def _names(found: Mapping[str, int]) -> Iterator[str]:
    for kind, name in ENDINGS.items():
        if found.get(kind, 0):
            yield name if found[kind] == 1 else f"{name} ({_number(found[kind])} ways)"


def _faults(card: Card) -> str:
    first = card.errors[0] if card.errors else None
    more = len(card.errors) - 1
    told = "" if first is None else f"Line {first.place.line}: {clean(first.message)}"
    others = "" if more < 1 else f", and {_number(more)} more"
    return f"{told}{others}.\n`heartwork check {clean(card.id)}` tells what to do about it."


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _number(number: int) -> str:
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)

"""Finding a story on the shelf: by words, by what broke, by level, and by the article that it puts to the test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sim.story.model import CAUSES, LEVELS
from tui.shelf.catalogue import Entry
from tui.shelf.wanted import Wanted

ENOUGH = 0.5  # of an article's rules, for a story that is found by that article
CAUSES_IN_WORDS: Mapping[str, str] = {
    "argument": "an argument",
    "drunken-mistake": "a drunken mistake",
    "misunderstanding": "a misunderstanding",
    "neglect": "neglect",
    "infidelity": "infidelity",
    "distance": "distance",
    "long-decline": "a long decline",
}


class Value(NamedTuple):
    """One value of a filter, in words, with the number of stories that have it."""

    id: str
    label: str
    stories: int


class Filter(NamedTuple):
    """One way to narrow the shelf down: the field of `Wanted` that it sets, and the values that occur."""

    field: str
    title: str
    values: tuple[Value, ...]


def chosen(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """The stories that are wanted, in their order; by an article, those that test it most come first."""
    found = [entry for entry in entries if _has(entry, wanted)]
    if wanted.article:
        found.sort(key=lambda entry: -_share(entry, wanted.article))
    return found


def filters(entries: Sequence[Entry]) -> list[Filter]:
    """The filters that can make a difference on this shelf, with the values that occur on it."""
    articles = {source.id: source.title for entry in entries for source, _ in entry.reaches}
    causes = dict.fromkeys((*CAUSES, *(entry.card.cause for entry in entries)))
    all_of_them = (
        ("cause", "that broke over", {name: cause_in_words(name) for name in causes if name}),
        ("level", "at the level", {name: name for name in LEVELS}),
        ("article", "that put to the test", articles),
    )
    found = [Filter(field, title, tuple(_values(entries, field, labels))) for field, title, labels in all_of_them]
    return [each for each in found if each.values]


def in_words(wanted: Wanted, entries: Sequence[Entry]) -> list[str]:
    """What is looked for, each in a word or two."""
    short = {source.id: source.short for entry in entries for source, _ in entry.reaches}
    return [
        *([f"“{wanted.words.strip()}”"] if wanted.words.strip() else []),
        *([cause_in_words(wanted.cause)] if wanted.cause else []),
        *([wanted.level] if wanted.level else []),
        *([f"tests {short.get(wanted.article, wanted.article)}"] if wanted.article else []),
    ]


def cause_in_words(cause: str) -> str:
    """What broke, as people say it; a cause of an author's own stays as it is written."""
    return CAUSES_IN_WORDS.get(cause, cause)


def _values(entries: Sequence[Entry], field: str, labels: Mapping[str, str]) -> Iterator[Value]:
    for name, label in labels.items():
        stories = len(chosen(entries, Wanted(**{field: name})))
        if stories:
            yield Value(name, label, stories)


def _has(entry: Entry, wanted: Wanted) -> bool:
    return (
        wanted.cause in ("", entry.card.cause)
        and wanted.level in ("", entry.card.level)
        and (not wanted.article or _share(entry, wanted.article) >= ENOUGH)
        and _is_about(entry, wanted.words)
    )


def _is_about(entry: Entry, words: str) -> bool:
    card = entry.card
    text = " ".join((card.id, card.title, card.summary, *card.aims, *card.people)).casefold()
    return all(word in text for word in words.casefold().split())


def _share(entry: Entry, article: str) -> float:
    return next((reach.share for source, reach in entry.reaches if source.id == article), 0.0)

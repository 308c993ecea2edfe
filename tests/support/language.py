"""Pages for tests of what an editor is told: a text with the cursor at a mark in it."""

from __future__ import annotations

from sim.exchange.language.completing import Completions, complete
from sim.exchange.language.page import Neighbours, Page
from sim.source.decoding import split_lines
from tests.support.written import FOLDERS

CURSOR = "\N{HOURGLASS}"


def page_of(text: str) -> Page:
    """The page of a text, with what ships beside it."""
    return Page.of(text.replace(CURSOR, ""), "story.yaml", Neighbours(FOLDERS))


def cursor(text: str) -> tuple[int, int]:
    """Line and column of the mark in a text, from 1."""
    before = text[: text.index(CURSOR)]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def at(text: str, word: str, letter: int = 0) -> tuple[int, int]:
    """Line and column of a letter of the first such word in a text."""
    start = text.index(word) + letter
    return cursor(text[:start] + CURSOR + text[start:])


def completed(text: str, whole: str = "") -> Completions:
    """What may be written at the mark; `whole` is the text as it was read last, where that is another."""
    typed = text.replace(CURSOR, "")
    return complete(page_of(whole or typed), split_lines(f"{typed}\n"), *cursor(text))


def offered(text: str, whole: str = "") -> list[str]:
    """The words of that."""
    return [item.text for item in completed(text, whole).items]

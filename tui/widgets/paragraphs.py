"""Anybody's text as styled paragraphs in lines of a given width. Nothing is read as markup."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content, Span

from tui.prose import clean
from tui.words import EMPHASIS

EMPTY = Content("")


def prose(text: str, style: str = "") -> Content:
    """Anybody's text in one paragraph; `*emphasis*` is set in italics, and upright where the style is italic."""
    plain, spans, end = "", [], 0
    text, slant = clean(text), "not italic" if style == "italic" else "italic"
    for found in EMPHASIS.finditer(text):
        plain += text[end : found.start()]
        spans.append(Span(len(plain), len(plain) + len(found[1]), slant))
        plain += found[1]
        end = found.end()
    plain += text[end:]
    whole = [Span(0, len(plain), style)] if style else []
    return Content(plain, [*whole, *spans])


def hung(text: Content, columns: int, first: Content = EMPTY, indent: int = 0, under: int = 0) -> Iterator[Content]:
    """A paragraph in lines from column `indent` on: the first behind `first`, the others `under` columns deeper."""
    gap = " " * (indent - first.cell_length)
    for number, line in enumerate(text.wrap(max(8, columns - indent - under))):
        yield " " * (indent + under) + line if number else first + gap + line


def hanging(text: Content, width: int, first: str | Content = "", rest: str = "") -> Content:
    """A paragraph in lines of so many columns, the first behind `first` and the others behind `rest`."""
    lead = Content(first) if isinstance(first, str) else first
    lines = text.wrap(max(4, width - max(lead.cell_length, len(rest))))
    return Content("\n").join([(lead if index == 0 else Content(rest)) + line for index, line in enumerate(lines)])

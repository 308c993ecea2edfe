"""A debrief as one self-contained HTML page, to read on any screen, to print and to hand in: no script, no other file.

Every text is escaped, and direction is left to the text itself. The story's `*emphasis*` becomes `<em>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from sim.exchange.webpage import webpage
from sim.guidance.agreement import shown
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.prose import clean
from tui.words import EMPHASIS

_SHEET = Path(__file__).with_name("page.css")


def render_html(parts: Iterable[Part], language: str = "en") -> str:
    """The parts as a page in a story's language. The first heading is its title; the others keep their order below."""
    parts = list(parts)
    first = next((part for part in parts if isinstance(part, Heading)), Heading(1, "Looking back"))
    body = "\n".join(("<main>", *_blocks(parts, first.level - 1), "</main>"))
    return webpage(clean(first.text), _SHEET, body, clean(language))


def _blocks(parts: Iterable[Part], above: int) -> Iterator[str]:
    """The parts as blocks; rows that follow each other share a list, and so do bars."""
    for kind, group in groupby(parts, key=type):
        blocks = [_block(part, above) for part in group]
        if kind is Row:
            yield "\n".join(("<dl>", *blocks, "</dl>"))
        elif kind is Bar:
            yield "\n".join(('<ul class="bars">', *blocks, "</ul>"))
        else:
            yield from blocks


def _block(part: Part, above: int) -> str:
    match part:
        case Heading():
            level = part.level - above
            aside = f'\n<p class="aside">{_text(part.aside)}</p>' if part.aside else ""
            return f'<h{level} dir="auto">{_text(part.text)}</h{level}>{aside}'
        case Paragraph():
            return f'<p dir="auto">{_text(part.text)}</p>'
        case Row():
            shown_as = _plain if part.own else _text
            lines = "".join(f'<p dir="auto">{shown_as(line)}</p>' for line in part.lines)
            return f"<div><dt>{_text(part.label)}</dt><dd>{lines}</dd></div>"
        case Bar():
            return f'<li><span class="name">{_text(part.label)}</span> {_bar(part)}</li>'


def _bar(part: Bar) -> str:
    if part.agreement is None:
        return '<span class="silent">says nothing here</span>'
    value = f"{shown(part.agreement):.1f}"
    track = f'<span class="track" aria-hidden="true"><span class="fill" style="width: {value}%"></span></span>'
    return f'{track} <span class="value">{value}</span>'


def _text(text: str) -> str:
    return EMPHASIS.sub(r"<em>\1</em>", _plain(text))


def _plain(text: str) -> str:
    return escape(clean(text))

"""A debrief as Markdown, for printing and for handing in. The story's `*emphasis*` is Markdown's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sim.guidance.agreement import shown
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.prose import clean

# What Markdown or HTML would read as markup. A star stays: the stories' emphasis is written with it.
_MARKUP = re.compile(r"[\\`_\[\]<>|~&]")
_OPENING = re.compile(r"^(\d+)([.)])|^([#+=-])")


def render_markdown(parts: Iterable[Part]) -> str:
    """The parts as a Markdown document."""
    lines: list[str] = []
    before: Part | None = None
    for part in parts:
        if before is not None and not (type(part) is type(before) and isinstance(part, Bar | Row)):
            lines.append("")
        if isinstance(part, Bar) and not isinstance(before, Bar):
            lines += ["| | Agreement |", "|---|---:|"]
        lines.extend(_lines(part))
        before = part
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """A text of a story as plain words, on one line."""
    safe = _MARKUP.sub(lambda found: "\\" + found[0], clean(text)).strip()
    return _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", safe)


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * part.level} {escape(part.text)}"
            if part.aside:
                yield from ("", f"*{escape(part.aside)}*")
        case Paragraph():
            yield escape(part.text)
        case Row():
            yield from _row(part)
        case Bar():
            agreement = "says nothing here" if part.agreement is None else f"{shown(part.agreement):.1f}"
            yield f"| {escape(part.label)} | {agreement} |"


def _row(part: Row) -> Iterator[str]:
    first, *others = (escape(line).replace("*", "\\*") if part.own else escape(line) for line in part.lines)
    yield f"- **{escape(part.label)}**: {first}"
    yield from (f"  - {line}" for line in others)

"""Pieces of a story file that read back as what they were made of, whatever stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sim.source.composer import CONTROL
from sim.story.prose import paragraphs


def clean(text: str) -> str:
    """A text without what no story file may hold."""
    return CONTROL.sub("", text)


def quoted(text: str) -> str:
    """A text on one line in quotation marks: JSON's are among YAML's."""
    return json.dumps(clean(" ".join(text.split())), ensure_ascii=False)


def block(key: str, text: str, indent: str) -> Iterator[str]:
    """A key with paragraphs of prose, each on a line of its own with a blank line between."""
    yield f"{indent}{key}: |"
    for number, paragraph in enumerate(filter(None, (clean(each).strip() for each in paragraphs(text)))):
        if number:
            yield ""
        yield f"{indent}  {paragraph}"


def comment(text: str, indent: str, mark: str = "#") -> Iterator[str]:
    """A text as comments. None of its lines says anything to the program: a silenced fault is the author's word."""
    for line in text.splitlines():
        shown = clean(line.replace("\t", "  ")).rstrip().replace("heartwork:", "heartwork :")
        if shown:
            yield f"{indent}{mark} {shown}"

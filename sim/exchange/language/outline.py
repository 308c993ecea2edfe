"""The parts of a file as a tree: what an editor lists beside it and jumps to."""

from __future__ import annotations

from typing import NamedTuple

from sim.exchange.language.names import entries, part
from sim.exchange.language.page import Page
from sim.source.diagnostics import Place
from sim.source.document import Document
from sim.source.nodes import Mapping, Node, Scalar, Sequence

MOST = 200  # scenes whose options are listed too: a longer list helps nobody to jump, and an editor waits for it
SECTIONS = ("cast", "state", "scenes", "lessons", "checks", "acts", "sources", "facts", "rules", "disputes")


class Part(NamedTuple):
    """One part: its name, what is said about it, its key, the line that it ends on (from 1), and what is in it."""

    name: str
    detail: str
    kind: str
    place: Place
    last: int
    parts: tuple[Part, ...] = ()


def outline(page: Page) -> list[Part]:
    """The sections of a page that hold something, with their entries; up to MOST scenes hold their options."""
    document = page.document
    found = []
    for key, value in entries(document.root):
        if key.text in SECTIONS:
            inside = _in_list(document, key.text, value) if isinstance(value, Sequence) else _in(document, key, value)
            found.append(Part(key.text, "", "section", part(document, key), _last(key, value), inside))
    return found


def _in(document: Document, section: Scalar, value: Node) -> tuple[Part, ...]:
    inside = entries(value)
    holds = section.text == "scenes" and len(inside) <= MOST
    return tuple(
        Part(
            key.text,
            _said(child),
            section.text,
            part(document, key),
            _last(key, child),
            _options(document, child) if holds else (),
        )
        for key, child in inside
    )


def _options(document: Document, scene: Node) -> tuple[Part, ...]:
    return tuple(
        Part(key.text, _said(option), "choices", part(document, key), _last(key, option))
        for key, option in entries(scene, "choices")
    )


def _in_list(document: Document, section: str, value: Sequence) -> tuple[Part, ...]:
    named = [(item, item.get("name")) for item in value.items if isinstance(item, Mapping)]
    return tuple(
        Part(" ".join(name.text.split()), "", section, part(document, name), _last(name, item))
        for item, name in named
        if isinstance(name, Scalar) and name.text.strip()
    )


def _said(node: Node) -> str:
    """A title, a label or a name: the first short word about an entry."""
    if not isinstance(node, Mapping):
        return node.text if isinstance(node, Scalar) else ""
    said = next((it for key in ("title", "label", "name", "text") if isinstance(it := node.get(key), Scalar)), None)
    return shortened(said.text, 60) if said else ""


def shortened(text: str, most: int) -> str:
    """The first words of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _last(key: Scalar, value: Node) -> int:
    """The last line of an entry. A block ends where the next key begins, which is not its own line any more."""
    if isinstance(value, Scalar):
        ends_before = value.end_column == 1
    else:
        ends_before = not value.flow and value.end_column <= key.column
    return max(key.end_line, value.end_line - 1 if ends_before else value.end_line)

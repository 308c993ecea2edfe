"""Documents as plain lists, dicts and text, to compare in tests."""

from __future__ import annotations

from sim.source.document import Document, parse_document
from sim.source.nodes import Mapping, Node, Sequence


def parsed(text: str) -> Document:
    """The document of a text, under the name story.yaml."""
    return parse_document(text.encode(), "story.yaml")


def plain(node: Node | None) -> object:
    """A node without its places."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else node.text


def told(document: Document) -> list[tuple[str, int, int]]:
    """Code, line and column of every fault."""
    return [(fault.code, fault.place.line, fault.place.column) for fault in document.faults]

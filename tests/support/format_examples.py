"""Examples of what is written for a key: from the other pages, whose files check clean, and where these have none, from
the files that ship."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sim.source.document import Document, parse_document, read_document
from sim.source.nodes import Mapping, Node, Scalar, Sequence
from sim.story.library import SHIPPED
from tests.support.format_parts import EACH, KINDS, Kind, Path
from tests.support.pages import ROOT, blocks

LONGEST = 60  # characters of an example, so that a table stays readable


def example(kind: Kind, path: Path) -> str:
    """A value of a key as somebody wrote it, on one line; the emptiest string where nobody did."""
    found = (
        text for document in _documents(kind) for node in _nodes(document.root, path) if (text := _line(document, node))
    )
    return next(found, "")


@cache
def _documents(kind: Kind) -> tuple[Document, ...]:
    told = [block for block in blocks(ROOT / "docs" / kind.page) if block.kind == "yaml" and not block.codes]
    read = [parse_document(block.text.encode(), str(block)) for block in told]
    others = [other.heart for other in KINDS if other is not kind]
    mine = [each for each in read if isinstance(each.root, Mapping) and not any(map(each.root.get, others))]
    return (*mine, *map(read_document, sorted(SHIPPED.glob(kind.files))))


def _nodes(node: Node | None, path: Path) -> Iterator[Node]:
    if not path:
        if node is not None:
            yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if path[0] in (EACH, key.text):
                yield from _nodes(value, path[1:])
    elif isinstance(node, Sequence) and path[0] == EACH:
        for item in node.items:
            yield from _nodes(item, path[1:])


def _line(document: Document, node: Node) -> str:
    """A node as its file spells it, of a list its first line, where that is short and safe in a table."""
    if isinstance(node, Sequence) and not node.flow:
        first = _line(document, node.items[0])
        return f"- {first}" if first else ""
    if node.line != node.end_line or not (isinstance(node, Scalar) or node.flow):
        return ""
    text = document.lines[node.line - 1][node.column - 1 : node.end_column - 1].strip()
    return text if len(text) <= LONGEST and not set(text) & set("|`") else ""

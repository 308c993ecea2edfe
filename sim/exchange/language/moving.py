"""What stands behind a change, at its new place: the same nodes and names, so many rows further down or up."""

from __future__ import annotations

from sim.exchange.language.names import Name
from sim.source.diagnostics import Place
from sim.source.nodes import Mapping, Node, Scalar, Sequence

Entry = tuple[Scalar, Node]


def moved(node: Node, by: int) -> Node:
    """A node and all that is in it, so many rows further down; the node itself stays as it was."""
    if isinstance(node, Scalar):
        return moved_text(node, by)
    if isinstance(node, Mapping):
        mapping = Mapping(node.line + by, node.column, node.flow)
        mapping.end_line, mapping.end_column = node.end_line + by, node.end_column
        mapping.entries = moved_entries(node.entries, by)
        return mapping
    sequence = Sequence(node.line + by, node.column, node.flow)
    sequence.end_line, sequence.end_column = node.end_line + by, node.end_column
    sequence.items = [moved(item, by) for item in node.items]
    return sequence


def moved_entries(entries: list[Entry], by: int) -> list[Entry]:
    """Keys and values, so many rows further down."""
    return [(moved_text(key, by), moved(value, by)) for key, value in entries] if by else entries


def moved_text(node: Scalar, by: int) -> Scalar:
    """A text, so many rows further down."""
    return Scalar(node.text, node.plain, node.line + by, node.column, node.end_line + by, node.end_column)


def moved_name(name: Name, by: int) -> Name:
    """A name, so many rows further down."""
    path, line, column, length = name.place
    return Name(name.what, name.id, Place(path, line + by, column, length), name.declares)

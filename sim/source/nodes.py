"""The nodes of a YAML document: scalars kept as text, mappings and sequences, each with its place.

Lines and columns count from 1, in characters; the end is just past the last character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator


class Scalar:
    """A piece of text. `plain` says that it stands without quotation marks and is no `|` or `>` block."""

    __slots__ = ("column", "end_column", "end_line", "line", "plain", "text")

    def __init__(self, text: str, plain: bool, line: int, column: int, end_line: int, end_column: int) -> None:
        self.text = text
        self.plain = plain
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}, {self.line}:{self.column})"


class Mapping:
    """Keys and values in the order of the file; no key stands twice."""

    __slots__ = ("column", "end_column", "end_line", "entries", "flow", "line")

    def __init__(self, line: int, column: int, flow: bool = False) -> None:
        self.entries: list[tuple[Scalar, Node]] = []
        self.flow = flow
        self.line = line
        self.column = column
        self.end_line = line
        self.end_column = column

    def get(self, name: str) -> Node | None:
        """The value under a key, or None."""
        for key, value in self.entries:
            if key.text == name:
                return value
        return None

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its place, or None."""
        for key, _ in self.entries:
            if key.text == name:
                return key
        return None

    def __repr__(self) -> str:
        return f"Mapping({self.entries!r})"


class Sequence:
    """Items in order."""

    __slots__ = ("column", "end_column", "end_line", "flow", "items", "line")

    def __init__(self, line: int, column: int, flow: bool = False) -> None:
        self.items: list[Node] = []
        self.flow = flow
        self.line = line
        self.column = column
        self.end_line = line
        self.end_column = column

    def __repr__(self) -> str:
        return f"Sequence({self.items!r})"


Node: TypeAlias = Scalar | Mapping | Sequence
NodePath: TypeAlias = tuple[str | int, ...]


def descend(root: Node | None, path: NodePath) -> tuple[Scalar | None, Node | None, int]:
    """The deepest existing node along a path, the key it stands under, and how many steps led there."""
    key: Scalar | None = None
    node = root
    for steps, step in enumerate(path):
        if isinstance(node, Mapping):
            found = next((entry for entry in node.entries if entry[0].text == step), None)
            if found is None:
                return key, node, steps
            key, node = found
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return key, node, steps
    return key, node, len(path)


def is_empty(node: Node) -> bool:
    """Whether a node is a value that was left out: `key:` and nothing more."""
    return isinstance(node, Scalar) and node.plain and not node.text


def first_scalar(node: Node) -> Scalar | None:
    """The first text inside a node: what a person points at when they mean the node."""
    while not isinstance(node, Scalar):
        children = [key for key, _ in node.entries] if isinstance(node, Mapping) else node.items
        if not children:
            return None
        node = children[0]
    return node


def dropped(root: Node | None, repeated: list[tuple[Mapping, Scalar, Node]], lines: list[str]) -> dict[NodePath, str]:
    """The raw text of values under keys that stood before, by the path of the key."""
    if root is None or not repeated:
        return {}
    paths = {id(node): path for path, node in walk(root)}
    rows: dict[NodePath, dict[int, str]] = {}
    for mapping, key, value in repeated:
        if id(mapping) in paths:
            path = (*paths[id(mapping)], key.text)
            span = range(key.line - 1, min(value.end_line, len(lines)))
            rows.setdefault(path, {}).update((row, lines[row]) for row in span)
    return {path: "\n".join(raw.values()) for path, raw in rows.items()}


def walk(root: Node) -> Iterator[tuple[NodePath, Node]]:
    """Every node with its path, parents first."""
    waiting: list[tuple[NodePath, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        yield path, node
        if isinstance(node, Mapping):
            waiting += [((*path, key.text), value) for key, value in node.entries]
        elif isinstance(node, Sequence):
            waiting += [((*path, index), item) for index, item in enumerate(node.items)]

"""What may stand at a place in a file, read from the schema of its format: keys, their meaning, fixed values."""

from __future__ import annotations

from sim.exchange.json_schema import json_schema
from sim.source.nodes import Mapping, Node, NodePath, Scalar, Sequence
from sim.source.schema import Schema


def trail(root: Node | None, line: int, column: int) -> tuple[NodePath, Scalar | None, bool]:
    """The path to the text at a position (from 1, in the lines as read), that text, and whether it is a key.

    A key's path is that of the mapping which holds it. Without a text there it is the deepest path around.
    """
    path: NodePath = ()
    node = root
    while node is not None and not isinstance(node, Scalar):
        below = _key_at(node, line, column) if isinstance(node, Mapping) else None
        if below is not None:
            return path, below, True
        step = _step(node, line, column)
        if step is None:
            return path, None, False
        path, node = (*path, step[0]), step[1]
    return path, node, False


def _key_at(node: Mapping, line: int, column: int) -> Scalar | None:
    return next((key for key, _ in node.entries if _holds(key, line, column)), None)


def _step(node: Mapping | Sequence, line: int, column: int) -> tuple[str | int, Node] | None:
    if isinstance(node, Mapping):
        return next(((key.text, value) for key, value in node.entries if _holds(value, line, column)), None)
    return next(((index, item) for index, item in enumerate(node.items) if _holds(item, line, column)), None)


def _holds(node: Node, line: int, column: int) -> bool:
    return (node.line, node.column) <= (line, column) <= (node.end_line, node.end_column)


def schemas_at(kind: str, path: NodePath) -> list[Schema]:
    """The schemas of what may stand at a path, one for each way of writing it."""
    found = _ways(json_schema(kind))
    for step in path:
        found = [way for each in found for way in _ways(_below(each, step))]
    return found


def _below(schema: Schema, step: str | int) -> Schema:
    if isinstance(step, int):
        items = schema.get("items")
        return items if isinstance(items, dict) else {}
    known = schema.get("properties", {}).get(step)
    more = schema.get("additionalProperties")
    return known or (more if isinstance(more, dict) else {})


def _ways(schema: Schema) -> list[Schema]:
    if "anyOf" not in schema:
        return [schema] if schema else []
    about = {"description": schema["description"]} if "description" in schema else {}
    return [{**about, **way} for each in schema["anyOf"] for way in _ways(each)]


def keys_at(kind: str, path: NodePath) -> dict[str, str]:
    """The keys that the mapping at a path may have, with what each is for."""
    return {
        key: schema.get("description", "")
        for each in schemas_at(kind, path)
        for key, schema in each.get("properties", {}).items()
    }


def values_at(kind: str, path: NodePath) -> list[str]:
    """The fixed values that may stand at a path."""
    ways = schemas_at(kind, path)
    named = [str(value) for each in ways for value in each.get("enum", ())]
    flags = ["true", "false"] if any(each.get("type") == "boolean" for each in ways) else []
    return [*named, *flags]

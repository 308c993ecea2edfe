"""Shapes: what a file may hold, read from nodes into values, and told to editors as JSON Schema.

A shape reads one node. A fault is told once, where it is; the entry that has it is left out, and the node
is remembered as broken, so that whoever comes later stays silent about what follows from it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from sim.source.diagnostics import Diagnostic
from sim.source.document import Document
from sim.source.nearest import nearest_name
from sim.source.nodes import Mapping, Node, NodePath, Scalar, Sequence

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]


class Unreadable(Exception):
    """The node has a fault that was told."""


@dataclass(slots=True)
class Reader:
    """One reading of a document: the faults told so far and the nodes that have them."""

    document: Document
    faults: list[Diagnostic] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)

    def tell(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """A fault of a node; the node counts as broken from now on."""
        self.broken.add(id(node))
        if not self.document.is_doubtful(node):
            self.faults.append(Diagnostic(code, message, self.document.at(node), hint))

    def refuse(self, code: str, node: Node, message: str, hint: str = "") -> Unreadable:
        """Tell a fault; what comes back is to be raised."""
        self.tell(code, node, message, hint)
        return Unreadable()

    def is_broken(self, path: NodePath) -> bool:
        """Whether what stands at this place, on the way to it or under it had a fault."""
        node = self.document.root
        for step in path:
            if node is not None and id(node) in self.broken:
                return True
            node = child(node, step)
        return node is not None and self.holds_broken(node)

    def holds_broken(self, node: Node) -> bool:
        """Whether a node or anything under it had a fault."""
        return id(node) in self.broken or any(self.holds_broken(each) for each in children(node))


def child(node: Node | None, step: str | int) -> Node | None:
    """The node under a key or an index, or None."""
    if isinstance(node, Mapping):
        return node.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def children(node: Node) -> list[Node]:
    """The values of a mapping, the items of a list."""
    if isinstance(node, Mapping):
        return [value for _, value in node.entries]
    return node.items if isinstance(node, Sequence) else []


class Shape(Protocol[T_co]):
    """What a node may be, and what is made of it."""

    def read(self, node: Node, reader: Reader) -> T_co:
        """The value of the node. Raises Unreadable after telling its fault."""
        ...

    def schema(self) -> Schema:
        """The JSON Schema of the node as an author writes it."""
        ...


KINDS = {Scalar: "a text", Mapping: "a mapping of keys to values", Sequence: "a list"}


def wrong_kind(node: Node, wanted: str, reader: Reader, hint: str = "") -> Unreadable:
    """The fault of a node that is one thing where another is wanted."""
    found = "nothing" if isinstance(node, Scalar) and not node.text else KINDS[type(node)]
    return reader.refuse("HW203", node, f"this is {found}, wanted is {wanted}", hint)


class ListOf(Generic[T]):
    """A list of one shape; entries with a fault are left out."""

    def __init__(self, item: Shape[T]) -> None:
        self.item = item

    def read(self, node: Node, reader: Reader) -> tuple[T, ...]:
        if not isinstance(node, Sequence):
            raise wrong_kind(node, "a list", reader, "put it in square brackets, or on lines of its own behind `- `")
        return tuple(read_all(node.items, self.item, reader))

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}


def read_all(nodes: list[Node], shape: Shape[T], reader: Reader) -> list[T]:
    """The values of those nodes that have no fault."""
    found = []
    for node in nodes:
        try:
            found.append(shape.read(node, reader))
        except Unreadable:
            continue
    return found


class MapOf(Generic[T]):
    """A mapping whose keys the author chooses; a record among the values is given its key as `id`."""

    def __init__(self, key: Callable[[Scalar, Reader], str], value: Shape[T], pattern: str = "") -> None:
        self.key = key
        self.value = value
        self.pattern = pattern

    def read(self, node: Node, reader: Reader) -> dict[str, T]:
        if not isinstance(node, Mapping):
            raise wrong_kind(node, KINDS[Mapping], reader)
        found: dict[str, T] = {}
        read = self._reading()
        for key, child in node.entries:
            try:
                name = self.key(key, reader)
                found[name] = read(name, child, reader)
            except Unreadable:
                reader.broken.add(id(child))
        return found

    def _reading(self) -> Callable[[str, Node, Reader], T]:
        if isinstance(self.value, Record) and self.value.keyed:
            return self.value.read_keyed
        return lambda _, node, reader: self.value.read(node, reader)

    def schema(self) -> Schema:
        shape: Schema = {"type": "object", "additionalProperties": self.value.schema()}
        if self.pattern:
            shape["propertyNames"] = {"pattern": self.pattern}
        return shape


class Key(NamedTuple):
    """One key of a record: its shape, what it is for, and the attribute that holds it (default: the key).

    `example` is something that an author could write there, for shapes that have no example of their own.
    """

    shape: Shape[Any]
    about: str
    attribute: str = ""
    example: Any = None


class Record(Generic[T]):
    """A mapping with known keys, read into a dataclass; fields without a default must be there."""

    def __init__(
        self,
        cls: type[T],
        keys: AnyMapping[str, Key],
        about: str = "",
        validate: Callable[[T, Mapping, Reader], None] | None = None,
    ) -> None:
        self.cls = cls
        self.keys = dict(keys)
        self.about = about
        self.validate = validate
        self.attributes = {name: key.attribute or name for name, key in keys.items()}
        self._known = {name: (self.attributes[name], key.shape.read) for name, key in keys.items()}
        required = _without_default(cls)
        self.keyed = "id" in required and "id" not in self.keys
        self.required = [name for name, attribute in self.attributes.items() if attribute in required]

    def read(self, node: Node, reader: Reader) -> T:
        return self._made(self._values(node, reader), node, reader)

    def read_keyed(self, name: str, node: Node, reader: Reader) -> T:
        """The record under a key of a mapping; the key is its `id`."""
        return self._made({"id": name, **self._values(node, reader)}, node, reader)

    def _made(self, values: dict[str, Any], node: Node, reader: Reader) -> T:
        """The record; what its parts mean together is only looked at where none of them has a fault."""
        record = self.cls(**values)
        if (
            self.validate
            and isinstance(node, Mapping)
            and not (reader.broken and reader.broken.intersection(map(id, (node, *children(node)))))
        ):
            self.validate(record, node, reader)
        return record

    def _values(self, node: Node, reader: Reader) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            raise wrong_kind(node, KINDS[Mapping], reader, f"keys here are {_listed(self.keys)}")
        found: dict[str, Any] = {}
        for key, child in node.entries:
            known = self._known.get(key.text)
            if known is None:
                reader.broken.add(id(node))
                reader.tell("HW201", key, f"unknown key `{key.text}`", self._hint(key.text, node))
                continue
            try:
                found[known[0]] = known[1](child, reader)
            except Unreadable:
                reader.broken.add(id(child))
        for name in self.required:
            if self.attributes[name] not in found:
                self._tell_missing(node, found, reader)
                raise Unreadable
        return found

    def _tell_missing(self, node: Mapping, found: dict[str, Any], reader: Reader) -> None:
        """Tell the keys that must be there and are not, unless they could not be read or are misspelt."""
        tried = {key.text for key, _ in node.entries}
        missing = [name for name in self.required if self.attributes[name] not in found]
        misspelt = {nearest_name(key, missing) for key in tried - self.keys.keys()}
        untold = [name for name in missing if name not in tried and name not in misspelt]
        if untold:
            reader.tell("HW202", node, f"{_listed(untold)} must be given here")

    def _hint(self, key: str, node: Mapping) -> str:
        given = {each.text for each, _ in node.entries}
        near = nearest_name(key, [name for name in self.keys if name not in given], cutoff=0.5)
        return f"did you mean `{near}`?" if near else f"keys here are {_listed(self.keys)}"

    def schema(self) -> Schema:
        properties: dict[str, Schema] = {}
        defaults = _defaults(self.cls)
        for name, key in self.keys.items():
            about = {"description": key.about}
            properties[name] = {**about, **key.shape.schema(), **about}
            if key.example is not None:
                properties[name]["examples"] = [_as_json(key.example)]
            usual = defaults.get(self.attributes[name])
            if _can_be_written(usual, properties[name]):
                properties[name]["default"] = usual
        shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if self.required:
            shape["required"] = self.required
        if self.about:
            shape["description"] = self.about
        return shape


def _without_default(cls: type[Any]) -> set[str]:
    """The fields of a named tuple, or of a dataclass, that must be given."""
    named: Any = cls
    if issubclass(cls, tuple):
        return {each for each in named._fields if each not in named._field_defaults}
    missing = dataclasses.MISSING
    return {each.name for each in dataclasses.fields(cls) if each.default is each.default_factory is missing}


def _defaults(cls: type[Any]) -> dict[str, Any]:
    """What the fields of a named tuple, or of a dataclass, are where they are left out."""
    named: Any = cls
    if issubclass(cls, tuple):
        return dict(named._field_defaults)
    return {each.name: each.default for each in dataclasses.fields(cls)}


def _as_json(example: Any) -> Any:
    return [*map(_as_json, example)] if isinstance(example, tuple) else example


def _can_be_written(usual: Any, shape: Schema) -> bool:
    """Whether a default is something that an author could write there: no nothing, and no clock in minutes."""
    kinds = {"boolean": bool, "integer": int, "string": str}
    return usual != "" and (usual in shape.get("enum", ()) or type(usual) is kinds.get(str(shape.get("type"))))


def _listed(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in names)

"""Shapes of single values: texts, names, whole numbers, true or false, words of a closed list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from sim.source.nearest import nearest
from sim.source.nodes import Mapping, Node, Scalar
from sim.source.schema import Reader, Schema, Unreadable, wrong_kind

T = TypeVar("T")

KEBAB = r"[a-z0-9]+(-[a-z0-9]+)*"
SNAKE = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
LARGEST = 1_000_000_000
_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")
_BOOLEAN_LOOKALIKES = {
    **dict.fromkeys(("yes", "on", "y", "True", "TRUE", "Yes", "YES", "On", "ON"), "true"),
    **dict.fromkeys(("no", "off", "n", "False", "FALSE", "No", "NO", "Off", "OFF"), "false"),
}


def scalar(node: Node, wanted: str, reader: Reader) -> Scalar:
    """The node as a single value. Raises Unreadable."""
    if not isinstance(node, Scalar):
        raise wrong_kind(node, wanted, reader)
    return node


class Text(NamedTuple):
    """A text; `prose` is what people read, where a `#` or a line of its own may cut it short."""

    prose: bool = True

    def read(self, node: Node, reader: Reader) -> str:
        if self.prose and not isinstance(node, Scalar):
            refuse_prose_as_key(node, reader)
        text = scalar(node, "a text", reader)
        if not text.text or text.text.isspace():
            if self.prose and reader.document.comment_after(text) is not None and _tell_cut_short(text, reader):
                raise Unreadable
            raise reader.refuse("HW209", node, "the text is empty", "write it, or leave the key out")
        if self.prose and reader.document.comment_after(text) is not None:
            _tell_cut_short(text, reader)
        return text.text

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


def _tell_cut_short(text: Scalar, reader: Reader) -> bool:
    from sim.source.traps.comments import cut_short  # few texts have a comment behind them

    cut = cut_short(reader.document, text)
    if cut is not None:
        reader.faults.append(cut)
    return cut is not None


def refuse_prose_as_key(node: Node, reader: Reader) -> None:
    """Raise Unreadable, told, where a text is wanted and its colon has made it a key and its value."""
    from sim.source.traps.colons import prose_as_key

    told = isinstance(node, Mapping) and any(reader.document.is_doubtful(key) for key, _ in node.entries)
    fault = None if told else prose_as_key(reader.document, node)
    if fault is not None:
        reader.faults.append(fault)
    if told or fault is not None:
        reader.broken.add(id(node))
        raise Unreadable


class Whole(NamedTuple):
    """A whole number between two bounds."""

    least: int = -LARGEST
    most: int = LARGEST

    def read(self, node: Node, reader: Reader) -> int:
        text = scalar(node, "a whole number", reader)
        if not text.plain or not _WHOLE.fullmatch(text.text):
            raise reader.refuse("HW204", node, f"`{shown(text.text)}` is not a whole number")
        number = int(text.text)
        if not self.least <= number <= self.most:
            raise reader.refuse("HW208", node, f"{number} is outside {self.least:,} to {self.most:,}")
        return number

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


_PLAIN = Text(prose=False)
_ANY_WHOLE = Whole()


class Boolean:
    """`true` or `false`, in lower case and without quotes."""

    def read(self, node: Node, reader: Reader) -> bool:
        text = scalar(node, "true or false", reader)
        if text.plain and text.text in ("true", "false"):
            return text.text == "true"
        meant = _BOOLEAN_LOOKALIKES.get(text.text) or (text.text if text.text in ("true", "false") else "")
        hint = f"write `{meant}`, in lower case and without quotes" if meant else ""
        raise reader.refuse("HW205", node, f"`{shown(text.text)}` is not true or false", hint)

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Fact:
    """A whole number, true or false, or a text: as it is written."""

    def read(self, node: Node, reader: Reader) -> int | bool | str:
        text = scalar(node, "a whole number, true or false, or a text", reader)
        if text.plain and text.text in ("true", "false"):
            return text.text == "true"
        if text.plain and _WHOLE.fullmatch(text.text):
            return _ANY_WHOLE.read(node, reader)
        return _PLAIN.read(node, reader)

    def schema(self) -> Schema:
        return {"type": ["integer", "boolean", "string"]}


class OneOf(NamedTuple):
    """A word of a closed list."""

    words: tuple[str, ...]

    def read(self, node: Node, reader: Reader) -> str:
        text = scalar(node, "one of " + ", ".join(self.words), reader).text
        if text not in self.words:
            hint = nearest(text, self.words) or f"there are {', '.join(self.words)}"
            raise reader.refuse("HW206", node, f"`{shown(text)}` is not one of the words for this key", hint)
        return text

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class Name:
    """A name: of kebab-case, or of snake_case where expressions use it bare."""

    def __init__(self, pattern: str, kind: str) -> None:
        self.pattern = pattern
        self.kind = kind
        self._fits = re.compile(pattern).fullmatch

    def __call__(self, node: Scalar, reader: Reader) -> str:
        if not self._fits(node.text) or len(node.text) > 80:
            example = re.sub(r"[^a-z0-9]+", "-" if self.kind == "kebab-case" else "_", node.text.lower()).strip("-_")
            hint = f"for example `{example}`" if example else ""
            raise reader.refuse("HW207", node, f"`{shown(node.text)}` is not a {self.kind} name", hint)
        return node.text

    def read(self, node: Node, reader: Reader) -> str:
        return self(scalar(node, "a name", reader), reader)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{self.pattern}$"}


KEBAB_NAME = Name(KEBAB, "kebab-case")
SNAKE_NAME = Name(SNAKE, "snake_case")


class Written(Generic[T]):
    """A text that a function reads, such as `2 days`; the function raises ValueError for what it cannot read."""

    def __init__(self, parse: Callable[[str], T], code: str, wanted: str, examples: tuple[str, ...]) -> None:
        self.parse = parse
        self.code = code
        self.wanted = wanted
        self.examples = examples

    def read(self, node: Node, reader: Reader) -> T:
        text = scalar(node, self.wanted, reader).text
        try:
            return self.parse(text)
        except ValueError:
            hint = "for example " + " or ".join(f"`{example}`" for example in self.examples)
            raise reader.refuse(self.code, node, f"`{shown(text)}` is not {self.wanted}", hint) from None

    def schema(self) -> Schema:
        return {"type": "string", "examples": list(self.examples)}


class Expression(NamedTuple):
    """An expression as it is written; its names and types are checked when the story is whole."""

    example: str

    def read(self, node: Node, reader: Reader) -> str:
        return _PLAIN.read(node, reader)

    def schema(self) -> Schema:
        return {"type": ["string", "boolean", "integer"], "examples": [self.example]}


def shown(text: str) -> str:
    """A text of the file inside a message: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."

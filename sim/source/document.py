"""A YAML text as nodes with places and every fault that it has as a text. Reading one never raises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.source.commas import split_by_comma
from sim.source.composer import MANY, compose
from sim.source.decoding import decode, readable
from sim.source.diagnostics import Diagnostic, Place, at_most, in_order
from sim.source.draft import Draft
from sim.source.files import read_bytes
from sim.source.mended import Mended, joined
from sim.source.nodes import Mapping, Node, NodePath, Scalar, descend, dropped, first_scalar, is_empty
from sim.source.places import locate, run_length
from sim.source.refusals import told

if TYPE_CHECKING:
    import pathlib

    from sim.source.composition import Composition
    from sim.source.traps.case import Trap

DOUBTFUL = frozenset({"HW110", "HW111", "HW112", "HW116"})  # what a value may carry that makes it another value
SHAPES = frozenset({"HW116", "HW117"})  # what a mended line easily seems to have
__all__ = ["Document", "parse_document", "read_document"]


@dataclass(slots=True)
class Document:
    """One file as read. What could not be read is in `blanked` and `dropped`, path to raw text."""

    path: str
    lines: list[str]
    root: Node | None = None
    faults: list[Diagnostic] = field(default_factory=list)
    blanked: dict[NodePath, str] = field(default_factory=dict)
    dropped: dict[NodePath, str] = field(default_factory=dict)
    doubtful: set[tuple[int, int]] = field(default_factory=set)
    draft: Draft = field(default_factory=lambda: Draft([]))

    @property
    def read(self) -> list[str]:
        """The lines as they were read, mended where they had to be; the nodes' places are places in these."""
        return self.draft.lines

    def node(self, path: NodePath) -> Node | None:
        """The deepest existing node along a path of keys and indexes."""
        return descend(self.root, path)[1]

    def place(
        self, path: NodePath, *, key: bool = False, offset: int | None = None, length: int | None = None
    ) -> Place:
        """Where the deepest existing node of a path stands, or its key, or a character inside its text."""
        name, node, _ = descend(self.root, path)
        if name is not None and (key or node is None or is_empty(node)):
            return self.at(name)
        if node is None:
            return Place(self.path, 1, 1)
        return self.at(node, offset=offset, length=length)

    def at(self, node: Node, *, offset: int | None = None, length: int | None = None) -> Place:
        """Where a node stands, or the character at an offset inside a scalar's text."""
        if not isinstance(node, Scalar):
            target = first_scalar(node) if not node.flow else None
            return self.at(target) if target else self.place_of(node.line - 1, node.column - 1, length or 1)
        if offset is None:
            return self.place_of(node.line - 1, node.column - 1, length or run_length(self.read, node))
        line, column = locate(self.read, node, offset)
        return self.place_of(line - 1, column - 1, length or 1)

    def place_of(self, row: int, column: int, length: int = 1) -> Place:
        """The place in the file of a run of characters in the lines as they were read; both count from 0."""
        row = max(0, min(row, len(self.lines) - 1))
        start = self.draft.original(row, column)
        end = self.draft.original(row, column + length - 1) + 1
        width = len(self.lines[row]) if self.lines else 0
        return Place(self.path, row + 1, min(start, width) + 1, max(1, min(end, width) - start))

    def comment_after(self, scalar: Scalar) -> tuple[int, str] | None:
        """The comment that follows a plain scalar on its line: its column (from 1, as read) and its text."""
        if not scalar.plain or scalar.end_line > len(self.read):
            return None
        rest = self.read[scalar.end_line - 1][scalar.end_column - 1 :]
        text = rest.lstrip(" \t")
        if not text.startswith("#") or text == rest:
            return None
        return scalar.end_column + len(rest) - len(text), text

    def is_doubtful(self, node: Node) -> bool:
        """Whether a fault was told about this very value already, so that what follows from it stays silent."""
        return (node.line, node.column) in self.doubtful


def parse_document(data: bytes, path: str) -> Document:
    """Read bytes as a document; every fault of the text is in its `faults`. Never raises."""
    lines, faults = decode(data, path)
    if lines is None:
        return Document(path, [], faults=faults)
    mended = _read(readable(lines))
    document = Document(path, lines, mended.composition.root, faults, draft=mended.draft)
    document.blanked = {at: "\n".join(rows) for at, rows in mended.blanked.items()}
    faults += [_diagnostic(document, trap) for trap in mended.traps]
    if mended.more:
        faults[-1] = faults[-1]._replace(message=f"{faults[-1].message} (and there are more such lines further on)")
    told_rows = {trap.row for trap in mended.traps}
    mended.composition.refusals = [
        one for one in mended.composition.refusals if one.code not in SHAPES or one.line - 1 not in told_rows
    ]
    _take_stock(document, mended.composition)
    if not mended.traps:
        faults += _top_level(document, mended.composition)
    if not isinstance(document.root, Mapping):
        document.root = None
    document.faults = in_order(faults)
    return document


def _read(lines: list[str]) -> Mended:
    mended = Mended(Draft(lines), compose(joined(lines)))
    if mended.composition.stop is not None or mended.composition.suspects:
        from sim.source.mending import mend  # what explains and mends is many small files, and most texts need none

        mend(mended, lines)
    return mended


def read_document(path: pathlib.Path) -> Document:
    """Read a file as a document; one that cannot be read has a fault that says why. Never raises."""
    data = read_bytes(path)
    if isinstance(data, Diagnostic):
        return Document(str(path), [], faults=[data])
    return parse_document(data, str(path))


def read_lines(path: pathlib.Path) -> list[str]:
    """The lines of a file, to show what was told of them; none where it cannot be read, or is no text."""
    data = read_bytes(path)
    return [] if isinstance(data, Diagnostic) else decode(data, str(path))[0] or []


def _take_stock(document: Document, made: Composition) -> None:
    """Tell what the nodes hold that these files do not have, and leave nothing but a mapping as the root."""
    faults = document.faults
    faults += at_most(MANY, [told(document, refusal) for refusal in made.refusals], made.refused)
    faults += at_most(MANY, [fault for mapping in made.hollow for fault in split_by_comma(document, mapping)])
    document.doubtful |= {(one.line, one.column) for one in made.refusals if one.code in DOUBTFUL}
    document.dropped = dropped(document.root, made.repeated, document.read)


def _top_level(document: Document, made: Composition) -> list[Diagnostic]:
    root = document.root
    if made.stopped or isinstance(root, Mapping):
        return []
    if root is None or is_empty(root):
        place = Place(document.path, 1, 1)
        return [Diagnostic("HW106", "the file holds nothing", place, "begin with `format: 1`")]
    help_text = "begin with `format: 1`, and put each further key on a line of its own"
    return [Diagnostic("HW107", "the file is not made of keys and values", document.at(root), help_text)]


def _diagnostic(document: Document, trap: Trap) -> Diagnostic:
    document.doubtful |= {(row + 1, column + 1) for row, column in trap.doubtful}
    place = Place(document.path, trap.row + 1, trap.column + 1, trap.length)
    return Diagnostic(trap.code, trap.message, place, trap.help)

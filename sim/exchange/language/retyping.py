"""A page after some keystrokes inside one entry: that entry is read anew, everything else is taken over.

To read five hundred scenes takes longer than somebody waits for an answer, and most keystrokes change a word of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.exchange.language.entry import entry_alone, entry_at
from sim.exchange.language.names import Name, names_in
from sim.exchange.language.page import Page
from sim.source.chunks import Chunk
from sim.source.decoding import split_lines
from sim.source.document import Document
from sim.source.draft import Draft
from sim.source.nodes import Mapping, Node, Scalar


def retyped(page: Page, text: str) -> Page:
    """The page of a text that was another just before; read whole where more than one entry, or a line, has changed.

    The faults of its document are not looked for: a check reads the whole text.
    """
    lines = split_lines(text)
    chunk = _changed(page.document.lines, lines)
    if chunk is None:
        return page.reread(text)
    alone = entry_alone(lines, chunk.first, page.document.path)
    root = _put_in(page.document.root, alone.root, chunk)
    if root is None:
        return page.reread(text)
    document = Document(page.document.path, lines, root)
    document.draft = _draft(page.document.draft, alone.draft, chunk)
    for kept, whole, part in (
        (document.blanked, page.document.blanked, alone.blanked),
        (document.dropped, page.document.dropped, alone.dropped),
    ):
        kept.update({path: raw for path, raw in whole.items() if path[:2] != chunk.path})
        kept.update(part)
    return Page(document, page.name, page.other, _names(page, alone, root, chunk))


def _changed(before: Sequence[str], after: Sequence[str]) -> Chunk | None:
    """The entry that holds all lines which differ; None where lines came or went, or an entry does not hold them."""
    if len(before) != len(after):
        return None
    rows = [row for row, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    found = entry_at(after, rows[0]) if rows else None
    if found is None or found != entry_at(before, rows[0]) or len(found[0].path) != 2 or rows[-1] > found[0].last:
        return None
    return found[0]


def _put_in(root: Node | None, alone: Node | None, chunk: Chunk) -> Mapping | None:
    """The root with one entry in the place of its former self; None where either is not as it should be."""
    section, name = map(str, chunk.path)
    whole, part = (each.get(section) if isinstance(each, Mapping) else None for each in (root, alone))
    if not isinstance(root, Mapping) or not isinstance(whole, Mapping) or not isinstance(part, Mapping):
        return None
    at = next((at for at, (key, _) in enumerate(whole.entries) if key.text == name), None)
    if at is None or [key.text for key, _ in part.entries] != [name]:
        return None
    changed = _copy(whole, [*whole.entries[:at], *part.entries, *whole.entries[at + 1 :]])
    return _copy(root, [(key, changed if value is whole else value) for key, value in root.entries])


def _copy(node: Mapping, entries: list[tuple[Scalar, Node]]) -> Mapping:
    copy = Mapping(node.line, node.column, node.flow)
    copy.end_line, copy.end_column, copy.entries = node.end_line, node.end_column, entries
    return copy


def _draft(whole: Draft, part: Draft, chunk: Chunk) -> Draft:
    """How the lines were mended, those of the entry as it is now."""
    rows = slice(chunk.first, chunk.last + 1)
    draft = Draft([*whole.lines[: rows.start], *part.lines[rows], *whole.lines[rows.stop :]])
    draft.origins = {row: its for row, its in whole.origins.items() if not chunk.first <= row <= chunk.last}
    draft.origins.update(part.origins)
    return draft


def _names(page: Page, alone: Document, root: Mapping, chunk: Chunk) -> list[Name]:
    kept = [name for name in page.names if not chunk.first < name.place.line <= chunk.last + 1]
    return [*kept, *names_in(alone, root)]

"""A page after somebody typed: the entries that changed are read anew, everything else is taken over.

To read five hundred scenes takes longer than somebody waits for an answer, and most keystrokes change a word of one.
"""

from __future__ import annotations

from typing import TypeGuard

from sim.exchange.language.changes import Change, change
from sim.exchange.language.entry import rows_alone
from sim.exchange.language.moving import Entry, moved_entries, moved_name
from sim.exchange.language.names import Name, around, entries, names_in
from sim.exchange.language.page import Page
from sim.source.chunks import Chunk
from sim.source.decoding import split_lines
from sim.source.document import Document
from sim.source.draft import Draft
from sim.source.nodes import Mapping, Node


def retyped(page: Page, text: str) -> Page:
    """The page of a text that was another just before; read whole where its entries cannot be told apart.

    The faults of its document are not looked for: a check reads the whole text.
    """
    before, lines = page.document, split_lines(text)
    if lines == before.lines:
        return page
    its = change(before.lines, lines)
    if its is None:
        return page.reread(text)
    alone, ends = rows_alone(lines, its.section.first if its.section else None, its.new, before.path)
    mended = any(row in its.old for row in before.draft.origins)  # with the first mend, all of a file is looked through
    root = _put_in(before.root, alone.root, its) if ends and mended == bool(alone.draft.origins) else None
    if root is None:
        return page.reread(text)
    document = Document(before.path, lines, root)
    document.draft = _draft(before.draft, alone.draft, its)
    gone = {chunk.path for chunk in its.before[its.kept : its.kept + its.gone]}
    for kept, whole, part in (
        (document.blanked, before.blanked, alone.blanked),
        (document.dropped, before.dropped, alone.dropped),
    ):
        kept.update({path: raw for path, raw in whole.items() if not {path[:1], path[:2]} & gone})
        kept.update(part)
    return Page(document, page.name, page.other, _names(page, alone, root, its))


def _put_in(root: Node | None, alone: Node | None, its: Change) -> Mapping | None:
    """The root with what comes in the place of what goes; None where either is not as its lines say."""
    if not _is_as_said(root, its.sections):
        return None
    if its.section is None:
        return _spliced(root, entries(alone), its, 0)
    at = its.sections.index(its.section)
    key, whole = root.entries[at]
    section = _spliced(whole, entries(alone, key.text), its, 1) if _is_as_said(whole, its.before[1:]) else None
    if section is None:
        return None
    return _copy(root, [*root.entries[:at], (key, section), *moved_entries(root.entries[at + 1 :], its.by)], its.by)


def _is_as_said(node: Node | None, chunks: list[Chunk]) -> TypeGuard[Mapping]:
    """Whether a mapping has these chunks for its entries, and ends where they do."""
    if not isinstance(node, Mapping) or not chunks or node.end_line != chunks[-1].last + 2:
        return False
    return [key.line - 1 for key, _ in node.entries] == [chunk.first for chunk in chunks]


def _spliced(whole: Mapping, part: list[Entry], its: Change, heads: int) -> Mapping | None:
    """A mapping with other entries in the place of some; so many chunks before its entries are the section's head."""
    kept, rest = its.kept - heads, its.kept - heads + its.gone
    found = [*whole.entries[:kept], *part, *moved_entries(whole.entries[rest:], its.by)]
    if [key.line - 1 for key, _ in found] != [chunk.first for chunk in its.after[heads:]]:
        return None
    if not found or len({key.text for key, _ in found}) < len(found):
        return None
    return _copy(whole, found, its.by)


def _copy(node: Mapping, entries: list[Entry], by: int) -> Mapping:
    first = entries[0][0]
    start = node if first is node.entries[0][0] else first
    copy = Mapping(start.line, start.column, node.flow)
    copy.end_line, copy.end_column, copy.entries = node.end_line + by, node.end_column, entries
    return copy


def _draft(whole: Draft, part: Draft, its: Change) -> Draft:
    """How the lines were mended, those that come as they are now."""
    old, new = its.old, its.new
    draft = Draft([*whole.lines[: old.start], *part.lines[new.start : new.stop], *whole.lines[old.stop :]])
    kept = ((row, origins) for row, origins in whole.origins.items() if row not in old)
    draft.origins = {row if row < old.start else row + its.by: origins for row, origins in kept}
    draft.origins.update({row: it for row, it in part.origins.items() if row in new})
    return draft


def _names(page: Page, alone: Document, root: Mapping, its: Change) -> list[Name] | None:
    """The names where they can be put together; None where a name may mean something else than before."""
    frame = around(root)
    if page.document.root is None or around(page.document.root) != frame:
        return None
    old = its.old
    kept = [name for name in page.names if name.place.line <= old.start]
    behind = (name for name in page.names if name.place.line > old.stop)
    return [*kept, *names_in(alone, frame), *(moved_name(name, its.by) if its.by else name for name in behind)]

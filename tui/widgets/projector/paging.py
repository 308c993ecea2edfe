"""Blocks dealt out over pages: nothing is cut off, and what belongs together stays on one page where it can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.projector.blocks import Big, Block, Gauge, Item, Split, Title, Told, Turn, Way
from tui.widgets.projector.setting import Lines, set_block

# How generously a page may be set: the size of big letters, and whether there is air between the items of a list.
GENEROUS = ((2, True), (1, True), (0, True), (2, False), (1, False))
PLAIN = (0, False)
BREAK: Lines = []


def paged(blocks: Sequence[Block], columns: int, rows: int) -> list[Content]:
    """The pages; there is always one. They are set as generously as they can be without costing a page more, with air
    only where one page is enough."""
    least = _dealt(blocks, columns, rows, *PLAIN)
    if len(least) > 1 and not any(isinstance(block, Big | Way) for block in blocks):
        return least  # there is nothing to be generous with, and setting long pages is what takes time
    for scale, airy in GENEROUS:
        pages = _dealt(blocks, columns, rows, scale, airy)
        if len(pages) <= (1 if airy else len(least)):
            return pages
    return least


def _dealt(blocks: Sequence[Block], columns: int, rows: int, scale: int, airy: bool) -> list[Content]:
    pages: list[Lines] = [[]]
    for unit, tight in _units(blocks, columns, rows, scale, airy):
        if unit is BREAK:
            pages.append([])
            continue
        page = pages[-1]
        gap = [] if tight or not page else [Content("")]
        if page and len(page) + len(gap) + len(unit) > rows:
            pages.append([])
            page, gap = pages[-1], []
        page += [*gap, *unit]
        while len(pages[-1]) > rows:
            pages[-1:] = [pages[-1][:rows], pages[-1][rows:]]
    return [Content("\n").join(page) for page in pages if page] or [Content("")]


def _units(blocks: Sequence[Block], columns: int, rows: int, scale: int, airy: bool) -> Iterator[tuple[Lines, bool]]:
    """What stays together, a heading with what it heads, and whether it stands close to what comes before it."""
    heading: Lines = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Title | Turn) and heading:
            yield heading, False
            heading = []
        if isinstance(block, Turn):
            yield BREAK, False
        elif isinstance(block, Title):
            heading = set_block(block, columns, rows, scale)
        else:
            for lines, tight in _parts(block, columns, rows, scale):
                yield [*heading, *lines], tight or (not heading and _close(before, block, airy))
                heading = []
        before = block
    if heading:
        yield heading, False


def _parts(block: Block, columns: int, rows: int, scale: int) -> Iterator[tuple[Lines, bool]]:
    """A block as a whole, or beat by beat; one that goes on in the same voice follows without an empty line."""
    if not isinstance(block, Told):
        yield set_block(block, columns, rows, scale), False
        return
    for entry in block.entries:
        yield set_block(Told((entry,)), columns, rows, scale), entry.kind != "narration" and not entry.name


def _close(before: Block | None, block: Block, airy: bool) -> bool:
    """Whether a block stands directly below another."""
    if isinstance(block, Item | Split):
        return (not airy or getattr(block, "tight", False)) and type(before) is type(block)
    return isinstance(block, Gauge) and isinstance(before, Gauge)

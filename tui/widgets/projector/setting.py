"""The blocks of a projected page as styled lines of a given width. Nothing is read as markup."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from tui.playing.entries import Entry
from tui.projector.blocks import Beside, Big, Block, Gauge, Item, Split, Text, Title, Told, Way
from tui.projector.code import code_lines
from tui.projector.lettering import drawn, large, small
from tui.prose import clean
from tui.widgets.paragraphs import hanging, prose
from tui.widgets.shapes import shapes

ON_PAPER = "#000000 on #ffffff"  # a camera wants a code dark on light, whatever colours the theme has
CELLS = 30  # columns of a bar at most
NAME = 36  # columns of a bar's name
ROOMY = 72  # from so many columns on a bar stands behind its name
FIGURE = 14  # columns kept for what stands behind a bar
GAP = 3
LEAST = 20  # columns that a text beside a code wants

Lines = list[Content]


def set_block(block: Block, columns: int, rows: int, scale: int) -> Lines:
    """A block in lines of at most so many columns, of which `rows` make a page; `scale` is the size of big letters."""
    match block:
        case Title():
            return _lines(hanging(prose(block.text, "bold"), columns))
        case Text():
            return _lines(hanging(prose(block.text, "$quiet" if block.quiet else ""), columns))
        case Item():
            return _item(block.lead, prose(block.text), columns)
        case Told():
            return [line for entry in block.entries for line in _beat(entry, columns)]
        case Split():
            return _split(block, columns)
        case Gauge():
            return _gauge(block, columns)
        case Big():
            return big(block.text, columns, scale)
        case Way():
            return _way(block, columns, rows, scale)
        case Beside():
            return _beside(block, columns)
    return []


def big(text: str, columns: int, scale: int) -> Lines:
    """Words in the largest letters that the width allows, from a scale of 2 (large) to 0 (as any others)."""
    shape = drawn(text)
    for wanted, draw in ((2, large), (1, small)):
        if shape is not None and scale >= wanted:
            lines = draw(shape)
            if len(lines[0]) <= columns:
                return [Content.styled(line, "$primary") for line in lines]
    return _lines(hanging(prose(text, "bold $primary"), columns))


def _beat(entry: Entry, columns: int) -> Lines:
    """A beat as the transcript of a play has it. A message goes without the clock, which a view of a room has not."""
    if entry.kind == "message" and entry.name:
        head = hanging(prose(f"{entry.name} writes", "bold $quiet"), columns)
        return [*_lines(head), *_beat(entry._replace(name=""), columns)]
    lines = _lines(shapes((entry,), columns))
    return lines if lines[0].plain.strip() else lines[1:]


def _item(lead: str, text: Content, columns: int) -> Lines:
    first = Content.styled(clean(lead), "bold $primary") + " " * max(1, GAP - len(lead))
    return _lines(hanging(text, columns, first, " " * first.cell_length))


def _split(split: Split, columns: int) -> Lines:
    cells = max(8, min(CELLS, columns - GAP - FIGURE - len(split.words)))
    figure = f" {split.votes} · {split.share}%"
    line = Content(" " * GAP) + _bar(split.share, cells) + Content.styled(figure, "bold")
    if split.words:
        line += Content.styled(f"  {split.words}", "bold $primary")
    return [*_item(split.letter, prose(split.text), columns), line]


def _gauge(gauge: Gauge, columns: int) -> Lines:
    """In one line where the name has room before the bar, in two elsewhere."""
    name, figure = prose(gauge.name), Content(clean(gauge.figure))
    beside = columns >= ROOMY
    room = columns - NAME if beside else columns - GAP
    told = figure
    if gauge.length is not None:
        told = _bar(gauge.length, max(5, min(CELLS, room - FIGURE))) + " " + figure
    if not beside:
        return [name.truncate(columns, ellipsis=True), Content(" " * GAP) + told]
    name = name.truncate(NAME - 1, ellipsis=True)
    return [name + " " * (NAME - name.cell_length) + told]


def _bar(length: float, cells: int) -> Content:
    full = min(cells, int(length * cells / 100 + 0.5))
    return Content.assemble(("█" * full, "$primary"), ("░" * (cells - full), "$line"))


def _way(way: Way, columns: int, rows: int, scale: int) -> Lines:
    """Address and code in words, with the cameras' code beside them where there is room for both."""
    code = code_lines(way.link, columns - LEAST - GAP, rows)
    if code:
        words = _way_in_words(way, columns - len(code[0]) - GAP, scale)
        if len(words) <= rows:
            blank, gap = Content(" " * len(code[0])), Content(" " * GAP)
            left = [*_on_paper(code), *([blank] * (len(words) - len(code)))]
            return [one + gap + two for one, two in zip_longest(left, words, fillvalue=Content(""))]
    return _way_in_words(way, columns, scale)


def _on_paper(code: list[str]) -> Lines:
    return [Content.styled(line, ON_PAPER) for line in code]


def _way_in_words(way: Way, columns: int, scale: int) -> Lines:
    lines = [Content.styled("Open in a browser", "$quiet"), *_unbroken(way.address, columns)]
    if way.code:
        lines += [Content(""), Content.styled("The code of this room", "$quiet"), *big(way.code, columns, scale)]
    if way.words:
        lines += [Content(""), *_lines(hanging(prose(way.words), columns))]
    return lines


def _unbroken(address: str, columns: int) -> Lines:
    """An address, cut only where it is wider than the page."""
    text = clean(address)
    return [Content.styled(text[at : at + columns], "bold") for at in range(0, len(text), columns)]


def _beside(beside: Beside, columns: int) -> Lines:
    half = (columns - GAP) // 2
    sides = []
    for name, texts in zip(beside.names, (beside.left, beside.right), strict=True):
        lines = _lines(hanging(prose(name, "bold"), half))
        for text in texts:
            lines += _lines(hanging(prose(text), half, "· ", "  "))
        sides.append(lines)
    rows = zip_longest(*sides, fillvalue=Content(""))
    return [left + " " * (half + GAP - left.cell_length) + right for left, right in rows]


def _lines(text: Content) -> Lines:
    return text.split("\n", allow_blank=True)

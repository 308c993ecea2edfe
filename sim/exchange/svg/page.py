"""The whole picture: head and legend, lines, labels and scenes on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from sim.exchange.colouring import UNCOLOURED, Colouring
from sim.exchange.diagram import NOTICE, Diagram, Kind
from sim.exchange.layout.chains import Tie
from sim.exchange.layout.sheet import Sheet, lay_out
from sim.exchange.plain import lines_of
from sim.exchange.svg.cards import START, card, size_of
from sim.exchange.svg.legend import legend
from sim.exchange.svg.lines import drawn, label_of, lettered, looped
from sim.exchange.svg.marks import number, text

MARGIN, NARROWEST = 40.0, 760.0
TITLE, TITLE_LETTER, PROSE, PROSE_LETTER = 32.0, 15.0, 18.0, 6.6
_SHEET = Path(__file__).with_name("sheet.css")
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="heartwork" lang="{language}" viewBox="0 0 {width} {height}" \
width="{width}" height="{height}" role="graphics-document document" aria-labelledby="heartwork-title heartwork-desc">
<title id="heartwork-title">{title}</title>
<desc id="heartwork-desc">{about}</desc>
<style>
{sheet}</style>
<rect class="ground" width="100%" height="100%"/>
<g aria-hidden="true">
{head}
</g>
<g transform="translate({left} {top})">
<g aria-hidden="true">
{lines}
</g>
<g role="list">
{cards}
</g>
</g>
</svg>
"""


def as_svg(whole: Diagram, colouring: Colouring = UNCOLOURED) -> str:
    """The picture."""
    names = {name: index for index, name in enumerate(whole.nodes)}
    labels = [label_of(line, colouring) for line in whole.lines]
    ties = [
        Tie(names[line.before], names[line.after], label.size) for line, label in zip(whole.lines, labels, strict=True)
    ]
    sizes = [size_of(node, colouring) for node in whole.nodes.values()]
    back = {(tie.before, tie.after) for tie, line in zip(ties, whole.lines, strict=True) if line.back}
    sheet = lay_out(sizes, ties, back)
    width = max(NARROWEST, sheet.width) + 2 * MARGIN
    head, bottom = _head(whole, colouring, width)
    top = bottom + START + MARGIN
    return _PAGE.format(
        language=escape(whole.language),
        width=number(width),
        height=number(top + sheet.height + MARGIN),
        title=escape(whole.title),
        about=escape(" ".join(filter(None, (whole.summary, counts(whole), NOTICE, colouring.about)))),
        sheet=_SHEET.read_text(encoding="utf-8") + "".join(_scale(colouring)),
        head=head,
        left=number((width - sheet.width) / 2),
        top=number(top),
        lines="\n".join(_lines(whole, sheet, colouring)),
        cards="\n".join(_cards(whole, sheet, colouring)),
    )


def counts(whole: Diagram) -> str:
    """How many scenes there are, and how many of them are endings."""
    scenes, endings = len(whole.nodes), sum(node.kind is Kind.ENDING for node in whole.nodes.values())
    return f"{scenes} scene{'' if scenes == 1 else 's'}, {endings} of them ending{'' if endings == 1 else 's'}."


def _head(whole: Diagram, colouring: Colouring, width: float) -> tuple[str, float]:
    parts = []
    y = MARGIN
    for line in lines_of(whole.title, int((width - 2 * MARGIN) / TITLE_LETTER), 2):
        y += TITLE - 6
        parts.append(text("title left", MARGIN, y, line))
    y += 6
    for paragraph in (whole.summary, f"{counts(whole)} {NOTICE}"):
        for line in lines_of(paragraph, int((width - 2 * MARGIN) / PROSE_LETTER), 4):
            y += PROSE
            parts.append(text("prose left", MARGIN, y, line))
    signs, bottom = legend(whole, colouring, y + 6, (MARGIN, width - MARGIN))
    return "\n".join([*parts, signs]), bottom


def _lines(whole: Diagram, sheet: Sheet, colouring: Colouring) -> Iterator[str]:
    """Lines first, so that no line runs over a label."""
    labels = []
    spots = dict(zip(whole.nodes, sheet.nodes, strict=True))
    for line, way, spot in zip(whole.lines, sheet.lines, sheet.labels, strict=True):
        before, after = whole.nodes[line.before], whole.nodes[line.after]
        if way:
            yield drawn(line, (before, after), way, colouring)
        else:
            yield looped(line, before, spots[line.before], size_of(before, colouring), colouring)
        if spot is not None:
            labels.append(lettered(label_of(line, colouring), spot))
    yield from labels


def _cards(whole: Diagram, sheet: Sheet, colouring: Colouring) -> Iterator[str]:
    leads: dict[str, list[str]] = {name: [] for name in whole.nodes}
    for line in whole.lines:
        leads[line.before].append(whole.nodes[line.after].title)
    for (name, node), spot in zip(whole.nodes.items(), sheet.nodes, strict=True):
        yield card(node, spot, colouring, leads[name])


def _scale(colouring: Colouring) -> Iterator[str]:
    """The colours of the steps of a scale, by day, by night and on paper."""
    if not colouring.steps:
        return
    light = " ".join(f"--step-{index}: {step.light};" for index, step in enumerate(colouring.steps))
    dark = " ".join(f"--step-{index}: {step.dark};" for index, step in enumerate(colouring.steps))
    yield f".heartwork {{ {light} }}\n"
    yield f"@media (prefers-color-scheme: dark) {{ .heartwork {{ {dark} }} }}\n"
    yield f"@media print {{ .heartwork {{ {light} }} }}\n"
    for index, step in enumerate(colouring.steps):
        own = f".heartwork .step-{index}"
        yield f"{own} .way {{ stroke: var(--step-{index}); stroke-width: {step.width}; }}\n"
        yield f"{own} .tip {{ fill: var(--step-{index}); }}\n"

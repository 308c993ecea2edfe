"""The scenes of the picture: what stands on each, how large it is, and what a pointer or a screen reader is told."""

from __future__ import annotations

from html import escape

from sim.exchange.colouring import Colouring
from sim.exchange.diagram import Kind, Node
from sim.exchange.layout.chains import Size
from sim.exchange.layout.sheet import Spot
from sim.exchange.plain import lines_of, shortened
from sim.exchange.svg.marks import number, shape, text, title

WIDTH, TITLED, LINES, UNDER_TITLE = 184.0, 21, 2, 29  # of a card; its title in columns and lines; what is below it
ABOVE, NAME, BELOW, UNDER = 7.0, 17.0, 14.0, 7.0
START = 22.0  # the line that leads into the first scene


def size_of(node: Node, colouring: Colouring) -> Size:
    """How large the card of a scene is."""
    return Size(WIDTH, ABOVE + NAME * len(_titled(node)) + BELOW * len(_below(node, colouring)) + UNDER)


def card(node: Node, spot: Spot, colouring: Colouring, leads: list[str]) -> str:
    """A scene as a group of its own; `leads` are the titles of the scenes that follow on it."""
    kind = f"scene {node.kind}{'' if node.found else ' lost'}"
    told = ". ".join(filter(None, (node.title, *_told(node), f"Leads to {', '.join(leads)}" if leads else "")))
    parts = [f'<g class="{kind}" id="scene-{escape(node.id)}" role="listitem" aria-label="{escape(told)}">']
    parts += [title(node.title, *_tooltip(node)), shape(node.kind, spot, size_of(node, colouring))]
    y = spot.y + ABOVE - 4
    for line in _titled(node):
        y += NAME
        parts.append(text("name", spot.x, y, line))
    for line in _below(node, colouring):
        y += BELOW
        parts.append(text("below", spot.x, y, line))
    if node.starts:
        parts.append(_start(spot))
    return "".join([*parts, "</g>"])


def _titled(node: Node) -> list[str]:
    return lines_of(node.title, TITLED, LINES)


def _below(node: Node, colouring: Colouring) -> list[str]:
    again = [colouring.option(node.id, way.option) for way in node.leads if way.to == node.id]
    parts = (*_told(node), f"again: {', '.join(again)}" if again else "", colouring.scenes.get(node.id))
    return [shortened(each, UNDER_TITLE) for each in parts if each]


def _told(node: Node) -> tuple[str, ...]:
    words = {Kind.PASSING: "runs on by itself", Kind.STUB: "still to be written"}.get(node.kind, node.below)
    return (words,) if node.found else (words, "no road leads here")


def _tooltip(node: Node) -> list[str]:
    told = [node.opening, node.below]
    for outlet in node.outlets:
        stays = "" if outlet.ways else " (stays here)"
        told.append(f"– {outlet.text}{stays}")
    return told


def _start(spot: Spot) -> str:
    x, y = number(spot.x), spot.y
    line = f'<path class="way" d="M{x} {number(y - START)}V{number(y)}"/>'
    return f'<circle class="begin" cx="{x}" cy="{number(y - START)}" r="5"/>{line}'

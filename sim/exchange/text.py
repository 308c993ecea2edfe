"""A story as an outline to read, aloud too: scene by scene what can be done there and where each of it leads."""

from __future__ import annotations

from collections.abc import Iterator

from sim.exchange.colouring import UNCOLOURED, Colouring
from sim.exchange.diagram import NOTICE, Diagram, Kind, Node, Outlet, Way


def as_text(whole: Diagram, colouring: Colouring = UNCOLOURED) -> str:
    """The outline; scenes stand in the order in which their author wrote them."""
    return "\n".join(_all(whole, colouring)) + "\n"


def _all(whole: Diagram, colouring: Colouring) -> Iterator[str]:
    yield whole.title
    if whole.summary:
        yield whole.summary
    yield ""
    yield _counts(whole)
    yield NOTICE
    if colouring.about:
        yield ""
        yield colouring.about
    before: dict[str, list[str]] = {name: [] for name in whole.nodes}
    for line in whole.lines:
        before[line.after].append(line.before)
    for name, node in whole.nodes.items():
        yield ""
        yield from _scene(node, before[name], colouring)


def _counts(whole: Diagram) -> str:
    endings = [node for node in whole.nodes.values() if node.kind is Kind.ENDING]
    listed = ", ".join(f"{node.id} ({node.ending})" for node in endings)
    scenes = f"{len(whole.nodes)} scene{'' if len(whole.nodes) == 1 else 's'}"
    return f"{scenes}, {len(endings)} of them endings: {listed}." if endings else f"{scenes}, and no ending."


def _scene(node: Node, before: list[str], colouring: Colouring) -> Iterator[str]:
    yield f"{node.id}: {node.title}{_figure(colouring.scenes.get(node.id))}"
    if node.starts:
        yield "  The story starts here."
    elif not node.found:
        yield "  No road from the start leads here."
    if before:
        yield f"  From {', '.join(before)}."
    if node.opening:
        yield f"  “{node.opening}”"
    yield from _told(node, colouring)


def _told(node: Node, colouring: Colouring) -> Iterator[str]:
    if node.kind is Kind.ENDING:
        yield f"  The end: {node.ending}."
    elif node.kind is Kind.STUB:
        yield "  Still to be written."
    elif node.outlets:
        yield f"  {node.by} decides:"
        for outlet in node.outlets:
            yield from _option(node, outlet, colouring)
    else:
        yield "  It runs on:"
        yield from (_way(node, way, colouring) for way in node.ways)


def _option(node: Node, outlet: Outlet, colouring: Colouring) -> Iterator[str]:
    figure = _figure(colouring.options.get((node.id, outlet.id)))
    yield f"  - {outlet.id}: {outlet.text}{figure}"
    when = [
        f"on offer if {outlet.gate}" if outlet.gate else "",
        "once" if outlet.once else "",
        f"weight {outlet.weight}" if outlet.weight else "",
    ]
    if any(when):
        yield f"      {', '.join(filter(None, when))}"
    yield from (_way(node, way, colouring) for way in outlet.ways)
    if not outlet.ways:
        yield "      stays in this scene"


def _way(node: Node, way: Way, colouring: Colouring) -> str:
    shade = colouring.lines.get((node.id, way.to))
    words = f"{way.words} " if way.words else ""
    return f"      {words}→ {way.to}{_figure(shade.figure if shade else None)}"


def _figure(figure: str | None) -> str:
    return f" [{figure}]" if figure else ""

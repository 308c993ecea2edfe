"""A story in the DOT language of Graphviz, for `dot -Tpdf` and for whatever else lays out and measures graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.exchange.colouring import UNCOLOURED, Colouring
from sim.exchange.diagram import NOTICE, Diagram, Kind, Line, Node

_LOOKS = {
    Kind.OWN: ("box", "rounded,filled", "#f6f0e4"),
    Kind.OTHER: ("hexagon", "filled", "#dfe9e2"),
    Kind.PASSING: ("box", "filled", "#efe7d8"),
    Kind.ENDING: ("box", "rounded,filled", "#e7ddcb"),
    Kind.STUB: ("note", "filled", "#ffffff"),
}


def as_dot(whole: Diagram, colouring: Colouring = UNCOLOURED) -> str:
    """The graph: a node a scene, under its id, and an edge for each two scenes that follow on each other."""
    return "\n".join(_all(whole, colouring)) + "\n"


def _all(whole: Diagram, colouring: Colouring) -> Iterator[str]:
    yield f'digraph "{_escaped(whole.title)}" {{'
    yield f"  // {NOTICE}"
    yield f"  graph [{_attributes(label=_broken(whole.title, colouring.about), labelloc='t', fontname='serif')}]"
    yield '  node [fontname="serif", fontsize=12, color="#5a5046", fontcolor="#2b2520"]'
    yield '  edge [fontname="serif", fontsize=9, color="#5a5046", fontcolor="#2b2520", arrowsize=0.7]'
    for node in whole.nodes.values():
        yield f'  "{_escaped(node.id)}" [{_node(node, colouring)}]'
    for line in whole.lines:
        texts = {outlet.id: outlet.text for outlet in whole.nodes[line.before].outlets}
        yield f'  "{_escaped(line.before)}" -> "{_escaped(line.after)}" [{_line(texts, line, colouring)}]'
    yield "}"


def _node(node: Node, colouring: Colouring) -> str:
    shape, style, fill = _LOOKS[node.kind]
    return _attributes(
        label=_broken(node.title, node.below, colouring.scenes.get(node.id, "")),
        tooltip=_escaped(node.opening or node.title),
        shape=shape,
        style=style if node.found else f"{style},dashed",
        fillcolor=fill,
        peripheries="2" if node.kind is Kind.ENDING else "1",
    )


def _line(texts: Mapping[str, str], line: Line, colouring: Colouring) -> str:
    step = colouring.step(line)
    dashed = {"style": "dashed"} if line.by_chance else {}
    coloured = {"color": step.light, "penwidth": str(step.width)} if step else {}
    return _attributes(
        label=_broken(*colouring.labels(line)),
        tooltip=_broken(*(texts.get(way.option or "", way.words) or line.after for way in line.ways)),
        **dashed,
        **coloured,
    )


def _attributes(**given: str) -> str:
    return ", ".join(f'{name}="{value}"' for name, value in given.items())


def _broken(*parts: str) -> str:
    """Some texts below each other."""
    return "\\n".join(_escaped(part) for part in parts if part)


def _escaped(text: str) -> str:
    """A text for quotation marks: Graphviz reads escapes and entities in it."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")

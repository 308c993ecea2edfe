"""A story as a Mermaid flowchart, which forges, wikis and notebooks draw where it stands in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sim.exchange.colouring import UNCOLOURED, Colouring, Step
from sim.exchange.diagram import NOTICE, Diagram, Kind, Line, Node
from sim.exchange.plain import shortened

MOST_EDGES, MOST_LETTERS = 500, 50_000  # that Mermaid draws unless its page says otherwise
TITLE, LABEL = 60, 120
_SHAPES = {
    Kind.OWN: ('["', '"]'),
    Kind.OTHER: ('{{"', '"}}'),
    Kind.PASSING: ('("', '")'),
    Kind.ENDING: ('(["', '"])'),
    Kind.STUB: ('>"', '"]'),
}
# Middle tones with letters of their own, so that they can be read on a light page and on a dark one.
_CLASSES = {
    Kind.OWN: "fill:#f6f0e4,stroke:#82490c,color:#2b2520",
    Kind.OTHER: "fill:#dfe9e2,stroke:#375b4a,color:#1f2b25",
    Kind.PASSING: "fill:#efe7d8,stroke:#857866,color:#2b2520",
    Kind.ENDING: "fill:#44372b,stroke:#857866,color:#f6f0e4",
    Kind.STUB: "fill:#ffffff,stroke:#857866,color:#2b2520,stroke-dasharray:4 4",
}
_LOST = "stroke-dasharray:4 4"
# What Mermaid might read as its own inside quotation marks: markup, icons, formulas, and markdown such as a list.
_OWN_MARKS = re.compile(r"[^\w\s,.!?'()…–—“”‘’-]|(?<!\w)_|_(?!\w)|(?<=\d)\.|(?<!\w)-|-(?!\w)")

# What it reads as its own even then: a line break, an icon, a formula. A blank of no width keeps their halves apart.
_EVEN_SO = re.compile(r"\\(?=n)|:(?=fa-)|\$(?=\$)")


def as_mermaid(whole: Diagram, colouring: Colouring = UNCOLOURED) -> str:
    """The flowchart, from top to bottom. Ids are those of the scenes, so that a change of the story is a small one
    here too."""
    return "\n".join(_all(whole, colouring)) + "\n"


def _all(whole: Diagram, colouring: Colouring) -> Iterator[str]:
    yield from ("---", f"title: {json.dumps(shortened(whole.title, LABEL), ensure_ascii=False)}", "---", "flowchart TD")
    yield f"  %% {NOTICE}"
    for node in whole.nodes.values():
        yield f"  {_node(node, colouring)}"
    for line in whole.lines:
        yield f"  {_line(line, colouring)}"
    kinds = {node.kind for node in whole.nodes.values()}
    yield from (f"  classDef {kind} {style}" for kind, style in _CLASSES.items() if kind in kinds)
    lost = [_id(name) for name, node in whole.nodes.items() if not node.found]
    if lost:
        yield f"  classDef lost {_LOST}"
        yield f"  class {','.join(lost)} lost"
    yield from _styles(whole, colouring)


def _node(node: Node, colouring: Colouring) -> str:
    left, right = _SHAPES[node.kind]
    parts = (node.title, node.below, colouring.scenes.get(node.id))
    title = "<br>".join(_text(shortened(part, TITLE)) for part in parts if part)
    return f"{_id(node.id)}{left}{title}{right}:::{node.kind}"


def _line(line: Line, colouring: Colouring) -> str:
    arrow = "-.->" if line.by_chance else "-->"
    told = [_text(shortened(label, LABEL)) for label in colouring.labels(line)]
    label = f'|"{"<br>".join(told)}"|' if told else ""
    return f"{_id(line.before)} {arrow}{label} {_id(line.after)}"


def _styles(whole: Diagram, colouring: Colouring) -> Iterator[str]:
    """The lines of each step of the scale, by their numbers."""
    numbers: dict[Step, list[int]] = {}
    for number, line in enumerate(whole.lines):
        step = colouring.step(line)
        if step is not None:
            numbers.setdefault(step, []).append(number)
    for step, those in sorted(numbers.items(), key=lambda pair: colouring.steps.index(pair[0])):
        yield f"  %% {_comment(f'{colouring.title}: {step.words}')}"
        yield f"  linkStyle {','.join(map(str, those))} stroke:{step.light},stroke-width:{step.width}px"


def _id(scene: str) -> str:
    """No scene is named as a word of Mermaid's, and none of its marks stands in a name."""
    return f"scene_{scene.replace('-', '_')}"


def _text(text: str) -> str:
    """A text in which Mermaid finds nothing to read but letters."""
    return _OWN_MARKS.sub(lambda mark: f"#{ord(mark[0])};", _EVEN_SO.sub("\\g<0>\u200b", text))


def _comment(text: str) -> str:
    return re.sub(r"[%{}]", " ", text)

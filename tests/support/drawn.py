"""Stories to be exported: one that has everything there is to draw, and one full of what a format takes for its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sim.exchange.diagram import Diagram, diagram
from sim.source.document import parse_document
from sim.source.schema import Reader
from sim.story.library import read_scenario
from sim.story.story import Story
from tests.support.written import story_of, vocabulary

BODY = """
summary: What <ex> left behind.
state: {trust: {start: 40, of: ex}}
scenes:
  hall:
    title: The hall of <ex>
    text: Day <day>. The key lies on the table.
    choices:
      look: {text: Look at <ex.their> key., once: true, if: day > 0}
      send:
        text: Send it back.
        to: [{weight: 2, scene: answer}, {weight: 6, scene: lost}]
      keep:
        text: Keep it.
        to: [{if: told_no, scene: walk}, {scene: answer}]
      go: {text: Go out., if: not told_no, to: walk}
  answer:
    by: ex
    choices:
      ring: {text: Ring., weight: "max(5, trust)", to: quiet}
      wait: {text: Wait., weight: 10, to: hall}
  walk:
    text: You walk.
    to: [{weight: trust, scene: quiet}, {weight: 1, scene: later}]
  quiet: {text: Nobody rings., ending: at-peace, reflect: [What now?]}
  lost: {text: The post loses it., ending: apart-in-pain, reflect: [And now?]}
  later: {todo: true}
  attic: {text: Nobody comes here., to: quiet}
"""
PIECES = (
    "<script>pwned()</script>",
    '"quoted"',
    "it's",
    "]]>",
    "->",
    "--x--",
    "{{ }}",
    "[[",
    "]]",
    "(( ))",
    "::: own",
    "|pipe|",
    "\\n",
    '\\"',
    "\\",
    "%% not a comment",
    "%{init}",
    "#quot;",
    "#35;",
    "`code`",
    "**b** _i_ ~s~",
    "1. one",
    "- item",
    "fa:fa-car",
    "$$x$$",
    "&lt;b&gt; &amp; &",
    "</style></title></text>",
    "end",
    "<br>",
    "<!-- x -->",
    "<?pi?>",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "e\u0301\u0302",
    "<<set $x to 1>> <</if>>",
    "$x _y @@z;@@ ^^",
    "''b'' //i// __u__",
    "/% c %/ /* d */",
    ":: a",
    "!a",
    "- a",
    "http://a.b/c",
    "\u65e5\u672c\u8a9e",
    "\U0001f469\u200d\U0001f467",
)
TURNED = "\u202e"  # would turn the direction of all that follows, and is the only thing that is left out


def whole() -> Diagram:
    """The story that has everything."""
    return diagram(drawn())


def drawn() -> Story:
    """The same, as a story."""
    return story_of(BODY)


def hostile() -> Diagram:
    """The story full of pieces."""
    return diagram(hostile_story())


def hostile_story(pieces: Sequence[str] = PIECES) -> Story:
    """A story with a scene a piece: its title, its text and its options are the piece."""
    scenes = []
    for number, piece in enumerate(pieces):
        words = json.dumps(f"{TURNED}{piece}", ensure_ascii=False)
        to = f"s{number + 1}" if number + 1 < len(pieces) else "last"
        chance = f"[{{weight: 1, scene: {to}}}, {{weight: 3, scene: s0}}]"
        options = f"{{go: {{text: {words}, to: {to}}}, try: {{text: {words}, to: {chance}}}}}"
        scenes.append(f"  s{number}: {{title: {words}, text: {words}, choices: {options}}}")
    every = json.dumps(" ".join(pieces), ensure_ascii=False)
    body = "\n".join([f"summary: {every}", "scenes:", *scenes, f"  last: {{title: {every}, ending: friends}}"])
    name = json.dumps('N"<&>[[|', ensure_ascii=False)
    head = f"format: 1\ntitle: {every}\ncast: {{player: {{name: {name}}}, ex: {{name: Noor}}}}\n"
    document = parse_document(f"{head}{body}\n".encode(), "hostile.yaml")
    scenario = read_scenario(document, Reader(document), "hostile")
    assert scenario is not None
    return Story(scenario, vocabulary())

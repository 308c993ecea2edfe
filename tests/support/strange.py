"""A story, its guidance and a player's words in which every field is full of what a screen might take for its own."""

from __future__ import annotations

import json
from pathlib import Path

PIECES = (
    "[b]x[/b]",
    "[/b]",
    "[@click=app.quit]q[/]",
    "[red",
    "\\[",
    "C:\\new\\",
    "{}",
    "{0.x}",
    "%s",
    "$accent",
    "<script>",
    "&amp;",
    "#",
    "_",
    "|",
    "`",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u65e5\u672c\u8a9e",
    "e\u0301",
    "\U0001f469\u200d\U0001f467",
)
WORDS = " ".join(PIECES)
LONG = "W" * 200
OBEYED = "\x1b[31m\x07\u202e"  # what a terminal would obey: the only thing that is left out
NAME = "[/b]\u05e9[@click=app.quit]\u65e5e\u0301[/]"
FILE = "[b]\u65e5 {0} \u05e9 e\u0301 \\[red \u202e"


def said(field: str) -> str:
    """The text of a field as its author wrote it."""
    return f"{field} {WORDS} \u202eturned {LONG}"


def _said(field: str) -> str:
    return json.dumps(said(field), ensure_ascii=False)


def strange_story() -> str:
    """A story with every field that a person may read."""
    name = json.dumps(NAME, ensure_ascii=False)
    return f"""\
format: 1
title: {_said("titled")}
summary: {_said("summed")}
minutes: 3
level: starter
ages: "14+ [b]"
content_notes: [{_said("warned")}]
objectives: [{_said("aimed")}]
author: {_said("by")}
guidance: strange
clock: {{day: 1, time: "21:00"}}
cast:
  player: {{name: {name}, pronouns: they, card: {_said("card")}, goal: {_said("goal")}}}
  ex: {{name: {json.dumps("No" + NAME, ensure_ascii=False)}, pronouns: she, card: "x", goal: {_said("wish")}}}
state:
  trust: {{start: 40, label: {_said("trust")}, of: ex}}
scenes:
  hall:
    title: {_said("hall")}
    text:
      - {_said("told")}
      - {{ex: {_said("speech")}}}
      - {{ex: {_said("message")}, as: message}}
      - {{player: {_said("answer")}, as: message}}
      - {{ex: {_said("call")}, as: call}}
      - {{player: {_said("thought")}, as: thought}}
      - {{only: ex, text: {_said("hidden")}}}
    choices:
      go: {{text: {_said("go")}, acts: [message], effects: {{trust: +5}}, then: {_said("then")},
        note: {_said("note")}, to: answer}}
      luck:
        text: {_said("luck")}
        acts: [wait]
        to:
          - {{weight: 1, scene: answer, then: {_said("fell")}}}
          - {{weight: 3, scene: end, then: {_said("chance")}}}
  answer:
    title: {_said("reply")}
    by: ex
    choices:
      yes: {{text: {_said("yes")}, weight: 1, to: end}}
      no: {{text: {_said("no")}, weight: 1, acts: [ask-for-space], to: end}}
  end: {{title: {_said("last")}, text: {_said("over")}, ending: apart-in-pain, reflect: [{_said("asked")}]}}
"""


def strange_pack() -> str:
    """Guidance with every field that a person may read."""
    return f"""\
format: 1
title: {_said("pack")}
sources:
  one: {{title: {_said("one")}, stance: {_said("stance")}}}
  two: {{title: {_said("two")}, stance: {_said("posture")}}}
  house: {{title: {_said("home")}, house: true, stance: {_said("roof")}}}
rules:
  reach: {{kind: do, text: {_said("reach")}, sources: {{one: [1]}}, followed: {{acts: [message]}}}}
  keep: {{kind: do, text: {_said("keep")}, sources: {{two: [2]}}, followed: {{acts: [wait]}}}}
  leave: {{kind: dont, text: {_said("leave")}, sources: {{house: []}}, floor: true, broken: {{acts: [message]}}}}
disputes:
  when: {{question: {_said("dispute")}, sides: [[reach], [keep]]}}
"""


def shelve_strange(home: Path) -> Path:
    """Put both on a person's own shelf; the path of the story."""
    scenarios = home / "scenarios"
    (scenarios / "guidance").mkdir(parents=True)
    (scenarios / "guidance" / "strange.yaml").write_text(strange_pack(), encoding="utf-8")
    story = scenarios / f"{FILE}.yaml"
    story.write_text(strange_story(), encoding="utf-8")
    return story

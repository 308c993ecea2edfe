"""The page that plays a story: its data, its script and its sheet in one file, and a policy that lets in nothing else.

The script and the sheet are named by their hashes, so neither a text of the story nor anything that is put into the
page later can run or be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from sim.exchange.html.data import story_data
from sim.exchange.plain import plain
from sim.guidance.model import Pack
from sim.story.story import Story

FOLDER = Path(__file__).parent
ENGINE = ("expressions", "lots", "steps", "road", "judging", "agreement")
DEBRIEF = ("dom", "beats", "telling", "luck", "moments", "debrief")
PLAY = ("address", "screen", "keys", "entry", "passage", "player", "start")
_PLACE = re.compile("%([a-z]+)%")
# What would end the element that data stands in, or a line of a script: written so, JSON means the same.
_ESCAPES = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})


class HelpLine(NamedTuple):
    """Somebody to call; `checked` is when the number was looked at, empty where nobody says."""

    name: str
    number: str
    place: str
    checked: str


class Face(NamedTuple):
    """What the page says in its own words: the entry card, what to say about help and whom to call, the endings by
    kind, and that a lesson is over."""

    entry: Sequence[str]
    help: Sequence[str]
    lines: Sequence[HelpLine]
    endings: Mapping[str, str]
    lesson_over: str


def as_html(story: Story, pack: Pack, face: Face) -> str:
    """The page of a story, or of the lesson that it is an excerpt for. The pack must fit it."""
    script, sheet = _script(), _read("page.css")
    parts = {
        "policy": policy(script, sheet),
        "title": escape(plain(story.text(story.scenario.title))),
        "sheet": sheet,
        "author": escape(_by(story)),
        "story": as_json(story_data(story, pack)),
        "face": as_json(_face(face)),
        "script": script,
    }
    # In one go, so that nothing that was put in is ever read for places of its own.
    return _PLACE.sub(lambda place: parts[place[1]], _read("page.html"))


def policy(script: str, sheet: str) -> str:
    """What a browser may do with the page: run this script, use this sheet, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(sheet)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def as_json(value: Any) -> str:
    """A value as it may stand in an element of data."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _script() -> str:
    files = "\n".join(_read(f"{name}.js") for name in (*ENGINE, *DEBRIEF, *PLAY))
    return f'"use strict";\n{files}'


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _face(face: Face) -> dict[str, Any]:
    return {
        "entry": [*face.entry],
        "help": [*face.help],
        "lines": [line._asdict() for line in face.lines],
        "endings": {**face.endings},
        "lessonOver": face.lesson_over,
    }


def _by(story: Story) -> str:
    """Who wrote the story, and under which licence it may be handed on."""
    scenario = story.scenario
    said = (plain(scenario.author), plain(scenario.license))
    return " · ".join(filter(None, said))

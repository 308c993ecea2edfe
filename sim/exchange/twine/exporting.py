"""A story as Twee 3 for SugarCube 2: what Twine imports, with a passage a scene and a place on its map for each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from sim.exchange.diagram import NOTICE, diagram
from sim.exchange.layout.chains import Size, Tie
from sim.exchange.layout.sheet import lay_out
from sim.exchange.plain import plain
from sim.exchange.twine.escaping import string, wiki
from sim.exchange.twine.passages import Passage
from sim.exchange.twine.sugarcube import OWN
from sim.story.model import Meter
from sim.story.story import Story

# Twine takes a newer version of the same major for this one, but for one that it has not yet its default, which is
# another format. So this is the oldest that any Twine brings along which can open Twee.
FORMAT, VERSION = "SugarCube", "2.36.1"
CARD = 100  # how wide and high a passage lies on Twine's map
_ROOM = Size(150, 130)
_CODE = Path(__file__).parent / "heartwork.js"


class Exported(NamedTuple):
    """The text of a Twee file, and what it could not take along: the scene (empty for all of them), and what."""

    text: str
    left: tuple[tuple[str, str], ...]


def exported(story: Story) -> Exported:
    """The Twee of a story as this cast plays it."""
    kept = "heartwork"
    while kept in story.scenario.state or kept in story.scenario.situation:
        kept += "_"
    places = _places(story)
    left = list(_left_out(story))
    parts = [*_heads(story, kept)]
    for name, scene in story.scenario.scenes.items():
        passage = Passage(story, scene, kept)
        parts.append((f'{name} {{"position":"{places[name]}","size":"{CARD},{CARD}"}}', passage.text()))
        left += [(name, what) for what in dict.fromkeys(passage.left)]
    return Exported("\n\n".join(f":: {head}\n{text}".rstrip() for head, text in parts) + "\n", tuple(left))


def _heads(story: Story, kept: str) -> Iterator[tuple[str, str]]:
    scenario = story.scenario
    title = plain(story.text(scenario.title))
    ifid = str(uuid5(NAMESPACE_URL, f"https://heartwork.example/stories/{scenario.id}")).upper()
    data = {"ifid": ifid, "format": FORMAT, "format-version": VERSION, "start": scenario.first, "zoom": 1}
    yield "StoryTitle", f"\\{title}" if title.startswith("::") else title
    if wiki(title) != title:  # the other is a name, and this is what is shown, as markup
        yield "StoryDisplayTitle", wiki(title)
    yield "StoryData", json.dumps(data, indent=2)
    yield "StoryInit", "\n".join(_begins(story, kept))
    shown = [_meter(story, name, meter) for name, meter in scenario.state.items() if isinstance(meter, Meter)]
    if any(shown):
        yield "StoryCaption", "\n".join(filter(None, shown))
    means = {name: act.means for name, act in story.vocabulary.acts.items() if act.means}
    code = _CODE.read_text(encoding="utf-8").rstrip().replace("MEANS", json.dumps(means))
    yield "heartwork [script]", code.replace("SEEKER", json.dumps(scenario.seeker)).replace("KEPT", kept)


def _begins(story: Story, kept: str) -> Iterator[str]:
    yield f"/% {NOTICE} %/"
    empty = "contact: 0, no: {}, log: [], took: {}, visits: {}, stays: false, told: ''"
    yield f"<<set ${kept} to {{clock: {story.starts}, {empty}}}>>"
    for name, value in story.scenario.state.items():
        start = value.start if isinstance(value, Meter) else str(value).lower()
        yield f"<<set ${name} to {start}>>"
    for role, acts, ago in sorted(story.past, key=lambda done: -done[2]):
        yield f"<<run {OWN}.past({ago}, {', '.join(map(string, (role, *acts)))})>>"


def _meter(story: Story, name: str, meter: Meter) -> str:
    return f"{wiki(story.text(meter.label) or name)}: <<= ${name}>>" if meter.shown else ""


def _left_out(story: Story) -> Iterator[tuple[str, str]]:
    """What no passage has a place for."""
    scenario = story.scenario
    yield "", "the guidance and its debrief: acts are kept as history, and nothing there judges them"
    if any(member.card or member.goal for member in scenario.cast.values()):
        yield "", "the cards and goals of the cast"
    if scenario.lessons:
        yield "", "the lessons"
    if scenario.checks:
        yield "", "the author's checks"


def _places(story: Story) -> Mapping[str, str]:
    """Where each scene lies on Twine's map: layers from top to bottom."""
    whole = diagram(story)
    numbers = {name: number for number, name in enumerate(whole.nodes)}
    ties = [Tie(numbers[line.before], numbers[line.after]) for line in whole.lines]
    back = {(tie.before, tie.after) for tie, line in zip(ties, whole.lines, strict=True) if line.back}
    sheet = lay_out([_ROOM] * len(numbers), ties, back)
    return {name: f"{spot.x:.0f},{spot.y:.0f}" for name, spot in zip(numbers, sheet.nodes, strict=True)}

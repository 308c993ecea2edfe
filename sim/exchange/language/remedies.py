"""What an editor can write where a fault is told: the name that was meant, or the scene that is missing."""

from __future__ import annotations

import re
from typing import NamedTuple

from sim.exchange.language.names import What
from sim.exchange.language.page import Page
from sim.source.anatomy import indent, is_blank
from sim.source.chunks import Chunk, entries, sections
from sim.source.diagnostics import Place
from sim.source.nearest import meant, nearest_name
from sim.source.scalars import KEBAB
from sim.story.model import ENDINGS

_QUOTED = re.compile(r"`([^`]*)`")
_WORD = re.compile(r"[\w/-]+")
_NO_SCENE = re.compile(r"no (?:scene|scene or ending kind) named `([^`]*)`")


class Remedy(NamedTuple):
    """What can be done about a fault, as words for a menu; the text that is put in the place of another."""

    said: str
    place: Place
    text: str
    likely: bool = False


def remedies(page: Page, told: str, place: Place) -> list[Remedy]:
    """What can be done about a fault of a page, the likelier first; `told` is its message with its help behind."""
    found = (_name_meant(page, told, place), _missing_scene(page, told, place))
    return [each for each in found if each is not None]


def _name_meant(page: Page, told: str, place: Place) -> Remedy | None:
    """The name that the help asks about, in the place of the word of the message that is most like it."""
    name = meant(told)
    words = _WORD.findall(" ".join(_QUOTED.findall(told.partition("\n")[0])))
    word = nearest_name(name, words, cutoff=0.0)
    if not name or not word or not 1 <= place.line <= len(page.document.lines):
        return None
    start = place.column - 1
    here = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(page.document.lines[place.line - 1], start)
    if here is None or here.start() >= start + max(1, place.length):
        return None
    its = Place(place.path, place.line, here.start() + 1, len(word))
    return Remedy(f"Write `{name}` in the place of `{word}`", its, name, likely=True)


def _missing_scene(page: Page, told: str, place: Place) -> Remedy | None:
    """A scene still to be written, behind the one that leads to it, or behind the last."""
    found = _NO_SCENE.match(told)
    name = found[1] if found else ""
    declared = {one.id for one in page.names if one.declares and one.what is What.SCENE}
    if not re.fullmatch(KEBAB, name) or name in declared or name in ENDINGS:
        return None
    lines = page.document.lines
    section = next((each for each in sections(lines) if each.path == ("scenes",)), None)
    scenes = entries(lines, section)[1:] if section else []
    if not scenes:
        return None
    before = next((each for each in scenes if each.first < place.line <= each.last + 1), scenes[-1])
    pad = lines[before.first][: indent(lines[before.first])]
    last = _last_row(lines, before)
    gap = "\n" if last < before.last and not lines[last + 1].strip() else ""
    text = f"\n{gap}{pad}{name}:\n{pad * 2}todo: true"
    return Remedy(
        f"Add a scene `{name}`, to be written later", Place(place.path, last + 1, len(lines[last]) + 1, 0), text
    )


def _last_row(lines: list[str], scene: Chunk) -> int:
    """The last row that says something of a scene: comments at its end speak of the next."""
    depth = indent(lines[scene.first])
    rows = (row for row in range(scene.last, scene.first, -1) if lines[row].strip())
    return next((row for row in rows if not is_blank(lines[row]) or indent(lines[row]) > depth), scene.first)

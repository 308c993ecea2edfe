"""What of a file could not be read, and what might stand there: checks stay silent about it.

A scene with a fault of its own may lead anywhere that it names, and a name that nobody knows may have been
meant for one that is near. One fault is told once; what only follows from it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from sim.source.document import Document
from sim.source.nodes import Mapping, Node, NodePath, Scalar, walk
from sim.source.schema import Reader
from sim.story.library import Loaded

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
MOST_COMPARED = 50_000  # names that are held against unknown ones in one file
_UNKNOWN = ("HW301", "HW302", "HW305", "HW503")


@dataclass(frozen=True, slots=True)
class Doubt:
    """The scenes that could not be read whole, every word that stands in what could not be read, and what was lost."""

    scenes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    strangers: int = 0  # names of scenes that are like no scene
    strange_states: bool = False  # names of states that are like no state


def doubt_of(loaded: Loaded) -> Doubt:
    """What is in doubt about a file; nothing, and at no cost, where it has no fault."""
    document, reader = loaded.document, loaded.reader
    if not (loaded.faults or reader.broken or document.blanked or document.dropped):
        return Doubt()
    paths = {path: _words(raw) for path, raw in (*document.blanked.items(), *document.dropped.items())}
    paths.update(_unread(document, reader))
    unknown = list(_unknown_names(loaded))
    near = {name for _, names in unknown for name in names}
    scenario = loaded.partial
    lost = _scene_ids(document) - (scenario.scenes.keys() if scenario else set())
    return Doubt(
        frozenset({str(path[1]) for path in paths if path[0] == "scenes" and len(path) > 1} | lost),
        frozenset(near.union(*paths.values())),
        frozenset(str(path[0]) for path in paths if len(path) == 1),
        sum(1 for code, names in unknown if code == "HW301" and not names),
        any(code in ("HW305", "HW503") and not names for code, names in unknown),
    )


def _unread(document: Document, reader: Reader) -> Iterator[tuple[NodePath, set[str]]]:
    """The places of nodes that have a fault, with the words of all that stands there."""
    root = document.root
    if root is None:
        return
    for path, node in walk(root):
        if not path:  # an unknown key at the top takes nothing but itself out of the reading
            entries = root.entries if isinstance(root, Mapping) else []
            for key, value in entries:
                if id(key) in reader.broken:
                    yield (key.text,), _words_under(value)
        elif id(node) in reader.broken or document.is_doubtful(node):
            yield path, {str(path[-1])} | _words_under(node)


def _unknown_names(loaded: Loaded) -> Iterator[tuple[str, list[str]]]:
    """The names that were told to be unknown: the code, and the known names that may have been meant."""
    scenario = loaded.partial
    if scenario is None:
        return
    options = {option for scene in scenario.scenes.values() for option in scene.choices}
    told = [fault for fault in loaded.faults if fault.code in _UNKNOWN and fault.place.path == loaded.document.path]
    most = max(10, MOST_COMPARED // (1 + len(scenario.scenes)))
    for fault in told[:most]:
        if fault.place.line <= len(loaded.document.lines):
            place = fault.place
            name = loaded.document.lines[place.line - 1][place.column - 1 :][: place.length].strip("\"' ")
            known: Iterable[str] = {"HW301": scenario.scenes, "HW302": options}.get(fault.code, scenario.state)
            yield fault.code, get_close_matches(name, known, n=3, cutoff=0.6)
    yield from ((fault.code, []) for fault in told[most:])


def _scene_ids(document: Document) -> set[str]:
    scenes = document.root.get("scenes") if isinstance(document.root, Mapping) else None
    return {key.text for key, _ in scenes.entries} if isinstance(scenes, Mapping) else set()


def _words_under(node: Node) -> set[str]:
    found: set[str] = set()
    for path, each in walk(node):
        found.update(str(path[-1]) for _ in path[-1:])
        if isinstance(each, Scalar):
            found |= _words(each.text)
    return found


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))

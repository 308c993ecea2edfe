"""Every name in a file and where it stands: declared here, used there, in conditions and in prose as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from sim.exchange.language.conditions import tokens
from sim.source.diagnostics import Place
from sim.source.document import Document
from sim.source.nodes import Mapping, Node, NodePath, Scalar, Sequence
from sim.story.model import ENDINGS
from sim.story.prose import marks
from sim.story.sites import Site, Use, sites
from sim.story.typecheck import ACT_CALLS, LANGUAGE, SCENE_CALLS


class What(StrEnum):
    """What a name stands for, in the word that a person would use; a group of acts counts as an act."""

    SCENE = "scene"
    OPTION = "option"
    STATE = "state"
    PERSON = "member of the cast"
    ACT = "act"
    SOURCE = "source"
    RULE = "rule"
    FACT = "fact"


class Name(NamedTuple):
    """One place where a name stands. An option's is `scene/option`; in a check, which tells no scene, `/option`."""

    what: What
    id: str
    place: Place
    declares: bool = False

    def means(self, other: Name) -> bool:
        """Whether both stand for the same thing."""
        if self.what is not other.what:
            return False
        if self.what is What.OPTION and "" in (self.id.partition("/")[0], other.id.partition("/")[0]):
            return self.id.rpartition("/")[2] == other.id.rpartition("/")[2]
        return self.id == other.id


_USES = {
    Use.SCENE: What.SCENE,
    Use.ACT: What.ACT,
    Use.ACT_OR_GROUP: What.ACT,
    Use.PERSON: What.PERSON,
    Use.CHANGE: What.STATE,
    Use.SETTING: What.STATE,
    Use.SOURCE: What.SOURCE,
}
_IN_TAKE = re.compile(r"[^>]+")


class Frame(NamedTuple):
    """What the names of a part depend on in the file around it: its format, its facts, scenes named like an ending."""

    kind: str
    facts: frozenset[str]
    doubles: frozenset[str]


def around(root: Node | None) -> Frame:
    """The frame of a file; its kind is what the schemas call it."""
    keys = {key.text for key, _ in entries(root)}
    told_by = (("scenes", "scenario"), ("rules", "pack"), ("acts", "vocabulary"))
    kind = next((kind for key, kind in told_by if key in keys), "scenario")
    facts = entries(root, "situation" if kind == "scenario" else "facts")
    doubles = frozenset(key.text for key, _ in entries(root, "scenes")).intersection(ENDINGS)
    return Frame(kind, frozenset(key.text for key, _ in facts), doubles)


def names_in(document: Document, frame: Frame | None = None) -> list[Name]:
    """All names of a story, a vocabulary or a pack, each where it stands; `frame` is of the file that a part is of."""
    root = document.root
    if not isinstance(root, Mapping):
        return []
    frame = frame or around(root)
    if frame.kind == "pack":
        return [*_of_pack(document, root, frame)]
    if frame.kind == "vocabulary":
        return [*_of_vocabulary(document, root)]
    return [*_declared(document, root), *_used(document, root, frame)]


def entries(node: Node | None, *path: str) -> list[tuple[Scalar, Node]]:
    """The keys and values of the mapping along a path; none where there is no mapping."""
    for step in path:
        node = node.get(step) if isinstance(node, Mapping) else None
    return node.entries if isinstance(node, Mapping) else []


def texts(node: Node | None) -> list[Scalar]:
    """The single values of a list, and of the lists in it."""
    found: list[Scalar] = []
    for item in node.items if isinstance(node, Sequence) else []:
        found += [item] if isinstance(item, Scalar) else texts(item)
    return found


def part(document: Document, node: Scalar, start: int = 0, length: int | None = None) -> Place:
    """Where a part of a text stands in the file, without quotation marks."""
    length = len(node.text) - start if length is None else length
    if node.plain and node.line == node.end_line:
        return document.place_of(node.line - 1, node.column - 1 + start, length)
    return document.at(node, offset=start, length=length)


def _declared(document: Document, root: Mapping) -> Iterator[Name]:
    sections = (("cast", What.PERSON), ("state", What.STATE), ("situation", What.FACT), ("scenes", What.SCENE))
    for section, what in sections:
        for key, value in entries(root, section):
            yield Name(what, key.text, part(document, key), True)
            for option, _ in entries(value, "choices") if what is What.SCENE else []:
                yield Name(What.OPTION, f"{key.text}/{option.text}", part(document, option), True)


def _used(document: Document, root: Mapping, frame: Frame) -> Iterator[Name]:
    for site in sites(root):
        if site.use in (Use.CONDITION, Use.WEIGHT):
            yield from _in_condition(document, site.node, frame.facts)
        elif site.use is Use.PROSE:
            yield from _in_prose(document, site.node)
        elif site.use is Use.OPTION:
            yield from _in_take(document, site)
        elif site.use is Use.ENDING:
            if site.node.text in frame.doubles or site.node.text not in ENDINGS:
                yield Name(What.SCENE, site.node.text, part(document, site.node))
        else:
            yield Name(_USES[site.use], site.node.text, part(document, site.node))


def _in_condition(document: Document, node: Scalar, facts: frozenset[str]) -> Iterator[Name]:
    for token in tokens(node.text):
        if not token.quoted:
            if token.text not in LANGUAGE:
                what = What.FACT if token.text in facts else What.STATE
                yield Name(what, token.text, part(document, node, token.start, len(token.text)))
        elif token.call in ACT_CALLS:
            yield Name(What.ACT, token.text, part(document, node, token.start, len(token.text)))
        elif token.call in SCENE_CALLS:
            scene, slash, option = token.text.partition("/")
            yield Name(What.SCENE, scene, part(document, node, token.start, len(scene)))
            if slash:
                yield Name(What.OPTION, token.text, part(document, node, token.start + len(scene) + 1, len(option)))


def _in_prose(document: Document, node: Scalar) -> Iterator[Name]:
    """The people named by marks; looked for in the lines, since what a mark says is never folded or escaped."""
    if "<" not in node.text:
        return
    for row in range(node.line - 1, min(node.end_line, len(document.read))):
        for mark in marks(document.read[row]):
            if mark.name != "day":
                yield Name(What.PERSON, mark.name, document.place_of(row, mark.start + 1, len(mark.name)))


def _in_take(document: Document, site: Site) -> Iterator[Name]:
    for found in _IN_TAKE.finditer(site.node.text):
        place = part(document, site.node, found.start(), len(found[0]))
        yield Name(What.SCENE, found[0], place) if found.start() else Name(What.OPTION, f"/{found[0]}", place)


def _of_vocabulary(document: Document, root: Mapping) -> Iterator[Name]:
    for key, value in entries(root, "acts"):
        yield Name(What.ACT, key.text, part(document, key), True)
        for group in texts(value.get("groups") if isinstance(value, Mapping) else None):
            yield Name(What.ACT, group.text, part(document, group))


def _of_pack(document: Document, root: Mapping, frame: Frame) -> Iterator[Name]:
    for what, section in ((What.SOURCE, "sources"), (What.FACT, "facts"), (What.RULE, "rules")):
        for key, _ in entries(root, section):
            yield Name(what, key.text, part(document, key), True)
    for _, rule in entries(root, "rules"):
        for key, _ in entries(rule, "sources"):
            yield Name(What.SOURCE, key.text, part(document, key))
        for trigger in ("followed", "broken"):
            yield from _in_trigger(document, rule, trigger, frame.facts)
    for _, dispute in entries(root, "disputes"):
        for side in texts(dispute.get("sides") if isinstance(dispute, Mapping) else None):
            yield Name(What.RULE, side.text, part(document, side))


def _in_trigger(document: Document, rule: Node, trigger: str, facts: frozenset[str]) -> Iterator[Name]:
    for key, value in entries(rule, trigger):
        if key.text == "acts":
            for act in texts(value):
                yield Name(What.ACT, act.text, part(document, act))
        elif key.text == "when" and isinstance(value, Scalar):
            yield from _in_condition(document, value, facts)


def text_of(document: Document, path: NodePath) -> str:
    """The text at exactly this path; empty where none stands there."""
    node: Node | None = document.root
    for step in path:
        node = node.get(str(step)) if isinstance(node, Mapping) else None
    return node.text if isinstance(node, Scalar) else ""

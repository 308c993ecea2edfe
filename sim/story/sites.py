"""Every place of a scenario file that names something: scenes, options, acts, people, states, and prose.

Walks the nodes, not the model, so that each site knows where it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from sim.source.nodes import Mapping, Node, Scalar, Sequence

PAST = "*"  # in the place of a role: what was done before the story begins


class Use(Enum):
    """What the text at a site stands for."""

    SCENE = auto()
    ENDING = auto()  # an ending kind or a scene
    OPTION = auto()  # an entry of a check's `take`
    ACT = auto()
    ACT_OR_GROUP = auto()
    PERSON = auto()
    CHANGE = auto()  # a state that is added to or set
    SETTING = auto()  # a state that is replaced
    CONDITION = auto()
    WEIGHT = auto()
    PROSE = auto()
    SOURCE = auto()

    __hash__ = object.__hash__  # members are one of a kind, and the resolver looks one up for every site


class Site(NamedTuple):
    """One use: its text, the role that decides there, and for a state the value that is given to it."""

    use: Use
    node: Scalar
    role: str = ""
    value: Scalar | None = None


Adder: TypeAlias = Callable[[list[Site], Node, str], None]  # adds the sites under a key; the role decides there


def sites(root: Node | None) -> list[Site]:
    """All sites of a scenario, in the order of the file."""
    found: list[Site] = []
    if isinstance(root, Mapping):
        _under(_TOP, found, root, "player")
    return found


def _under(keys: AnyMapping[str, Adder], found: list[Site], node: Node, role: str) -> None:
    """The sites under each key of a mapping that has some."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            add = keys.get(key.text)
            if add is not None:
                add(found, value, role)


def _one(use: Use) -> Adder:
    def add(found: list[Site], node: Node, role: str) -> None:
        if isinstance(node, Scalar):
            found.append(Site(use, node, role))

    return add


def _each(add_item: Adder) -> Adder:
    def add(found: list[Site], node: Node, role: str) -> None:
        if isinstance(node, Sequence):
            for item in node.items:
                add_item(found, item, role)

    return add


def _every(add_value: Adder) -> Adder:
    def add(found: list[Site], node: Node, role: str) -> None:
        if isinstance(node, Mapping):
            for _, value in node.entries:
                add_value(found, value, role)

    return add


def _record(keys: AnyMapping[str, Adder]) -> Adder:
    def add(found: list[Site], node: Node, role: str) -> None:
        _under(keys, found, node, role)

    return add


def _changes(use: Use) -> Adder:
    def add(found: list[Site], node: Node, role: str) -> None:
        if isinstance(node, Mapping):
            for key, value in node.entries:
                if isinstance(value, Scalar):
                    found.append(Site(use, key, role, value))

    return add


def _beats(found: list[Site], node: Node, role: str) -> None:
    if isinstance(node, Scalar):
        found.append(Site(Use.PROSE, node))
    elif isinstance(node, Sequence):
        for beat in node.items:
            _beat(found, beat)


def _beat(found: list[Site], beat: Node) -> None:
    if isinstance(beat, Scalar):
        found.append(Site(Use.PROSE, beat))
    elif isinstance(beat, Mapping):
        for key, value in beat.entries:
            if key.text == "as" or not isinstance(value, Scalar):
                continue
            use = _BEAT.get(key.text, Use.PROSE)
            found.append(Site(use, value))
            if use is Use.PROSE and key.text != "text":
                found.append(Site(Use.PERSON, key, value=value))


def _road(found: list[Site], node: Node, role: str) -> None:
    if isinstance(node, Scalar):
        found.append(Site(Use.SCENE, node))
    elif isinstance(node, Sequence):
        for target in node.items:
            _under(_TARGET, found, target, role)


def _scene(found: list[Site], node: Node, role: str) -> None:
    by = node.get("by") if isinstance(node, Mapping) else None
    _under(_SCENE, found, node, by.text if isinstance(by, Scalar) else role)


def _past(found: list[Site], node: Node, role: str) -> None:
    act = node.get("act") if isinstance(node, Mapping) else None
    if isinstance(act, Scalar):
        found.append(Site(Use.ACT, act, PAST))


def _sources(found: list[Site], node: Node, role: str) -> None:
    if isinstance(node, Mapping):
        found.extend(Site(Use.SOURCE, key) for key, _ in node.entries)


_BEAT = {"if": Use.CONDITION, "only": Use.PERSON}
_PROSE = _one(Use.PROSE)
_STEP: dict[str, Adder] = {"effects": _changes(Use.CHANGE), "set": _changes(Use.SETTING), "to": _road}
_TARGET: dict[str, Adder] = {
    "scene": _one(Use.SCENE),
    "if": _one(Use.CONDITION),
    "weight": _one(Use.WEIGHT),
    "then": _beats,
}
_CHOICE: dict[str, Adder] = {
    **_STEP,
    "text": _PROSE,
    "note": _PROSE,
    "acts": _each(_one(Use.ACT)),
    "if": _one(Use.CONDITION),
    "weight": _one(Use.WEIGHT),
    "then": _beats,
}
_SCENE: dict[str, Adder] = {
    **_STEP,
    "by": _one(Use.PERSON),
    "title": _PROSE,
    "text": _beats,
    "reflect": _each(_PROSE),
    "choices": _every(_record(_CHOICE)),
}
_LESSON: dict[str, Adder] = {
    "from": _one(Use.SCENE),
    "set": _changes(Use.SETTING),
    "stop": _each(_one(Use.SCENE)),
    "past": _each(_past),
}
_CHECK: dict[str, Adder] = {
    "take": _each(_one(Use.OPTION)),
    "ends": _each(_one(Use.ENDING)),
    "can": _each(_one(Use.ENDING)),
    "without": _each(_one(Use.ACT_OR_GROUP)),
    "agrees": _sources,
}
_TOP: dict[str, Adder] = {
    "seeker": _one(Use.PERSON),
    "start": _one(Use.SCENE),
    "cast": _every(_record({"card": _PROSE, "goal": _PROSE})),
    "state": _every(_record({"label": _PROSE, "of": _one(Use.PERSON)})),
    "past": _each(_past),
    "scenes": _every(_scene),
    "lessons": _each(_record(_LESSON)),
    "checks": _each(_record(_CHECK)),
}

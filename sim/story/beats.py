"""How beats and roads are written: a text or a list of beats, a scene or a list of targets."""

from __future__ import annotations

import re

from sim.source.nearest import nearest
from sim.source.nodes import Mapping, Node, Scalar, Sequence
from sim.source.scalars import KEBAB, KEBAB_NAME, Expression, OneOf, Text, refuse_prose_as_key
from sim.source.schema import Key, Reader, Record, Schema, Unreadable, wrong_kind
from sim.story.model import MANNERS, Beat, Target
from sim.story.prose import paragraphs

_KEYS = ("text", "as", "if", "only")
_NAME = re.compile(KEBAB)
_PROSE = Text()
_CONDITION = Expression("trust >= 40 and not told_no")
_MANNER = OneOf(MANNERS)
_ABOUT_BEAT = "A beat: `text` for narration, or a cast id for what somebody says."


class Beats:
    """A block of prose whose blank lines part the beats, or a list of beats."""

    def read(self, node: Node, reader: Reader) -> tuple[Beat, ...]:
        if isinstance(node, Scalar):
            return _split(Beat(_PROSE.read(node, reader)))
        if not isinstance(node, Sequence):
            refuse_prose_as_key(node, reader)
            raise wrong_kind(node, "a text or a list of beats", reader, "put `- ` before each beat of a list")
        beats: list[Beat] = []
        for item in node.items:
            try:
                beats.extend(_read_beat(item, reader))
            except Unreadable:
                reader.broken.add(id(item))
        return tuple(beats)

    def schema(self) -> Schema:
        said: Schema = {
            "type": "object",
            "description": _ABOUT_BEAT,
            "properties": {
                "text": {
                    **_PROSE.schema(),
                    "description": "Narration.",
                    "examples": ["Nobody has switched on the light."],
                },
                "as": {"enum": list(MANNERS), "description": "How it is said; speech where left out."},
                "if": {**_CONDITION.schema(), "description": "Told only when this holds."},
                "only": {
                    **KEBAB_NAME.schema(),
                    "description": "For this role's eyes, whoever else sits at the table.",
                    "examples": ["ex"],
                },
            },
            "additionalProperties": {"type": "string", "description": "What this member of the cast says."},
        }
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, said]}}]}


def _read_beat(node: Node, reader: Reader) -> tuple[Beat, ...]:
    if isinstance(node, Scalar):
        return _split(Beat(_PROSE.read(node, reader)))
    if not isinstance(node, Mapping):
        raise wrong_kind(node, "a beat", reader)
    voices = [(key, value) for key, value in node.entries if key.text not in _KEYS[1:]]
    if len(voices) != 1:
        given = ", ".join(f"`{key.text}`" for key, _ in voices) or "none"
        reader.broken.update(id(key) for key, _ in voices)
        near = next(filter(None, (nearest(key.text, _KEYS) for key, _ in voices if key.text not in _KEYS)), "")
        hint = near or "write `text: ...` for narration, or one cast id with what they say"
        raise reader.refuse("HW218", node, f"a beat has one voice, here are {given}", hint)
    key, value = voices[0]
    if not _NAME.fullmatch(key.text):
        refuse_prose_as_key(node, reader)
    manner, condition, only = node.get("as"), node.get("if"), node.get("only")
    who = None if key.text == "text" else KEBAB_NAME(key, reader)
    if who is None and manner is not None:
        raise reader.refuse("HW218", manner, "narration is told by nobody, so `as` says nothing", "leave `as` out")
    how = _MANNER.read(manner, reader) if manner else "speech"
    beat = Beat(
        _PROSE.read(value, reader),
        who,
        how if who else None,
        _CONDITION.read(condition, reader) if condition else None,
        KEBAB_NAME.read(only, reader) if only else None,
    )
    return _split(beat)


def _split(beat: Beat) -> tuple[Beat, ...]:
    parts = paragraphs(beat.text)
    if len(parts) == 1 and parts[0] == beat.text:
        return (beat,)
    if beat.who is None and beat.condition is None and beat.only is None:
        return tuple([Beat(part) for part in parts])
    return tuple([beat._replace(text=part) for part in parts])


BEATS = Beats()
TARGET = Record(
    Target,
    {
        "scene": Key(KEBAB_NAME, "The scene that the road leads to.", example="quiet-flat"),
        "if": Key(_CONDITION, "This way where it holds; the first that holds is taken.", "condition"),
        "weight": Key(Expression("3"), "The weight of this outcome of a chance.", "weight"),
        "then": Key(BEATS, "Told on the way."),
    },
    "One way on.",
)


class Road:
    """A scene's id, or a list of targets: all by weight, or by condition with a last one bare."""

    def read(self, node: Node, reader: Reader) -> tuple[Target, ...]:
        if isinstance(node, Scalar):
            return (Target(KEBAB_NAME.read(node, reader)),)
        if not isinstance(node, Sequence) or not node.items:
            raise wrong_kind(node, "a scene or a list of ways on", reader)
        faults = len(reader.faults)
        targets = []
        for item in node.items:
            try:
                targets.append(TARGET.read(item, reader))
            except Unreadable:
                reader.broken.add(id(item))
        if len(reader.faults) == faults and len(targets) == len(node.items):
            _validate_road(targets, node, reader)
        if not targets:
            raise Unreadable
        return tuple(targets)

    def schema(self) -> Schema:
        name = {"type": "string", "pattern": f"^{KEBAB}$"}
        return {"anyOf": [name, {"type": "array", "minItems": 1, "items": TARGET.schema()}]}


def _validate_road(targets: list[Target], node: Sequence, reader: Reader) -> None:
    weighted = [target.weight is not None for target in targets]
    if any(weighted):
        if any(target.condition is not None for target in targets):
            reader.tell("HW213", node, "these ways on have conditions and weights, one kind only can be read")
        elif not all(weighted):
            lacking = node.items[weighted.index(False)]
            reader.tell("HW213", lacking, "this way on has no weight, but the others have", "give every one a weight")
        elif len({target.scene for target in targets}) < len(targets):
            reader.tell("HW216", node, "a scene stands twice in one chance", "give it one entry with both weights")
        return
    for target, item in zip(targets[:-1], node.items, strict=False):
        if target.condition is None:
            reader.tell("HW214", item, "nothing after this way on can be reached", "give it an `if`, or put it last")
            return
    if targets[-1].condition is not None:
        hint = "add a last one without `if`"
        reader.tell("HW215", node.items[-1], "when no condition holds there is no way on", hint)


ROAD = Road()

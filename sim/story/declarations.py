"""How the parts at the top of a scenario are written: cast, state, clock, situation and past."""

from __future__ import annotations

import re
from contextlib import suppress

from sim.source.nodes import Mapping, Node, Scalar
from sim.source.scalars import KEBAB_NAME, SNAKE, SNAKE_NAME, Boolean, Fact, OneOf, Text, Whole, Written
from sim.source.schema import Key, MapOf, Reader, Record, Schema, Unreadable
from sim.story.clock import parse_time
from sim.story.model import CAUSES, ENDED_BY, CastMember, Clock, Meter, PastAct
from sim.story.prose import PRONOUNS, Pronouns

_PROSE = Text()
_PLAIN = Text(prose=False)
_WHOLE = Whole()
_FLAG = Boolean()
_NUMBER = re.compile(r"[+-]?\d")
_TIME = Written(parse_time, "HW211", "a time of day", ("19:00",))


class Change:
    """What a step does to a state: a number is added to a meter (or replaces it), a flag is set."""

    def read(self, node: Node, reader: Reader) -> int | bool:
        if isinstance(node, Scalar) and _NUMBER.match(node.text):
            return _WHOLE.read(node, reader)
        return _FLAG.read(node, reader)

    def schema(self) -> Schema:
        return {"type": ["integer", "boolean"]}


CHANGES = MapOf(SNAKE_NAME, Change(), f"^{SNAKE}$")


def _validate_meter(meter: Meter, node: Mapping, reader: Reader) -> None:
    if not meter.min <= meter.start <= meter.max or meter.min >= meter.max:
        place = node.get("start") or node
        reader.tell("HW208", place, f"the start, {meter.start}, is not between {meter.min} and {meter.max}")


METER = Record(
    Meter,
    {
        "start": Key(Whole(), "Where it starts.", example=40),
        "label": Key(_PROSE, "Its name for players; left out, the state's own name.", example="Trust"),
        "of": Key(KEBAB_NAME, "Whose it is: a cast id.", example="ex"),
        "min": Key(Whole(), "Its least value; 0 where left out."),
        "max": Key(Whole(), "Its largest value; 100 where left out."),
        "warmth": Key(Boolean(), "The other's warmth: no step may raise it while a no stands."),
        "shown": Key(Boolean(), "Whether players see it; true where left out."),
    },
    "A meter.",
    _validate_meter,
)


class State:
    """A meter, or a flag that starts as true or false."""

    def read(self, node: Node, reader: Reader) -> Meter | bool:
        if isinstance(node, Mapping):
            return METER.read(node, reader)
        if isinstance(node, Scalar) and re.fullmatch(r"[+-]?\d+", node.text):
            hint = f"write {{start: {node.text}}}"
            raise reader.refuse("HW203", node, "this is a number, wanted is a meter or a flag", hint)
        return Boolean().read(node, reader)

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "boolean"}, METER.schema()]}


CUSTOM_PRONOUNS = Record(
    Pronouns,
    {
        "they": Key(_PLAIN, "Who goes: she, he, they.", example="xe"),
        "them": Key(_PLAIN, "Whom one sees.", example="xem"),
        "their": Key(_PLAIN, "Whose coat.", example="xyr"),
        "theirs": Key(_PLAIN, "The coat is theirs.", example="xyrs"),
        "themself": Key(_PLAIN, "Looks at themself.", example="xemself"),
        "plural": Key(Boolean(), "Whether verbs after it are plural: they go."),
    },
    "A set of pronouns of one's own.",
)


class PronounSet:
    """`she`, `he`, `they`, or a full set."""

    def read(self, node: Node, reader: Reader) -> Pronouns:
        if isinstance(node, Mapping):
            return CUSTOM_PRONOUNS.read(node, reader)
        return PRONOUNS[OneOf(tuple(PRONOUNS)).read(node, reader)]

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": list(PRONOUNS)}, CUSTOM_PRONOUNS.schema()]}


CAST_MEMBER = Record(
    CastMember,
    {
        "name": Key(_PROSE, "The name; a player may choose another.", example="Noor"),
        "pronouns": Key(PronounSet(), "she, he, they, or a full set; they where left out."),
        "card": Key(
            _PROSE, "What only whoever plays them reads.", example="You left because you were tired of asking."
        ),
        "goal": Key(
            _PROSE, "What they want; secret until the debrief.", example="Find out whether <player> has understood."
        ),
    },
    "Somebody of the cast.",
)
PAST_ACT = Record(
    PastAct,
    {
        "act": Key(KEBAB_NAME, "What was done.", example="call"),
        "days_ago": Key(Whole(0, 100_000), "How many days before the story begins.", example=3),
    },
    "Something that was done before the story begins.",
)
CLOCK = Record(
    Clock,
    {
        "day": Key(Whole(0, 100_000), "Days since the break-up, which was on day 0.", example=4),
        "time": Key(_TIME, "The time of day; noon where left out."),
    },
    "When the story starts.",
)


class Situation:
    """Fixed facts: two with closed lists, the rest the author's own."""

    def read(self, node: Node, reader: Reader) -> dict[str, int | bool | str]:
        facts = MapOf(SNAKE_NAME, Fact()).read(node, reader)
        if isinstance(node, Mapping):
            for name, words in (("cause", CAUSES), ("ended_by", ENDED_BY)):
                value = node.get(name)
                if value is not None and name in facts and facts[name] not in words:
                    with suppress(Unreadable):
                        OneOf(words).read(value, reader)
        return facts

    def schema(self) -> Schema:
        known: Schema = {
            "cause": {"description": "What the two broke on.", "enum": list(CAUSES)},
            "ended_by": {"description": "Who ended it.", "enum": list(ENDED_BY)},
            "months_together": {
                "description": "How many months they were together.",
                **Whole(0).schema(),
                "examples": [14],
            },
        }
        return {"type": "object", "properties": known, "additionalProperties": Fact().schema()}

"""How a scenario is written: the shape of every part of the file, with what an editor says about it."""

from __future__ import annotations

import re

from sim.source.nodes import Mapping
from sim.source.scalars import (
    KEBAB,
    KEBAB_NAME,
    SNAKE,
    SNAKE_NAME,
    Boolean,
    Expression,
    OneOf,
    Text,
    Whole,
    Written,
    shown,
)
from sim.source.schema import Key, ListOf, MapOf, Reader, Record
from sim.story.beats import BEATS, ROAD
from sim.story.clock import parse_at, parse_span
from sim.story.declarations import CAST_MEMBER, CHANGES, CLOCK, PAST_ACT, Situation, State
from sim.story.model import (
    ENDINGS,
    LEVELS,
    Check,
    Choice,
    Lesson,
    Scenario,
    Scene,
)

_PROSE = Text()
_PLAIN = Text(prose=False)
_CONDITION = Expression("trust >= 40 and not told_no")
_WEIGHT = Expression("max(5, 100 - trust)")
_SPAN = Written(parse_span, "HW210", "a span of time", ("10 minutes", "2 days", "3 days 13 hours"))
_AT = Written(parse_at, "HW211", "a time to enter at", ("19:00", "day 9 02:10"))


CHOICE = Record(
    Choice,
    {
        "text": Key(
            _PROSE, "The option as the player reads it.", example="Write, and ask whether tomorrow is a good day."
        ),
        "acts": Key(ListOf(KEBAB_NAME), "What is done, in the vocabulary's acts.", example=("message", "ask-first")),
        "if": Key(_CONDITION, "Offered only when this holds.", "condition"),
        "once": Key(Boolean(), "Offered until taken."),
        "weight": Key(_WEIGHT, "How likely it is when nobody plays the role; all options carry one, or none."),
        "effects": Key(
            CHANGES, "Meters add and stay inside their bounds, flags are set.", example={"trust": 10, "met": True}
        ),
        "set": Key(CHANGES, "Replaces instead of adding.", "settings", example={"trust": 40}),
        "after": Key(_SPAN, "How far the clock moves on: minutes, hours, days, weeks."),
        "then": Key(BEATS, "Told at once, before the next scene."),
        "to": Key(ROAD, "Where it leads; without it, where the scene's own `to` leads, or one stays."),
        "note": Key(
            _PROSE,
            "The author's comment in the debrief, whichever option was taken.",
            example="This can be answered with a no.",
        ),
    },
    "An option.",
)


def _other(given: list[str]) -> str:
    return next(key for key in given if key != "ending")


def _validate_scene(scene: Scene, node: Mapping, reader: Reader) -> None:
    given = [key for key in ("choices", "to", "ending") if node.get(key) is not None]
    given += ["todo"] if scene.todo else []
    if not given:
        hint = "give it `choices`, an `ending`, a `to`, or `todo: true`"
        reader.tell("HW212", node, "the scene has no way on and is no ending", hint)
    elif "ending" in given and len(given) > 1:
        reader.tell("HW212", node.key("ending") or node, f"an ending has no `{_other(given)}`", "leave one of them out")
    elif "choices" in given and not scene.choices:
        reader.tell("HW212", node.get("choices") or node, "there is nothing to choose", "write at least one option")
    weighted = [choice.weight is not None for choice in scene.choices.values()]
    if any(weighted) and not all(weighted):
        lacking = list(scene.choices)[weighted.index(False)]
        reader.tell("HW217", node.get("choices") or node, f"the option `{lacking}` has no weight, but others have")


SCENE = Record(
    Scene,
    {
        "title": Key(_PROSE, "A short name for lists, maps and the debrief.", example="The quiet flat"),
        "by": Key(KEBAB_NAME, "Whose decision this is: a cast id; player where left out.", example="ex"),
        "todo": Key(Boolean(), "Still to be written; plays as a stub."),
        "text": Key(BEATS, "What is told on entering."),
        "effects": Key(CHANGES, "What entering does to meters and flags.", example={"trust": -10}),
        "set": Key(CHANGES, "Replaces instead of adding.", "settings", example={"met": False}),
        "at": Key(_AT, "On entering, the clock moves on to the next such time."),
        "after": Key(_SPAN, "On entering, the clock moves on by this much."),
        "choices": Key(MapOf(KEBAB_NAME, CHOICE, f"^{KEBAB}$"), "The options by id."),
        "to": Key(ROAD, "Where it leads, or where options without a `to` of their own lead."),
        "ending": Key(OneOf(ENDINGS), "How the story ends here.", "ending"),
        "reflect": Key(ListOf(_PROSE), "Questions for the debrief.", example=("What was left unsaid?",)),
    },
    "A scene.",
    _validate_scene,
)
_COMPARISON = re.compile(r"(>=|<=|==|>|<)\s*(\d{1,3})")


def _parse_comparison(text: str) -> tuple[str, int]:
    match = _COMPARISON.fullmatch(text.strip())
    if match is None or int(match[2]) > 100:
        raise ValueError(text)
    return match[1], int(match[2])


def _parse_take(text: str) -> str:
    if not re.fullmatch(rf"({KEBAB})?(>{KEBAB})*", text) or not text:
        raise ValueError(shown(text))
    return text


LESSON = Record(
    Lesson,
    {
        "name": Key(_PROSE, "What the excerpt is called.", example="The first night"),
        "from": Key(KEBAB_NAME, "The scene to come in at.", "start", example="quiet-flat"),
        "set": Key(CHANGES, "The state to come in with.", "settings", example={"trust": 40}),
        "stop": Key(ListOf(KEBAB_NAME), "Scenes at which the excerpt ends.", example=("third-day",)),
        "past": Key(
            ListOf(PAST_ACT), "What was done before it beside the story's own past; days count back from its clock."
        ),
        "clock": Key(CLOCK, "When the excerpt starts; where left out, when the story does."),
    },
    "An excerpt for a class.",
)
CHECK = Record(
    Check,
    {
        "name": Key(_PROSE, "What the check says about the story.", example="waiting may lead to an open door"),
        "take": Key(
            ListOf(Written(_parse_take, "HW219", "an option to take", ("drawer", "drawer>third-day"))),
            "Option ids in order, the other roles' too; `drawer>scene` fixes a chance.",
        ),
        "rest": Key(OneOf(("any",)), "`any`: every way on from there must fit."),
        "ends": Key(
            ListOf(KEBAB_NAME),
            "Ending kinds or scenes, one of which the road must end in.",
            example=("door-open", "at-peace"),
        ),
        "can": Key(
            ListOf(KEBAB_NAME), "Ending kinds or scenes that must each be reachable from there.", example=("at-peace",)
        ),
        "without": Key(ListOf(KEBAB_NAME), "Only ways on which nobody does these acts.", example=("contact",)),
        "agrees": Key(
            MapOf(
                KEBAB_NAME,
                Written(_parse_comparison, "HW220", "a comparison with 0 to 100", (">= 70", "< 40")),
            ),
            "How far the road agrees with a source of the guidance pack.",
        ),
    },
    "The author's own test of the story.",
)


def _validate_scenario(scenario: Scenario, node: Mapping, reader: Reader) -> None:
    if not scenario.scenes:
        hint = "write one, with `choices` or an `ending`"
        reader.tell("HW212", node.get("scenes") or node, "there is no scene", hint)


SCENARIO = Record(
    Scenario,
    {
        "format": Key(Whole(1, 1), "The version of the file format: 1.", example=1),
        "title": Key(_PROSE, "The story's title.", example="The Dishwasher Treaty"),
        "summary": Key(
            _PROSE,
            "One line that makes somebody want to play it.",
            example="A row about a bowl that was never about the bowl.",
        ),
        "minutes": Key(Whole(1, 600), "About how long a play takes.", example=20),
        "level": Key(OneOf(LEVELS), "starter, intermediate or advanced."),
        "ages": Key(_PLAIN, "For whom: `14+`.", example="14+"),
        "content_notes": Key(
            ListOf(_PROSE),
            "What somebody might want to know before: short and neutral.",
            example=("unwanted contact on some roads",),
        ),
        "objectives": Key(ListOf(_PROSE), "What can be learned.", example=("tell a not yet from a no",)),
        "language": Key(_PLAIN, "The language of the prose: en-GB.", example="en-GB"),
        "author": Key(_PLAIN, "Who wrote it.", example="Your name, or one that you made up"),
        "license": Key(_PLAIN, "Under which licence it may be used.", example="CC-BY-4.0"),
        "guidance": Key(KEBAB_NAME, "The pack that judges unless the player picks another.", example="five-articles"),
        "vocabulary": Key(KEBAB_NAME, "The vocabulary of acts; break-ups where left out.", example="break-ups"),
        "seeker": Key(KEBAB_NAME, "Whom the articles speak to: a cast id; player where left out.", example="ex"),
        "clock": Key(CLOCK, "When the story starts."),
        "past": Key(ListOf(PAST_ACT), "What was done before the story begins, where it matters."),
        "situation": Key(Situation(), "Fixed facts that expressions and rules may read."),
        "cast": Key(MapOf(KEBAB_NAME, CAST_MEMBER, f"^{KEBAB}$"), "Who is in it; `player` must be."),
        "state": Key(MapOf(SNAKE_NAME, State(), f"^{SNAKE}$"), "Meters and flags."),
        "start": Key(KEBAB_NAME, "The first scene; left out, the first that is written.", example="quiet-flat"),
        "scenes": Key(MapOf(KEBAB_NAME, SCENE, f"^{KEBAB}$"), "The scenes by id."),
        "lessons": Key(ListOf(LESSON), "Excerpts for a class."),
        "checks": Key(ListOf(CHECK), "The author's own tests, run by `heartwork check`."),
    },
    "A heartwork story.",
    _validate_scenario,
)

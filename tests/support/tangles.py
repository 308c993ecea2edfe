"""Hypothesis strategies for stories that use all of the language: roads that go round, times, counts, chance, scenes
that run on, effects that stop at bounds. Nothing keeps them from never ending, or from being played to a fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from sim.guidance.model import Pack, Trigger
from sim.story.clock import DAY, HOUR, At
from sim.story.model import Beat, Choice, Clock, Meter, PastAct, Scenario, Scene, Target
from sim.story.story import Story
from tests.support.stories import CAST, DONE, VOCABULARY, below, one_of, packs

NAMES = ("hall", "street", "phone", "bench")
ENDINGS = ("morning", "door")
RUNNING = ("stairs", "landing")  # these run on, so that they lead to what comes later in this order: decisions
OPTIONS = ("one", "two", "three")
NUMBERS = (
    "calm",
    "trust",
    "calm + trust",
    "trust - 2",
    "3 - calm",
    "2 * calm",
    "min(trust, 3)",
    "max(calm, 2)",
    "min(day, 4)",
    "hour",
    "min(silence, 2) * 2",
    'visits("street")',
    'days_since("call")',
    'days_since("no")',
    'count("contact", days=3)',
    'count("contact", days=7)',
    'count("wait", days=1)',
    'min(count("wait", days=4), 30)',
    "day",
    "silence",
    "min(day, silence)",
    "-silence",
)
FLAGS = (
    "told_no",
    "heavy",
    "known",
    "known == heavy",
    'cause == "argument"',
    'seen("phone")',
    'seen("stairs")',
    'took("hall/one")',
    'took("street/two")',
    'ever("think")',
    'ever("no")',
    "calm < trust",
    "1 < calm <= trust",
)
COMPARED = (">=", "<", "==", ">", "!=", "<=")
STATE: dict[str, Meter | bool] = {"calm": Meter(3, min=0, max=6), "trust": Meter(0, min=-2, max=5), "known": False}
EFFECTS: tuple[dict[str, int | bool], ...] = ({}, {"calm": 2}, {"calm": -3}, {"trust": 1, "known": True}, {"trust": -4})
SETTINGS: tuple[dict[str, int | bool], ...] = ({}, {}, {}, {"calm": 4}, {"trust": -1}, {"known": False})
AFTER = (0, 0, HOUR, 9 * HOUR, DAY, 2 * DAY + HOUR)
TIMES = (None, None, None, At(19 * HOUR), At(2 * HOUR + 10), At(9 * HOUR, 3), At(20 * HOUR, 6))


def number(draw: st.DrawFn) -> str:
    """An expression that is a number, with an end where it stands for a weight."""
    return one_of(draw, NUMBERS)


def condition(draw: st.DrawFn) -> str:
    """An expression that is true or false."""
    kind = draw(below(4))
    if kind == 0:
        return one_of(draw, FLAGS)
    own = f"{number(draw)} {one_of(draw, COMPARED)} {one_of(draw, ('2', '0', '1', '4', '7', '-1'))}"
    if kind == 1:
        return own
    other = one_of(draw, FLAGS)
    return f"not ({own}) and {other}" if kind == 2 else f"{own} or {other}"


def maybe(draw: st.DrawFn) -> str | None:
    """A condition, or none."""
    return condition(draw) if draw(below(2)) else None


def weight(draw: st.DrawFn) -> str:
    """A weight, 0 and negative ones too."""
    return one_of(
        draw, ("1", "3", "0", "trust", "calm - 3", "max(1, trust - calm)", "min(silence, 2)", "min(day, 3) - 2")
    )


def road(draw: st.DrawFn, ways: Sequence[str]) -> tuple[Target, ...]:
    """Where a step leads: to one scene, by condition or by chance."""
    kind = draw(below(4))
    if kind < 2:
        return (Target(one_of(draw, ways)),)
    beats = (Beat("So.", condition=maybe(draw)),) if draw(below(2)) else ()
    if kind == 2:
        return (
            Target(one_of(draw, ways), condition=condition(draw), then=beats),
            *((Target(one_of(draw, ways), condition=condition(draw)),) if draw(below(2)) else ()),
            Target(one_of(draw, ways)),
        )
    return tuple(Target(one_of(draw, ways), weight=weight(draw), then=beats) for _ in range(2 + draw(below(2))))


def option(draw: st.DrawFn, name: str, role: str, ways: Sequence[str]) -> Choice:
    """An option, also one that stays."""
    return Choice(
        name,
        "An option.",
        one_of(draw, DONE[role]),
        condition=maybe(draw),
        once=not draw(below(3)),
        weight=weight(draw),
        effects=one_of(draw, EFFECTS),
        settings=one_of(draw, SETTINGS),
        after=one_of(draw, AFTER),
        then=(Beat("So.", condition=maybe(draw)),),
        to=road(draw, ways) if draw(below(4)) else (),
    )


def entered(draw: st.DrawFn) -> dict[str, object]:
    """What entering a scene does."""
    return {
        "effects": one_of(draw, EFFECTS),
        "settings": one_of(draw, SETTINGS),
        "after": one_of(draw, AFTER),
        "at": one_of(draw, TIMES),
        "text": (Beat("It is late.", condition=maybe(draw)),),
    }


@st.composite
def tangled(draw: st.DrawFn) -> Story:
    """A story of up to four scenes with decisions, two that run on, and two endings."""
    names = NAMES[: 1 + draw(below(len(NAMES)))]
    everywhere = (*names, *RUNNING, *ENDINGS)
    scenes: dict[str, Scene] = {}
    for name in NAMES:
        role = one_of(draw, ("player", "player", "ex"))
        if name in names:
            choices = {each: option(draw, each, role, everywhere) for each in OPTIONS[: 1 + draw(below(3))]}
            scenes[name] = Scene(name, by=role, choices=choices, **entered(draw))  # type: ignore[arg-type]  # by name
        else:
            scenes[name] = Scene(name, ending="at-peace")
    for place, name in enumerate(RUNNING):
        onward = (*RUNNING[place + 1 :], *names, *ENDINGS)
        scenes[name] = Scene(name, to=road(draw, onward), **entered(draw))  # type: ignore[arg-type]  # by name
    for name in ENDINGS:
        scenes[name] = Scene(name, ending="at-peace")
    for name in ("hall", "street"):  # what conditions name is always there
        if scenes[name].choices.keys() != set(OPTIONS):
            missing = {each: Choice(each, "Another.", condition="calm > 99") for each in OPTIONS}
            scenes[name] = scenes[name]._replace(choices={**missing, **scenes[name].choices}, ending=None)
    past = tuple(PastAct(one_of(draw, tuple(VOCABULARY.acts)), draw(below(4))) for _ in range(draw(below(3))))
    scenario = Scenario(
        1,
        "A story",
        CAST,
        scenes,
        clock=Clock(one_of(draw, (1, 0, 2)), one_of(draw, (12 * HOUR, 23 * HOUR))),
        past=past,
        situation={"heavy": bool(draw(below(2))), "cause": "argument"},
        state=STATE,
        start=one_of(draw, everywhere[: len(names) + 1]),
    )
    return Story(scenario, VOCABULARY)


HISTORY = tuple(
    text for text in (*NUMBERS, *FLAGS) if not any(word in text for word in (*STATE, "seen", "visits", "took"))
)


@st.composite
def rules(draw: st.DrawFn) -> Pack:
    """A pack of two articles and a house whose rules ask for all that rules may ask."""
    pack = draw(packs())

    def asking(trigger: Trigger | None) -> Trigger | None:
        if trigger is None or draw(below(3)) == 0:
            return trigger
        text = one_of(draw, HISTORY)
        when = text if text in FLAGS else f"{text} {one_of(draw, COMPARED)} {draw(below(5))}"
        return replace(trigger, when=when)

    asked = {
        name: replace(rule, followed=asking(rule.followed), broken=asking(rule.broken))
        for name, rule in pack.rules.items()
    }
    return replace(pack, rules=asked, facts={"heavy": False, "cause": "distance"})

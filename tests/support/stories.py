"""Hypothesis strategies for small stories, packs and plays, made as values without any YAML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import TypeVar

from hypothesis import strategies as st

from sim.guidance.model import Dispute, Pack, Rule, Source, Trigger
from sim.play.session import Session
from sim.story.clock import DAY, HOUR
from sim.story.model import CastMember, Choice, Meter, PastAct, Scenario, Scene, Target
from sim.story.story import Story
from sim.story.vocabulary import Act, Vocabulary

VOCABULARY = Vocabulary(
    1,
    {
        "call": Act("call", "calls", groups=("contact",), means="contact"),
        "message": Act("message", "writes", groups=("contact", "written"), means="contact"),
        "wait": Act("wait", "waits"),
        "think": Act("think", "thinks"),
        "refuse": Act("refuse", "says no", by=("ex",), groups=("no",), means="no"),
        "welcome": Act("welcome", "is glad", by=("ex",)),
        "reach-out": Act("reach-out", "gets in touch", by=("ex",), means="reopen"),
    },
    groups={
        "contact": frozenset({"call", "message"}),
        "written": frozenset({"message"}),
        "no": frozenset({"refuse"}),
    },
)
ACTS = {
    "player": ("call", "message", "wait", "think"),
    "ex": ("refuse", "welcome", "reach-out"),
}
CAST = {"player": CastMember("player", "Sam"), "ex": CastMember("ex", "Noor")}
ENDINGS = ("at-peace", "door-open")
CONDITIONS = (
    None,
    "day <= 2",
    "hour >= 12",
    "silence >= 2",
    "told_no",
    "not told_no",
    "heavy",
    'count("contact", days=2) >= 1',
    'count("contact", days=5) == 0',
    'count("contact", days=1) >= 2',
    'days_since("wait") > 1',
    'ever("think")',
    'ever("no")',
)


_T = TypeVar("_T")


@cache
def below(count: int) -> st.SearchStrategy[int]:
    """A number below a count, one strategy for each: to make strategies costs more than to draw from them."""
    return st.integers(0, count - 1)


def one_of(draw: st.DrawFn, these: Sequence[_T]) -> _T:
    """One of these; the first is the simplest."""
    return these[draw(below(len(these)))]


def subsets(these: Sequence[_T], least: int, most: int) -> list[tuple[_T, ...]]:
    """Every choice of so many of these, small ones first."""
    return [chosen for size in range(least, most + 1) for chosen in combinations(these, size)]


DONE = {role: subsets(acts, 0, 2) for role, acts in ACTS.items()}
AFTER = (0, HOUR, 9 * HOUR, DAY, 3 * DAY)
EFFECTS: tuple[dict[str, int | bool], ...] = ({}, {"calm": 30}, {"calm": -30})
SITUATIONS: tuple[dict[str, int | bool | str], ...] = ({}, {"heavy": True}, {"heavy": False})
KINDS = ("on", "chance", "aside")
GATES = (None, None, "calm >= 50")


def choice(
    draw: st.DrawFn,
    name: str,
    role: str,
    ways: Sequence[str],
    kind: str,
    gates: Sequence[str | None],
    *,
    lasting: bool = True,
) -> Choice:
    """An option of a role: an aside, one that leads on, or one that leads on by chance. An aside takes no time where
    `lasting` is false."""
    aside = kind == "aside"
    to = [Target(one_of(draw, ways))]
    if kind == "chance":
        to = [Target(way, weight="1") for way in dict.fromkeys((to[0].scene, one_of(draw, ways)))]
    return Choice(
        name,
        "An option.",
        one_of(draw, DONE[role]),
        condition=one_of(draw, gates),
        once=aside and bool(draw(below(2))),
        effects=one_of(draw, EFFECTS),
        after=one_of(draw, AFTER) if lasting or not aside else 0,
        to=() if aside else tuple(to),
    )


@st.composite
def scenarios(
    draw: st.DrawFn, roles: Sequence[str] = ("player", "ex"), *, kinds: Sequence[str] = KINDS, lasting: bool = True
) -> Scenario:
    """Stories of one to four scenes of decisions that lead on to later ones, so that every road ends; some options are
    gated. In every such scene the last option always leads on. Options are of these `kinds`;
    `lasting`: asides may take time."""
    names = [f"scene-{number}" for number in range(1 + draw(below(4)))]
    scenes: dict[str, Scene] = {}
    for number, name in enumerate(names):
        role = one_of(draw, roles)
        ways = (*names[number + 1 :], *ENDINGS)
        drawn = [
            choice(draw, f"option-{i}", role, ways, one_of(draw, kinds), GATES, lasting=lasting)
            for i in range(draw(below(4)))
        ]
        drawn.append(choice(draw, "on", role, ways, "on", (None,)))
        scenes[name] = Scene(name, by=role, choices={option.id: option for option in drawn})
    for ending in ENDINGS:
        scenes[ending] = Scene(ending, ending=ending)
    past = tuple(PastAct(one_of(draw, tuple(VOCABULARY.acts)), draw(below(4))) for _ in range(draw(below(3))))
    situation = one_of(draw, SITUATIONS)
    return Scenario(1, "A story", CAST, scenes, past=past, situation=situation, state={"calm": Meter(50)})


SOURCES = {
    "bold": Source("bold", "Be bold"),
    "slow": Source("slow", "Be slow"),
    "house": Source("house", "The house", house=True),
}


NAMED = (None, *subsets((*ACTS["player"], "contact", *ACTS["ex"], "no"), 1, 2))
CITED = subsets(tuple(SOURCES), 1, 3)


def trigger(draw: st.DrawFn) -> Trigger:
    """What follows or breaks a rule."""
    return Trigger(one_of(draw, NAMED), one_of(draw, CONDITIONS))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Packs of two articles and a house with up to six rules, and one dispute where there are two rules or more."""
    rules: dict[str, Rule] = {}
    for number in range(1 + draw(below(6))):
        name, kind = f"rule-{number}", one_of(draw, ("do", "dont"))
        own, other = trigger(draw), trigger(draw) if draw(below(2)) else None
        followed, broken = (own, other) if kind == "do" else (other, own)
        cited: dict[str, tuple[int, ...]] = dict.fromkeys(one_of(draw, CITED), (1,))
        rules[name] = Rule(name, kind, name, cited, 1 + draw(below(3)), followed, broken)
    cut = draw(below(len(rules) + 1))
    sides = tuple(side for side in (tuple(rules)[:cut], tuple(rules)[cut:]) if side)
    disputes = {"which": Dispute("which", "Which?", sides)} if len(sides) == 2 else {}
    return Pack(1, "A pack", SOURCES, rules, "pack", "test", {"heavy": False}, disputes)


def stories(
    roles: Sequence[str] = ("player", "ex"), *, kinds: Sequence[str] = KINDS, lasting: bool = True
) -> st.SearchStrategy[Story]:
    """The scenarios of the same arguments, compiled."""
    return scenarios(roles, kinds=kinds, lasting=lasting).map(lambda scenario: Story(scenario, VOCABULARY))


def picks() -> st.SearchStrategy[list[int]]:
    """Which option, or which outcome of a chance, step by step; see `play`."""
    return st.lists(st.integers(0, 5), min_size=1, max_size=20)


def play(story: Story, picked: Iterable[int]) -> Session:
    """A session that takes the option, or lets the chance fall on the outcome, of each number (modulo how many)."""
    session = Session(story)
    for number in picked:
        step(session, number)
    return session


def step(session: Session, number: int) -> bool:
    """Take one step; False where the story has ended."""
    if session.pending is not None:
        session.settle(session.pending[number % len(session.pending)].scene)
    elif session.offered:
        session.take(session.offered[number % len(session.offered)])
    else:
        return False
    return True


def finish(session: Session, longest: int = 200) -> Session:
    """Go on to an end by the last option, which always leads on in these stories."""
    for _ in range(longest):
        if not step(session, -1):
            break
    return session

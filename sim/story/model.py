"""A scenario as it is written: frozen values without places and without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from sim.story.clock import DAY, At
from sim.story.prose import PRONOUNS, Pronouns

ENDINGS = ("reunited", "friends", "fresh-start", "at-peace", "door-open", "apart-in-pain", "boundary-crossed")
CAUSES = (
    "argument",
    "drunken-mistake",
    "misunderstanding",
    "neglect",
    "infidelity",
    "distance",
    "long-decline",
)
ENDED_BY = ("player", "ex", "both")
LEVELS = ("starter", "intermediate", "advanced")
MANNERS = ("speech", "message", "call", "thought")
PLAYER = "player"

Fact: TypeAlias = int | bool | str
NOTHING_GIVEN: Mapping[str, Any] = {}


class Beat(NamedTuple):
    """What is told at one breath: narration (nobody's) or what somebody says, writes or thinks."""

    text: str
    who: str | None = None
    manner: str | None = None
    condition: str | None = None
    only: str | None = None


class Target(NamedTuple):
    """One place where a road may lead: by condition, by chance, or bare."""

    scene: str
    condition: str | None = None
    weight: str | None = None
    then: tuple[Beat, ...] = ()


class Choice(NamedTuple):
    """An option of a scene. Without `to` here and on the scene it is an aside: one stays."""

    id: str
    text: str
    acts: tuple[str, ...] = ()
    condition: str | None = None
    once: bool = False
    weight: str | None = None
    effects: Mapping[str, int | bool] = NOTHING_GIVEN
    settings: Mapping[str, int | bool] = NOTHING_GIVEN
    after: int = 0
    then: tuple[Beat, ...] = ()
    to: tuple[Target, ...] = ()
    note: str = ""


class Scene(NamedTuple):
    """A scene: choices, an ending, a road on, or a stub that is still to be written."""

    id: str
    title: str = ""
    by: str = PLAYER
    todo: bool = False
    text: tuple[Beat, ...] = ()
    effects: Mapping[str, int | bool] = NOTHING_GIVEN
    settings: Mapping[str, int | bool] = NOTHING_GIVEN
    at: At | None = None
    after: int = 0
    choices: Mapping[str, Choice] = NOTHING_GIVEN
    to: tuple[Target, ...] = ()
    ending: str | None = None
    reflect: tuple[str, ...] = ()


class CastMember(NamedTuple):
    """Somebody who can be played; the card is for whoever plays them, the goal secret until the debrief."""

    id: str
    name: str
    pronouns: Pronouns = PRONOUNS["they"]
    card: str = ""
    goal: str = ""


class Meter(NamedTuple):
    """A number that moves between two bounds."""

    start: int
    label: str = ""
    of: str | None = None
    min: int = 0
    max: int = 100
    warmth: bool = False
    shown: bool = True


class PastAct(NamedTuple):
    """What was done before the story begins."""

    act: str
    days_ago: int = 0


class Clock(NamedTuple):
    """Where the story starts in time."""

    day: int = 0
    time: int = DAY // 2


class Lesson(NamedTuple):
    """An excerpt for a class: where to come in, with what, where to stop.

    Its `past` comes on top of the story's own, with days counted back from its `clock`, which is the story's own where
    none is given.
    """

    name: str
    start: str
    settings: Mapping[str, int | bool] = NOTHING_GIVEN
    stop: tuple[str, ...] = ()
    past: tuple[PastAct, ...] = ()
    clock: Clock | None = None


class Check(NamedTuple):
    """The author's own test of a road."""

    name: str
    take: tuple[str, ...] = ()
    rest: str | None = None
    ends: tuple[str, ...] = ()
    can: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    agrees: Mapping[str, tuple[str, int]] = NOTHING_GIVEN


class Scenario(NamedTuple):
    """A whole story as its author wrote it, or the `excerpt` of one that a lesson plays."""

    format: int
    title: str
    cast: Mapping[str, CastMember]
    scenes: Mapping[str, Scene]
    id: str = ""
    summary: str = ""
    minutes: int | None = None
    level: str = "starter"
    ages: str = ""
    content_notes: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    language: str = "en"
    author: str = ""
    license: str = ""
    guidance: str = "five-articles"
    vocabulary: str = "break-ups"
    seeker: str = PLAYER
    clock: Clock = Clock()
    past: tuple[PastAct, ...] = ()
    situation: Mapping[str, Fact] = NOTHING_GIVEN
    state: Mapping[str, Meter | bool] = NOTHING_GIVEN
    start: str = ""
    lessons: tuple[Lesson, ...] = ()
    checks: tuple[Check, ...] = ()
    excerpt: Lesson | None = None

    @property
    def first(self) -> str:
        """The scene where the story starts: `start`, or the first that is written."""
        return self.start or next(iter(self.scenes), "")

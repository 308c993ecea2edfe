"""What the map says of each scene: nothing at all of those that nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sim.play.decision import Decision
from sim.play.memory import Memory, travelled
from sim.play.session import Session
from sim.story.clock import day_of
from sim.story.story import Story
from tui.prose import clean
from tui.words import clock_line


class Standing(IntEnum):
    """How well a scene is known: not at all, from another play, on the present road, where the play stands now."""

    UNSEEN = 0
    SEEN = 1
    ROAD = 2
    HERE = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A scene on the map. `step` is its last decision on the present road and `by` the role that took it, `day` the
    last day on which it took place there; an unseen scene has no title, no ending and nothing `told`."""

    scene: str
    standing: Standing = Standing.UNSEEN
    title: str = ""
    ending: str = ""
    day: int | None = None
    step: int | None = None
    by: str = ""
    told: str = ""


def mark_scenes(story: Story, memory: Memory, session: Session | None) -> dict[str, Mark]:
    """A mark for every scene of the story."""
    road = {} if session is None else _decisions(session)
    marks = {name: Mark(name) for name in story.scenario.scenes}
    for name in memory.scenes:
        marks[name] = _mark(story, memory, name, Standing.SEEN)
    for before, _, after in () if session is None else travelled(session):
        for name in (before, after):
            marks[name] = _mark(story, memory, name, Standing.ROAD, road.get(name, ()))
    if session is not None:
        here = session.scene
        marks[here] = _mark(story, memory, here, Standing.HERE, road.get(here, ()), session.minutes)
    return marks


def _decisions(session: Session) -> dict[str, list[Decision]]:
    """The decisions of the road by their scenes."""
    found: dict[str, list[Decision]] = {}
    for decision in session.road:
        found.setdefault(decision.scene, []).append(decision)
    return found


def _mark(
    story: Story,
    memory: Memory,
    name: str,
    standing: Standing,
    decisions: Sequence[Decision] = (),
    minutes: int | None = None,
) -> Mark:
    """The mark of a scene that was seen, with the decisions that were taken in it on the present road."""
    scene = story.scenario.scenes[name]
    last = decisions[-1] if decisions else None
    if minutes is None and last is not None:
        minutes = last.minutes
    day = None if minutes is None else day_of(minutes)
    told = [
        "" if minutes is None else clock_line(minutes),
        "You are here." if standing == Standing.HERE and not scene.ending else "",
        f"The end: {ending_words(scene.ending)}." if scene.ending else "",
        *_told(story, memory, name, decisions),
    ]
    return Mark(
        name,
        standing,
        title=clean(story.text(scene.title, day)) or name.replace("-", " "),
        ending=ending_words(scene.ending),
        day=day,
        step=None if last is None else last.step,
        by="" if last is None else last.role,
        told=" ".join(filter(None, told)),
    )


def ending_words(ending: str | None) -> str:
    """The kind of an ending as two or three words."""
    return (ending or "").replace("-", " ")


def _told(story: Story, memory: Memory, name: str, decisions: Sequence[Decision]) -> Iterator[str]:
    """What was taken in a scene, now and in other plays, and how much of it is still unseen."""
    taken = list(dict.fromkeys(decision.taken for decision in decisions))
    others = [
        each for each in story.scenario.scenes[name].choices if (name, each) in memory.taken and each not in taken
    ]
    texts = option_texts(story, name)
    if taken:
        yield f"Taken here: {_quoted(texts, taken)}."
    ways = {(edge["option"], after) for _, after, edge in story.graph.out_edges(name, data=True) if not edge["aside"]}
    went = {(option, after) for before, option, after in memory.edges if before == name}
    unseen = len(ways - went)
    if unseen:
        yield "1 way on is still unseen." if unseen == 1 else f"{unseen} ways on are still unseen."
    elif ways:
        yield "Every way on from here has been seen."
    if others:
        yield f"In other plays: {_quoted(texts, others)}."


def option_texts(story: Story, name: str) -> Mapping[str, str]:
    """The options of a scene as this cast reads them."""
    choices = story.scenario.scenes[name].choices
    return {each: clean(story.text(" ".join(choice.text.split()))) for each, choice in choices.items()}


def _quoted(texts: Mapping[str, str], options: Sequence[str]) -> str:
    return ", ".join(f"“{texts[option].removesuffix('.')}”" for option in options)

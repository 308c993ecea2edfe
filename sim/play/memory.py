"""What a person has seen of a story in all their plays of it: scenes, endings, options taken, and every text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.play.replay import replay
from sim.play.session import Session
from sim.play.trace import Step, Trace
from sim.story.story import Story


class Memory(NamedTuple):
    """What was seen: scenes by id, those of them that are endings, `(scene, option)` pairs taken, and beats' texts."""

    scenes: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    taken: frozenset[tuple[str, str]] = frozenset()
    texts: frozenset[str] = frozenset()


def glimpse(story: Story, traces: Iterable[Trace]) -> Memory:
    """What the traces alone tell, without playing them again: everything but the texts, and no scene on the way."""
    scenes: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for trace in traces:
        for step in trace.steps:
            scenes.update((step.scene, step.leads))
            if step.option is not None:
                taken.add((step.scene, step.option))
    known = story.scenario.scenes
    endings = frozenset(name for name in scenes if name in known and known[name].ending)
    return Memory(frozenset(scenes & known.keys()), endings, frozenset(taken))


def remember(story: Story, traces: Iterable[Trace]) -> Memory:
    """What was seen on every road of the traces, played again as far as the story still holds them."""
    traces = list(traces)
    seen = glimpse(story, traces)
    texts: set[str] = set()
    for trace in traces:
        for road in roads(trace):
            texts.update(_texts(replay(story, road).session))
    return seen._replace(texts=frozenset(texts))


def roads(trace: Trace) -> Iterable[list[Step]]:
    """Every road of a trace, from the opening to a step that nothing follows."""
    by_number = {step.n: step for step in trace.steps}
    followed = {step.parent for step in trace.steps}
    for last in trace.steps:
        if last.n in followed:
            continue
        road = [last]
        while road[-1].parent is not None:
            road.append(by_number[road[-1].parent])
        yield road[::-1]


def _texts(session: Session) -> Iterable[str]:
    for decision in session.road:
        yield from (told.text for told in decision.told)
    yield from (told.text for told in session.text)

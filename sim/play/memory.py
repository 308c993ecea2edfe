"""What a person has seen of a story in all their plays of it: scenes, endings, options, ways and every text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, repeat
from typing import NamedTuple, TypeAlias

from sim.play.replay import replay
from sim.play.session import Session
from sim.play.trace import Step, Trace
from sim.story.story import Story

# A way from one scene to the next: by an option, or None where the scene runs on by itself.
Edge: TypeAlias = tuple[str, str | None, str]


class Memory(NamedTuple):
    """What was seen: scenes by id, those of them that are endings, `(scene, option)` pairs taken, beats' texts, and
    the edges of the story's graph that were travelled."""

    scenes: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    taken: frozenset[tuple[str, str]] = frozenset()
    texts: frozenset[str] = frozenset()
    edges: frozenset[Edge] = frozenset()


def glimpse(story: Story, traces: Iterable[Trace]) -> Memory:
    """What the traces alone tell, without playing them again: no texts, no edges, and no scene that was run through."""
    scenes: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for trace in traces:
        for step in trace.steps:
            scenes.update((step.scene, step.leads))
            if step.option is not None:
                taken.add((step.scene, step.option))
    scenes &= story.scenario.scenes.keys()
    return Memory(frozenset(scenes), _endings(story, scenes), frozenset(taken))


def remember(story: Story, traces: Iterable[Trace]) -> Memory:
    """What was seen on every road of the traces, played again as far as the story still holds them."""
    traces = list(traces)
    seen = glimpse(story, traces)
    texts: set[str] = set()
    edges: set[Edge] = set()
    for trace in traces:
        for road in roads(trace):
            session = replay(story, road, trace.header.lesson).session
            texts.update(_texts(session))
            edges.update(travelled(session))
    scenes = seen.scenes.union(*((before, after) for before, _, after in edges))
    return Memory(scenes, _endings(story, scenes), seen.taken, frozenset(texts), frozenset(edges))


def travelled(session: Session) -> Iterator[Edge]:
    """The edges along a road, in order; an aside, or a chance that is still open, leads back to its scene."""
    road = session.road
    yield from _edges(None, (*session.passed, road[0].scene if road else session.scene))
    for decision in road:
        yield from _edges(decision.taken, (decision.scene, *decision.passed, decision.leads))


def _edges(option: str | None, scenes: tuple[str, ...]) -> Iterator[Edge]:
    """The edges through these scenes: by the option out of the first, then by themselves."""
    for by, (before, after) in zip(chain((option,), repeat(None)), pairwise(scenes), strict=False):
        yield before, by, after


def _endings(story: Story, scenes: Iterable[str]) -> frozenset[str]:
    known = story.scenario.scenes
    return frozenset(name for name in scenes if known[name].ending)


def roads(trace: Trace) -> Iterable[list[Step]]:
    """Every road of a trace, from the opening to a step that nothing follows."""
    by_number = {step.n: step for step in trace.steps}
    for last in trace.leaves:
        road = [by_number[last]]
        while road[-1].parent is not None:
            road.append(by_number[road[-1].parent])
        yield road[::-1]


def _texts(session: Session) -> Iterable[str]:
    for decision in session.road:
        yield from (told.text for told in decision.told)
    yield from (told.text for told in session.text)

"""What a check says about the ways on from where its decisions led: where all of them end, and what some can reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.play.session import RoadFault, Session
from sim.source.diagnostics import Diagnostic
from sim.story.model import Check
from sim.workbench.beginnings import falls
from sim.workbench.bench import Bench
from sim.workbench.differences import Label, nearest_way
from sim.workbench.roads import take
from sim.workbench.space.roads import played
from sim.workbench.space.search import Space
from sim.workbench.space.steps import Edge

_HELP = "change the check, or the story"
AT_FIRST = 1000  # states, before the search first looks at what it has found


def prospects(bench: Bench, check: Check, index: int, session: Session) -> Iterator[Diagnostic]:
    """HW411 for a way on that ends elsewhere, HW412 for what cannot be reached, HW414 for what stays unproved."""
    rest = check.rest is not None and bool(check.ends)
    if rest or check.can:
        yield from _Outlook(bench, check, index, session, rest).look()


class _Passing:
    """Remembers whether a road has come to one of some scenes."""

    first = False

    def __init__(self, scenes: frozenset[str]) -> None:
        self.scenes = scenes

    def step(self, memory: Any, state: int, edge: Edge, after: int) -> bool:
        """Whether it has after one more step."""
        return memory or edge.to in self.scenes


class _Outlook:
    """One search for one check."""

    def __init__(self, bench: Bench, check: Check, index: int, session: Session, rest: bool) -> None:
        self.check, self.index, self.bench, self.session, self.rest = check, index, bench, session, rest
        self.without = frozenset().union(*map(bench.story.vocabulary.expand, check.without))
        self.terrain = bench.terrain(self.without)
        self.missing = {name: self._scenes(name) for name in check.can}
        self.wrong: int | None = None
        self.falls, self.failed = falls(self.terrain, session.position)
        goals = frozenset().union(*map(self._scenes, check.ends)) if rest else frozenset()
        starts = {state: self.terrain.scene(state) in goals for state in self.falls}
        self.space = Space(self.terrain, starts, _Passing(goals) if rest else None)

    def look(self) -> Iterator[Diagnostic]:
        """Search on until everything is known."""
        space, limit, seen = self.space, self.bench.budget.limit, 0
        while True:
            self._look_at(space.states[seen:])
            seen = len(space)
            known = not self.missing and not (self.rest and self.wrong is None)
            if known or not space.capped or seen > limit:
                break
            space.grow(min(limit, 2 * seen + AT_FIRST))
        self.bench.budget.left -= min(seen, limit)
        yield from self._told()

    def _scenes(self, name: str) -> frozenset[str]:
        """The scenes that a name stands for: an ending kind, or a scene."""
        scenes = self.bench.story.scenario.scenes.values()
        return frozenset(scene.id for scene in scenes if name in (scene.id, scene.ending))

    def _look_at(self, states: list[int]) -> None:
        """Take what was found from what is missing, and find a way on that stops where it should not."""
        terrain = self.terrain
        found = set(map(terrain.scene, {state & terrain.scene_mask for state in states}))
        self.missing = {name: scenes for name, scenes in self.missing.items() if scenes.isdisjoint(found)}
        if self.rest and self.wrong is None:
            self.wrong = next((state for state in states if not self.space.memory(state) and self._stops(state)), None)

    def _stops(self, state: int) -> bool:
        return self.terrain.stops(self.space.bare(state))

    def _told(self) -> Iterator[Diagnostic]:
        quoted = f"\u201c{self.check.name}\u201d"
        if self.wrong is not None:
            road, _ = self._played(*self._road(self.wrong))
            message = f"{quoted}: a way on {self._end_of(self.wrong)}, by {road or 'no decision at all'}"
            more, labels = self._turned_away(road.split(", ") if road else [])
            yield self._elsewhere(message + more, labels)
        elif self.rest and (faulty := self._faulty()):
            road, fault = self._played(*faulty)
            yield self._elsewhere(f"{quoted}: a way on cannot be played to its end, by {road}: {fault}")
        if self.space.capped and (self.missing or (self.rest and self.wrong is None)):
            yield self._unproved(quoted)
            return
        for name in self.missing:
            place = self.bench.document.place(("checks", self.index, "can", self.check.can.index(name)))
            without = f" without {', '.join(self.check.without)}" if self.check.without else ""
            yield Diagnostic("HW412", f"{quoted}: no way on from there{without} leads to `{name}`", place, _HELP)

    def _elsewhere(self, message: str, labels: tuple[Label, ...] = ()) -> Diagnostic:
        return Diagnostic("HW411", message, self.bench.document.place(("checks", self.index, "ends")), _HELP, labels)

    def _turned_away(self, steps: list[str]) -> tuple[str, tuple[Label, ...]]:
        """Where on a way that ends elsewhere there was still another."""
        session = self.session.fork()
        for step in steps:
            take(session, step)
        return nearest_way(self.bench, session, self.check.ends, self.session.steps, self.without)

    def _unproved(self, quoted: str) -> Diagnostic:
        unproved = [f"that `{name}` can be reached" for name in self.missing]
        if self.rest and self.wrong is None:
            unproved.append("that every way on ends there")
        message = f"{quoted}: after {len(self.space):,} states it is not proved {' and '.join(unproved)}"
        place = self.bench.document.place(("checks", self.index, "name"))
        return Diagnostic("HW414", message, place, "let the check begin later")

    def _faulty(self) -> list[Edge | None]:
        """The edges of a road that cannot be gone on; none where there is no such road."""
        if self.failed:
            return [self.failed[0]]
        for state, edge in self.space.faults[:1]:
            return [*self._road(state), self.terrain.edges[edge]]
        return []

    def _road(self, state: int) -> list[Edge | None]:
        """The edges from where the session stands to a state."""
        return [self.falls[self.space.bare(self.space.start_of(state))], *self.space.road_to(state)]

    def _played(self, *edges: Edge | None) -> tuple[str, RoadFault | None]:
        """The decisions along some edges, as a check lists them, and the fault that they come to."""
        steps, fault = played(self.session.fork(), filter(None, edges))
        return ", ".join(steps).replace(", >", ">"), fault

    def _end_of(self, state: int) -> str:
        scene = self.bench.story.scenario.scenes[self.terrain.scene(state)]
        if scene.ending is not None:
            return f"ends in `{scene.id}` ({scene.ending})"
        return f"stops in `{scene.id}`, where nothing is on offer"

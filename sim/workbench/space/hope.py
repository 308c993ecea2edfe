"""From which states something can still be reached, and from which nothing of it can, whatever is done."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from itertools import groupby
from typing import Any

from sim.source.collecting import no_collection
from sim.workbench.space.places import Place
from sim.workbench.space.program import Leaving
from sim.workbench.space.search import Space
from sim.workbench.space.steps import NOWHERE, Edge, Lot, MoveWriter, Steps
from sim.workbench.space.terrain import Terrain

FEW = 8  # sweeps, before the rest is looked at from the other end


class _HopeWriter(MoveWriter):
    """A function of states in a scene and of the hopeful ones: those that a step leads to a hopeful one join them, and
    each of the others is given to a function. Every state of a sure scene is hopeful."""

    depth = 2  # one state after the other

    def __init__(self, sure: Collection[str], steps: Steps, scene: str) -> None:
        super().__init__(steps, scene)
        self._sure = sure

    def function(self) -> Callable[..., Any]:
        self._write()
        self.page.line("left(s)")
        return self.page.function(["def f(states,hopeful,left):", " add=hopeful.add", " for s in states:"])

    def _add(self, edge: Edge, place: Place, lot: Lot) -> None:
        is_hopeful = "True" if edge.to in self._sure else f"{self.page.packed(place, edge.to)} in hopeful"
        if place.late:
            is_hopeful = f"({NOWHERE} in hopeful if {place.late} else {is_hopeful})"
        self.page.line(f"if {is_hopeful}:")
        self.page.line(" add(s)")
        self.page.line(" continue")

    def _open(self, test: str) -> None:
        self.page.line(test)
        self.page.depth += 1


def hopeless(space: Space, ends: Collection[str], hopeful: set[int]) -> list[int]:
    """The states of a space without a tracker from which no state of these scenes and no hopeful one can be reached, in
    the order found; others join the hopeful ones, as far as the scene alone does not say that they are. A step that
    cannot be made leads to -1, be that hopeful or not.

    Most states lead to some that were found later, so that one sweep from the last does for nearly all.
    """
    terrain, mask = space.terrain, space.terrain.scene_mask
    sure = _sure(terrain, ends)
    unsure = {number for number in range(mask + 1) if number not in sure}
    sweepers = terrain.written(partial(_HopeWriter, {terrain.scene(number) for number in sure}))
    left = [state for state in reversed(space.states) if state & mask in unsure and state not in hopeful]
    with no_collection():
        for _ in range(FEW):
            still: list[int] = []
            for scene, states in groupby(left, mask.__and__):
                sweepers[scene](states, hopeful, still.append)
            settled, left = len(still) == len(left), still
            if settled or not left:
                return left[::-1]
        _spread(space, sure, left, hopeful)
    return [state for state in reversed(left) if state not in hopeful]


def _sure(terrain: Terrain, ends: Collection[str]) -> set[int]:
    """The scenes, by number, that always lead to one of these: by something that is always on offer, and never late."""
    scenes = terrain.story.scenario.scenes
    numbers = {name: number for number, name in enumerate(scenes)}
    sure = set(ends)
    before = -1
    while len(sure) != before:
        before = len(sure)
        sure.update(name for name in scenes if any(_leads_surely(each, sure, terrain) for each in terrain.exits(name)))
    return {numbers[name] for name in sure}


def _leads_surely(leaving: Leaving, sure: Collection[str], terrain: Terrain) -> bool:
    if leaving.barred or leaving.once is not None or leaving.condition is not None or not leaving.ways:
        return False
    scenes = terrain.story.scenario.scenes
    times = [scenes[way.scene].at for way in leaving.ways]
    return all(way.scene in sure for way in leaving.ways) and not any(at and at.day is not None for at in times)


def _spread(space: Space, sure: Collection[int], left: list[int], hopeful: set[int]) -> None:
    """Carry hope back among the states that are left, from those that lead to a hopeful one."""
    mask = space.terrain.scene_mask
    before: dict[int, list[int]] = {}
    waiting = []
    for state in left:
        for _, after in space.terrain.moves(state):
            before.setdefault(after, []).append(state)
            if after in hopeful or (after != NOWHERE and after & mask in sure):
                waiting.append(state)
    while waiting:
        state = waiting.pop()
        if state not in hopeful:
            hopeful.add(state)
            waiting += before.get(state, [])

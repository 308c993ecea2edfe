"""The scenes of a story and which lead to which: what the checks of a file ask, without the cost of a graph library.

`Story.graph` holds the same roads with all that they carry. Importing networkx takes as long as checking a story of
several hundred scenes, and a check of shape needs no more than names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sim.story.model import Scenario, Scene

Leads = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """Every scene with the scenes that a step leads to from it, asides left out."""

    leads: Leads
    before: Leads = field(repr=False)

    def reachable(self, starts: Iterable[str], known: Collection[str] = ()) -> set[str]:
        """The scenes that some road from one of these leads to, these included, but for what is known already."""
        return _spread(self.leads, starts, known)

    def leading_to(self, goals: Iterable[str]) -> set[str]:
        """The scenes from which one of the goals can be reached, the goals included."""
        return _spread(self.before, goals)


def outline(scenario: Scenario) -> Outline:
    """The outline of a scenario. Names that no scene has are left out."""
    leads = {
        name: tuple(way for way in _ways(scene) if way in scenario.scenes) for name, scene in scenario.scenes.items()
    }
    before: dict[str, list[str]] = {name: [] for name in leads}
    for name, ways in leads.items():
        for way in ways:
            before[way].append(name)
    return Outline(leads, {name: tuple(ways) for name, ways in before.items()})


def _ways(scene: Scene) -> dict[str, None]:
    """Where the steps of a scene lead, each once; a scene's own `to` counts where an option has none."""
    if not scene.choices:
        return dict.fromkeys(target.scene for target in scene.to)
    return dict.fromkeys(target.scene for choice in scene.choices.values() for target in choice.to or scene.to)


def _spread(leads: Leads, starts: Iterable[str], known: Collection[str] = ()) -> set[str]:
    found = {start for start in starts if start in leads and start not in known}
    waiting = list(found)
    while waiting:
        for name in leads[waiting.pop()]:
            if name not in found and name not in known:
                found.add(name)
                waiting.append(name)
    return found


def knots(leads: Leads, within: Collection[str]) -> list[list[str]]:
    """The sets of scenes inside `within` that lead to each other: Tarjan's components, those they lead to first."""
    return _Tarjan(leads, within).run()


def goes_round(leads: Leads, members: list[str]) -> bool:
    """Whether a component is a circle, if only from one scene to itself."""
    return len(members) > 1 or members[0] in leads[members[0]]


class _Tarjan:
    """Strongly connected components without recursion, so that a long story is no deep one."""

    def __init__(self, leads: Leads, within: Collection[str]) -> None:
        self.leads, self.within = leads, within
        self.index: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.stack: list[str] = []
        self.stacked: set[str] = set()
        self.found: list[list[str]] = []

    def run(self) -> list[list[str]]:
        for name in self.leads:
            if name in self.within and name not in self.index:
                self._visit(name)
        return self.found

    def _visit(self, root: str) -> None:
        self._open(root)
        work = [(root, iter(self.leads[root]))]
        while work:
            name, rest = work[-1]
            for way in rest:
                if way not in self.within:
                    continue
                if way not in self.index:
                    self._open(way)
                    work.append((way, iter(self.leads[way])))
                    break
                if way in self.stacked:
                    self.low[name] = min(self.low[name], self.index[way])
            else:
                work.pop()
                self._close(name)
                if work:
                    parent = work[-1][0]
                    self.low[parent] = min(self.low[parent], self.low[name])

    def _open(self, name: str) -> None:
        self.index[name] = self.low[name] = len(self.index)
        self.stack.append(name)
        self.stacked.add(name)

    def _close(self, name: str) -> None:
        if self.low[name] != self.index[name]:
            return
        members: list[str] = []
        while not members or members[-1] != name:
            members.append(self.stack.pop())
        self.stacked.difference_update(members)
        self.found.append(members)

"""Decisions weighed without the road so far.

`Ledger` and `advice` in sim/guidance say what agreement and advice are, along a road. A search has no road but only
where it stands, so what they need to know of the present visit is kept in a memory beside it: how its asides read where
they first stood on offer, and which were taken. Wherever that can be seen from what is on offer now, it is empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from sim.guidance.model import Pack, Source
from sim.guidance.rulebook import Reading
from sim.story.model import PLAYER, Choice, Scenario, Scene
from sim.workbench.exploring.stand import Aside, Memory, Stand, Worth

Readings: TypeAlias = Mapping[str, Reading]  # of the options on offer, by id


class Weighing:
    """The decisions of a story as some sources weigh them. In the scenes of `patient` every turn of an aside is
    counted; elsewhere it is enough to know whether it was taken."""

    def __init__(self, scenario: Scenario, pack: Pack, sources: Sequence[str], patient: Collection[str] = ()) -> None:
        self.sources = tuple(sources)
        self._patient = frozenset(patient)
        self._once = {
            scene.id: {choice.id: choice.once for choice in scene.choices.values() if not (choice.to or scene.to)}
            for scene in scenario.scenes.values()
        }
        self._judges = {
            scene.id: tuple([judges(pack.sources[name], scene, scenario) for name in sources])
            for scene in scenario.scenes.values()
        }
        self._worths: dict[str, dict[Reading, Worth]] = {name: {} for name in scenario.scenes}

    def is_weighed(self, scene: str) -> bool:
        """Whether any of the sources judges what is decided there."""
        return any(self._judges[scene])

    def is_aside(self, scene: str, option: str | None) -> bool:
        """Whether an option stays in its scene."""
        return option in self._once[scene]

    def stand(self, scene: str, readings: Readings, memory: Memory = ()) -> Stand:
        """The decision of a scene whose options on offer read like this."""
        known = {aside.id: aside for aside in memory}
        leading, asides = {}, {}
        for name, reading in readings.items():
            worth = self._worth(scene, reading)
            if name in self._once[scene]:
                aside = known.get(name, Aside(name, None))
                asides[name] = (worth if aside.first is None else aside.first, aside.takes)
            else:
                leading[name] = worth
        return Stand(leading, asides, tuple([aside for aside in memory if aside.id not in readings]))

    def after(self, scene: str, stand: Stand, taken: str, readings: Readings) -> Memory:
        """What is to be remembered once this aside has been taken, where the options on offer then read like this."""
        turned = {name: Aside(name, first, takes + (name == taken)) for name, (first, takes) in stand.asides.items()}
        asides = turned | {aside.id: aside for aside in stand.absent}
        keep = self._counted if scene in self._patient else self._noted
        unspent = {name: aside for name, aside in asides.items() if not (aside.takes and self._once[scene][name])}
        as_now = {name: self._worth(scene, reading) for name, reading in readings.items() if name in unspent}
        return tuple(sorted(keep(scene, unspent, as_now)))

    def _noted(self, scene: str, asides: Mapping[str, Aside], as_now: Mapping[str, Worth]) -> Iterator[Aside]:
        """The asides that were taken, and those that read otherwise now, or are away."""
        for name, aside in asides.items():
            if aside.takes:
                yield Aside(name, None, 1)
            elif as_now.get(name) != aside.first:
                yield aside

    def _counted(self, scene: str, asides: Mapping[str, Aside], as_now: Mapping[str, Worth]) -> Iterator[Aside]:
        """The same, with how often they were taken. Of that only differences matter, and whether they were at all."""
        lasting = [name for name, once in self._once[scene].items() if not once]
        least = min([asides[name].takes if name in asides else 0 for name in lasting], default=0)
        for name, aside in asides.items():
            first = None if as_now.get(name) == aside.first else aside.first
            if aside.takes or first is not None:
                yield Aside(name, first, aside.takes - max(0, least - 1) if aside.takes else 0)

    def _worth(self, scene: str, reading: Reading) -> Worth:
        known = self._worths[scene].get(reading)
        if known is None:
            judges = zip(self.sources, self._judges[scene], strict=True)
            known = tuple([reading.worth[source] if is_judge else 0 for source, is_judge in judges])
            self._worths[scene][reading] = known
        return known


def judges(source: Source, scene: Scene, scenario: Scenario) -> bool:
    """Whether a source judges what is decided in a scene: articles the seeker's decisions, the house the player's."""
    return bool(scene.choices) and scene.by == (PLAYER if source.house else scenario.seeker)


def only_asides(scenario: Scenario) -> frozenset[str]:
    """The scenes where it may be that nothing on offer leads on, so that asides are taken in turn."""
    return frozenset(
        scene.id
        for scene in scenario.scenes.values()
        if scene.choices and not any(_always_leads_on(choice, scene) for choice in scene.choices.values())
    )


def _always_leads_on(choice: Choice, scene: Scene) -> bool:
    return bool(choice.to or scene.to) and choice.condition is None and not choice.once

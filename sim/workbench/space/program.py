"""A story as the search runs it: what entering a scene and what each option does, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sim.story.clock import At
from sim.story.model import Beat, Choice, Meter, Scenario, Scene, Target
from sim.workbench.outline import knots
from sim.workbench.space.changes import Add, Change, Done, Set
from sim.workbench.space.reading import Field


class Entry(NamedTuple):
    """What entering a scene does: it is counted, the clock moves, then come the effects."""

    counts: tuple[Change | Done, ...]
    after: int
    at: At | None
    changes: tuple[Change | Done, ...]


class Way(NamedTuple):
    """Where a road may lead."""

    scene: str
    condition: str | None
    weight: str | None
    beats: tuple[str, ...]


class Leaving(NamedTuple):
    """One way to go on from a scene: an option, or None where the scene runs on. Without ways one stays. What is
    `barred` may be on offer and is not taken."""

    barred: bool
    option: str | None
    once: Field | None
    condition: str | None
    weight: str | None
    changes: tuple[Change | Done, ...]
    beats: tuple[str, ...]
    after: int
    ways: tuple[Way, ...]
    by_chance: bool


class Program:
    """All scenes by name. `knots` has them so that each comes after those that it leads to; those that lead to each
    other stand together."""

    def __init__(self, scenario: Scenario, without: frozenset[str]) -> None:
        scenes = self.scenes = scenario.scenes
        writer = _Writer(scenario)
        self.entries = {name: writer.entry(scene) for name, scene in scenes.items()}
        self.exits = {name: tuple(writer.exits(scene, without)) for name, scene in scenes.items()}
        self.leads = {name: tuple(way.scene for its in self.exits[name] for way in its.ways) for name in scenes}
        self.knots = knots(self.leads, self.leads)

    def open(self, scene: str) -> Iterator[Leaving]:
        """The ways to go on from a scene that may be taken."""
        return (leaving for leaving in self.exits[scene] if not leaving.barred)


class _Writer:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def entry(self, scene: Scene) -> Entry:
        counts = (Add(Field("visits", scene.id), 1),)
        return Entry(counts, scene.after, scene.at, self._effects(scene.effects, scene.settings))

    def exits(self, scene: Scene, without: frozenset[str]) -> Iterator[Leaving]:
        if scene.choices:
            for choice in scene.choices.values():
                yield self._option(scene, choice, not without.isdisjoint(choice.acts))
        elif scene.to:
            yield Leaving(False, None, None, None, None, (), (), 0, _ways(scene.to), _by_chance(scene.to))

    def _option(self, scene: Scene, choice: Choice, barred: bool) -> Leaving:
        took = Field("took", f"{scene.id}/{choice.id}")
        to = choice.to or scene.to
        return Leaving(
            barred,
            choice.id,
            took if choice.once else None,
            choice.condition,
            choice.weight,
            (*self._effects(choice.effects, choice.settings), Done(scene.by, choice.acts), Set(took, 1)),
            _conditions(choice.then),
            choice.after,
            _ways(to),
            _by_chance(to),
        )

    def _effects(self, effects: Mapping[str, int | bool], settings: Mapping[str, int | bool]) -> tuple[Change, ...]:
        added: list[Change] = []
        replaced: list[Change] = []
        for name, value in effects.items():
            if isinstance(self.scenario.state[name], Meter):
                added.append(Add(Field("state", name), value))
            else:
                replaced.append(Set(Field("state", name), int(value)))
        replaced += [Set(Field("state", name), int(value)) for name, value in settings.items()]
        return (*added, *replaced)


def _ways(to: tuple[Target, ...]) -> tuple[Way, ...]:
    return tuple(Way(target.scene, target.condition, target.weight, _conditions(target.then)) for target in to)


def _by_chance(to: tuple[Target, ...]) -> bool:
    return len(to) > 1 and to[0].weight is not None


def _conditions(beats: Iterable[Beat]) -> tuple[str, ...]:
    return tuple(beat.condition for beat in beats if beat.condition is not None)

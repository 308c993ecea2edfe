"""Which positions of a story have the same future, exactly: only what some later step still reads tells them apart.

A person may take any option, so weights of options are not read; nor are conditions of beats, which change what is
told and not where a road leads. Numbers that grow without end are only ever compared with constants, so they are the
same once past the largest of them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterator
from operator import itemgetter
from typing import Any

from sim.play.position import Position
from sim.story.clock import DAY
from sim.story.expression import parse
from sim.story.layout import LAST_CONTACT, MINUTES, NEVER, STANDING, Values
from sim.story.model import Scene, Target
from sim.story.story import Story
from sim.workbench.outline import outline

Reading = tuple[str, str]  # what is read: its kind, and the name where it has one
Part = Callable[[Values], Hashable]

_PLAIN = ("state", "once", "took")  # read as they are
_CLOCK = ("hour", "day", "silence", "days_since", "count")
_CALLS = {
    "seen": "visits",
    "visits": "visits",
    "took": "took",
    "ever": "ever",
    "days_since": "days_since",
    "count": "count",
}


class Merging:
    """The keys of positions of one story: equal keys, equal futures."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.caps: dict[Reading, int] = {}
        reads = {name: self._read_by(scene) for name, scene in story.scenario.scenes.items()}
        self.live = _live(story, reads)
        self._parts: dict[str, tuple[Part, ...]] = {}

    def key(self, position: Position) -> Hashable:
        """What a position's future depends on."""
        name, values = position.scene.id, position.values
        parts = self._parts.get(name)
        if parts is None:
            parts = self._parts[name] = self._of_scene(sorted(self.live[name]))
        return name, id(position.open), *[part(values) for part in parts]

    def _of_scene(self, readings: list[Reading]) -> tuple[Part, ...]:
        slots = self.story.layout.slots
        plain = [slots[each] for each in readings if each[0] in _PLAIN]
        parts = [self._part(*each) for each in readings if each[0] not in _PLAIN]
        return (itemgetter(*plain), *parts) if plain else tuple(parts)

    def _read_by(self, scene: Scene) -> set[Reading]:
        found = {("once", f"{scene.id}/{choice.id}") for choice in scene.choices.values() if choice.once}
        if scene.at is not None and scene.at.day is not None:
            found |= self._noted(("day", ""), scene.at.day)
        for text in _steering(scene):
            found |= self._read(text)
        return found | {("clock", "") for kind, _ in found if kind in _CLOCK}

    def _noted(self, reading: Reading, limit: int) -> set[Reading]:
        self.caps[reading] = max(limit, self.caps.get(reading, 0))
        return {reading}

    def _read(self, text: str) -> set[Reading]:
        scenario = self.story.scenario
        nodes = list(ast.walk(parse(text)))
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        facts = [scenario.situation[name] for name in names & scenario.situation.keys()]
        written = [node.value for node in nodes if isinstance(node, ast.Constant)]
        limit = max([abs(value) for value in (*facts, *written) if isinstance(value, int)], default=0)
        found = {("state", name) for name in names & scenario.state.keys()}
        for name in names & {"hour", "day", "silence", "told_no"}:
            found |= self._noted((name, ""), limit)
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
                argument = node.args[0]
                assert isinstance(argument, ast.Constant)
                found |= self._noted((_CALLS[node.func.id], str(argument.value)), limit)
        return found

    def _part(self, kind: str, name: str) -> Part:
        """How one thing that is read is taken from the values, with all that is the same to its readers made one."""
        slots, most = self.story.layout.slots, self.caps.get((kind, name), 0) + 1
        if kind == "clock":
            return lambda values: values[MINUTES] % DAY
        if kind == "day":
            return lambda values: min(values[MINUTES] // DAY, most)
        if kind == "silence":
            return lambda values: min(values[MINUTES] // DAY - values[LAST_CONTACT], most)
        if kind == "told_no":
            return lambda values: values[STANDING]
        if kind == "hour":
            return lambda values: None
        slot = slots["last" if kind in ("ever", "days_since") else "days" if kind == "count" else kind, name]
        return _part_of_slot(kind, slot, most, self.story.layout.windows.get(name, 0))


def _part_of_slot(kind: str, slot: int, most: int, window: int) -> Part:
    if kind == "ever":
        return lambda values: values[slot] != NEVER
    if kind == "days_since":
        return lambda values: min(values[MINUTES] // DAY - values[slot], most)
    if kind == "count":
        return lambda values: _recent(values[slot], values[MINUTES] // DAY, window)
    return lambda values: min(values[slot], most)


def _recent(days: tuple[int, ...], today: int, window: int) -> tuple[int, ...]:
    return tuple([today - day for day in days if day > today - window])


def _steering(scene: Scene) -> Iterator[str]:
    """The expressions that decide where a step from a scene can lead."""
    yield from _of_road(scene.to)
    for choice in scene.choices.values():
        if choice.condition is not None:
            yield choice.condition
        yield from _of_road(choice.to)


def _of_road(to: tuple[Target, ...]) -> Iterator[str]:
    for target in to:
        yield from filter(None, (target.condition, target.weight))


def _live(story: Story, reads: dict[str, set[Reading]]) -> dict[str, set[Any]]:
    """What each scene or any that can come after it reads."""
    leads = outline(story.scenario)
    live = {name: set(own) for name, own in reads.items()}
    waiting = list(live)
    while waiting:
        name = waiting.pop()
        for before in leads.before[name]:
            if not live[name] <= live[before]:
                live[before] |= live[name]
                waiting.append(before)
    return live

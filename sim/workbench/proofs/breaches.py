"""What has to be remembered of a road to say whether contact against a no is a reward on it.

A no stands until a later act of the role that said it reopens contact. Contact by the seeker while one stands is a
breach, and stays one until somebody else reopens. A step is an option with all that it leads to up to the next
decision: what counts is whether a meter marked `warmth` is higher after it, or would be if it had no upper bound.
Where a meter stands has to be known only where something sets it, or where a scene may give back what was just taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sim.story.model import Meter, Scenario
from sim.story.story import Story
from sim.story.vocabulary import CONTACT, NO, REOPEN
from sim.workbench.bounds import ENDLESS
from sim.workbench.space.steps import Edge

Changes = Mapping[str, int | bool]


class Step(NamedTuple):
    """A step that is not over: its first edge, where it began, and where it has led without an upper bound."""

    first: Edge
    began: tuple[int, ...]
    led: tuple[int, ...]


class Memory(NamedTuple):
    """The roles whose no stands, whether one was breached, where the warm meters stand, the step that the road is in
    the middle of, and the first edge of one that has just raised a meter, with that meter."""

    standing: frozenset[str]
    breached: bool
    meters: tuple[int, ...]
    step: Step | None = None
    raised: tuple[Edge, str] | None = None


class WarmMeter(NamedTuple):
    """A meter marked `warmth` as it is reckoned with: where nobody has to know where it stands it begins each step at
    0 and has no bounds."""

    name: str
    start: int
    low: int
    high: int
    is_known: bool


class _Part(NamedTuple):
    """What a part of a step does to one meter: what it adds, and what it then sets it to."""

    adds: int
    sets: int | None


class _Course(NamedTuple):
    """What an edge does: whose acts, what they mean, the parts that change meters, and whether the step goes on."""

    role: str
    means: frozenset[str]
    parts: tuple[tuple[_Part, ...], ...]
    goes_on: bool


class Breaches:
    """The tracker of a search for breaches and what they bring."""

    def __init__(self, story: Story) -> None:
        self.scenario, self.vocabulary = story.scenario, story.vocabulary
        self.meters = tuple(_warm_meters(story.scenario))
        self._courses: dict[Edge, _Course] = {}
        self.first = self._begun(story)

    def step(self, memory: Memory, state: int, edge: Edge, after: int) -> Memory:
        """The memory after an edge."""
        course = self._courses.get(edge) or self._course(edge)
        standing, breached = self._done(memory, course.role, course.means)
        meters = led = memory.meters
        if memory.step is not None:
            led = memory.step.led
        for part in course.parts:
            meters = self._changed(meters, part)
            led = self._changed(led, part, bounded=False)
        if not (breached and standing):
            return Memory(standing, breached, self._settled(meters))
        step = memory.step._replace(led=led) if memory.step is not None else Step(edge, memory.meters, led)
        if course.goes_on:
            return Memory(standing, breached, meters, step)
        risen = (meter.name for meter, now, then in zip(self.meters, led, step.began, strict=True) if now > then)
        name = next(risen, None)
        return Memory(standing, breached, self._settled(meters), None, None if name is None else (step.first, name))

    def _done(self, memory: Memory, role: str, means: frozenset[str]) -> tuple[frozenset[str], bool]:
        """Whose no stands and whether it is breached, after acts of a role. Who gets in touch to say no says no."""
        standing, breached = memory.standing, memory.breached
        if not means:
            return standing, breached
        if role == self.scenario.seeker:
            return standing, breached or (CONTACT in means and bool(standing))
        if REOPEN in means:
            standing, breached = standing - {role}, False
        return (standing | {role} if NO in means else standing), breached

    def _changed(self, meters: tuple[int, ...], parts: tuple[_Part, ...], *, bounded: bool = True) -> tuple[int, ...]:
        changed = []
        for meter, now, part in zip(self.meters, meters, parts, strict=True):
            value = max(meter.low, now + part.adds)
            value = min(meter.high, value) if bounded else value
            changed.append(value if part.sets is None else part.sets)
        return tuple(changed)

    def _settled(self, meters: tuple[int, ...]) -> tuple[int, ...]:
        """The meters after a step: what nobody has to know is forgotten."""
        return tuple([now if meter.is_known else 0 for meter, now in zip(self.meters, meters, strict=True)])

    def _begun(self, story: Story) -> Memory:
        """The memory at the start, in the first scene."""
        memory = Memory(frozenset(), False, tuple([meter.start for meter in self.meters]))
        for role, acts, _ in sorted(story.past, key=lambda done: -done[2]):
            standing, breached = self._done(memory, role, self._means(acts))
            memory = Memory(standing, breached, memory.meters)
        first = self.scenario.scenes[self.scenario.first]
        entered = self._changed(memory.meters, self._parts(first.effects, first.settings))
        return memory._replace(meters=self._settled(entered))

    def _course(self, edge: Edge) -> _Course:
        scene, to = self.scenario.scenes[edge.scene], self.scenario.scenes[edge.to]
        choice = None if edge.option is None else scene.choices[edge.option]
        parts = [] if choice is None else [self._parts(choice.effects, choice.settings)]
        stays = choice is not None and not (choice.to or scene.to)
        if not stays:
            parts.append(self._parts(to.effects, to.settings))
        found = self._courses[edge] = _Course(
            scene.by,
            frozenset() if choice is None else self._means(choice.acts),
            tuple(part for part in parts if any(each != (0, None) for each in part)),
            bool(to.to and not to.choices),
        )
        return found

    def _means(self, acts: Iterable[str]) -> frozenset[str]:
        return frozenset(means for act in acts if (means := self.vocabulary.acts[act].means) is not None)

    def _parts(self, effects: Changes, settings: Changes) -> tuple[_Part, ...]:
        return tuple([_Part(effects.get(meter.name, 0), settings.get(meter.name)) for meter in self.meters])


def _warm_meters(scenario: Scenario) -> Iterator[WarmMeter]:
    scenes = scenario.scenes.values()
    settings = [scene.settings for scene in scenes]
    settings += [choice.settings for scene in scenes for choice in scene.choices.values()]
    for name, meter in scenario.state.items():
        if isinstance(meter, Meter) and meter.warmth:
            is_set = any(name in each for each in settings)
            is_given = any(scene.effects.get(name, 0) > 0 for scene in scenes)
            if is_set or is_given:
                yield WarmMeter(name, meter.start, meter.min, meter.max, True)
            else:
                yield WarmMeter(name, 0, -ENDLESS, ENDLESS, False)

"""A story: a scenario compiled for one cast, a scene at a time and only when it is first entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sim.story.clock import DAY, day_of
from sim.story.compiled import (
    Amount,
    Changes,
    CompiledOption,
    CompiledScene,
    Option,
    Road,
    Script,
    Telling,
    Told,
    Way,
    offer,
)
from sim.story.compiling import Function, InValues, emit, function
from sim.story.layout import Layout, Values
from sim.story.model import Beat, Choice, Meter, Scenario, Scene, Target
from sim.story.prose import Person, put_in
from sim.story.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sim.story.graph import StoryGraph

STUB = Told(None, None, "[This scene is still to be written.]")


class Story:
    """What a play runs on. The scenario must be free of errors; `people` recasts names and pronouns."""

    def __init__(self, scenario: Scenario, vocabulary: Vocabulary, people: Mapping[str, Person] | None = None) -> None:
        self.scenario = scenario
        self.vocabulary = vocabulary
        own = {each.id: Person(each.name, each.pronouns) for each in scenario.cast.values()}
        self.people: dict[str, Person] = {**own, **(people or {})}
        self.layout = Layout(vocabulary, scenario.seeker, tuple(scenario.cast))
        self.slots = {name: self._declare(name) for name in scenario.state}
        names = InValues(self.layout)
        self._codes = {text: emit(text, names, scenario.situation) for text in expressions(scenario)}
        for scene in scenario.scenes.values():
            for choice in scene.choices.values():
                if choice.once:
                    self.layout.slot("once", f"{scene.id}/{choice.id}", False)
        self.scenes: dict[str, CompiledScene] = {}  # those that were entered so far

    def _declare(self, name: str) -> int:
        state = self.scenario.state[name]
        return self.layout.slot("state", name, state.start if isinstance(state, Meter) else state)

    @cached_property
    def graph(self) -> StoryGraph:
        """The scenes as nodes, every outcome of an option as an edge; see graph.py."""
        from sim.story.graph import build_graph  # networkx costs a quarter second, and a play needs none of it

        return build_graph(self.scenario)

    @property
    def starts(self) -> int:
        """The clock at the start, in minutes since midnight of day 0."""
        return self.scenario.clock.day * DAY + self.scenario.clock.time

    @property
    def past(self) -> list[tuple[str, tuple[str, ...], int]]:
        """What was done before the story begins: role, acts, days ago."""
        acts, seeker = self.vocabulary.acts, self.scenario.seeker
        return [(acts[done.act].whose(seeker)[0], (done.act,), done.days_ago) for done in self.scenario.past]

    def begin(self) -> Values:
        """The values before the first scene is entered."""
        return self.layout.begin(self.starts, self.past)

    def compile(self, name: str) -> CompiledScene:
        """The compiled scene of an id, kept in `scenes` from now on."""
        found = self.scenes[name] = self._compile(self.scenario.scenes[name])
        return found

    def text(self, prose: str, day: int | None = None) -> str:
        """Any prose of the scenario (a card, a label) with this cast's names put in; the day is that of the start."""
        return str(day_of(self.starts) if day is None else day).join(put_in(prose, self.people))

    def _compile(self, scene: Scene) -> CompiledScene:
        options = tuple(self._option(scene, choice) for choice in scene.choices.values())
        stub = scene.todo and not scene.text
        return CompiledScene(
            id=scene.id,
            title=put_in(scene.title, self.people),
            by=scene.by,
            visits=self.layout.slots.get(("visits", scene.id)),
            moves_clock=bool(scene.after or scene.at),
            after=scene.after,
            at=scene.at,
            changes=self._changes(scene.effects, scene.settings),
            script=Script((STUB,)) if stub else self._script(scene.text),
            offer=offer(options),
            gates=_gates(options),
            offers={},
            road=self._road(scene.to) if not options else None,
            ending=scene.ending,
            reflect=tuple(put_in(question, self.people) for question in scene.reflect),
        )

    def _option(self, scene: Scene, choice: Choice) -> CompiledOption:
        to = choice.to or scene.to
        parts, note = put_in(" ".join(choice.text.split()), self.people), put_in(choice.note, self.people)
        name = f"{scene.id}/{choice.id}"
        bare = len(to) == 1 and not to[0].then and to[0].condition is None
        return CompiledOption(
            id=choice.id,
            option=Option(choice.id, "".join(parts), choice.acts, not to, "".join(note)),
            parts=parts,
            note=note,
            condition=self._function(choice.condition),
            once=self.layout.slots.get(("once", name)),
            spends=tuple(
                slot for kind in ("once", "took") if (slot := self.layout.slots.get((kind, name))) is not None
            ),
            weight=self._weight(choice.weight),
            changes=self._changes(choice.effects, choice.settings),
            marks=self.layout.marks(scene.by, choice.acts) if choice.acts else None,
            script=self._script(choice.then),
            after=choice.after,
            road=self._road(to),
            straight=to[0].scene if bare else None,
        )

    def _road(self, to: tuple[Target, ...]) -> Road | None:
        if not to:
            return None
        ways = tuple(
            Way(way.scene, self._function(way.condition), self._weight(way.weight), self._script(way.then))
            for way in to
        )
        return Road(ways, by_chance=len(to) > 1 and to[0].weight is not None)

    def _function(self, text: str | None) -> Function | None:
        return None if text is None else function(self._codes[text])

    def _weight(self, text: str | None) -> Amount:
        if text is None:
            return 1
        return int(text) if text.isdecimal() else function(self._codes[text])

    def _changes(self, effects: Mapping[str, int | bool], settings: Mapping[str, int | bool]) -> Changes | None:
        added, replaced = [], []
        for name, amount in effects.items():
            meter = self.scenario.state[name]
            if isinstance(meter, Meter):
                added.append((self.slots[name], amount, meter.min, meter.max))
            else:
                replaced.append((self.slots[name], amount))
        replaced.extend((self.slots[name], value) for name, value in settings.items())
        return Changes(tuple(added), tuple(replaced)) if added or replaced else None

    def _script(self, beats: tuple[Beat, ...]) -> Script | None:
        if not beats:
            return None
        tellings = []
        for beat in beats:
            parts = put_in(beat.text, self.people)
            told = Told(beat.who, beat.manner, "".join(parts), beat.only)
            tellings.append(Telling(told, parts, self._function(beat.condition)))
        if any(telling.condition or len(telling.parts) > 1 for telling in tellings):
            return Script((), tuple(tellings))
        return Script(tuple(telling.beat for telling in tellings))


def _gates(options: Sequence[CompiledOption]) -> tuple[tuple[int, int | None, Function | None], ...]:
    gates = ((1 << index, option.once, option.condition) for index, option in enumerate(options))
    return tuple(gate for gate in gates if gate[1] is not None or gate[2] is not None)


def expressions(scenario: Scenario) -> Iterator[str]:
    """Every expression of a scenario; a text that stands twice comes twice."""
    for scene in scenario.scenes.values():
        yield from _of_beats(scene.text)
        yield from _of_road(scene.to)
        for choice in scene.choices.values():
            yield from filter(None, (choice.condition, choice.weight))
            yield from _of_beats(choice.then)
            yield from _of_road(choice.to)


def _of_beats(beats: Iterable[Beat]) -> Iterator[str]:
    return (beat.condition for beat in beats if beat.condition)


def _of_road(to: Iterable[Target]) -> Iterator[str]:
    for way in to:
        yield from filter(None, (way.condition, way.weight))
        yield from _of_beats(way.then)

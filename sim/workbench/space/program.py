"""A story as the search runs it: what entering a scene and what each option does to the fields that are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from sim.story.clock import At
from sim.story.model import Beat, Choice, Meter, Scene, Target
from sim.story.story import Story
from sim.story.vocabulary import CONTACT, NO, REOPEN
from sim.workbench.space.fields import Fields
from sim.workbench.space.question import Question
from sim.workbench.space.reading import SILENCE, Field


class Add(NamedTuple):
    """So much is added to a field, within its bounds."""

    field: Field
    amount: int


class Set(NamedTuple):
    """A field is given a value."""

    field: Field
    value: int


class Push(NamedTuple):
    """An act is done today: its days, the last first, move back by one."""

    fields: tuple[Field, ...]


Change: TypeAlias = Add | Set | Push


class Entry(NamedTuple):
    """What entering a scene does: it is counted, the clock moves, then come the effects."""

    counts: tuple[Change, ...]
    after: int
    at: At | None
    changes: tuple[Change, ...]


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
    changes: tuple[Change, ...]
    beats: tuple[str, ...]
    after: int
    ways: tuple[Way, ...]
    by_chance: bool


class Program(NamedTuple):
    """All scenes by name."""

    entries: Mapping[str, Entry]
    exits: Mapping[str, tuple[Leaving, ...]]

    def open(self, scene: str) -> Iterator[Leaving]:
        """The ways to go on from a scene that may be taken."""
        return (leaving for leaving in self.exits[scene] if not leaving.barred)


def program_of(story: Story, question: Question, fields: Fields) -> Program:
    """What the scenes of a story do to the fields."""
    writer = _Writer(story, fields)
    scenes = story.scenario.scenes
    return Program(
        {name: writer.entry(scene) for name, scene in scenes.items()},
        {name: tuple(writer.exits(scene, question.without)) for name, scene in scenes.items()},
    )


class _Writer:
    def __init__(self, story: Story, fields: Fields) -> None:
        self.scenario, self.vocabulary, self.fields = story.scenario, story.vocabulary, fields

    def entry(self, scene: Scene) -> Entry:
        counts = self._known([Add(Field("visits", scene.id), 1)])
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
        effects = self._effects(choice.effects, choice.settings)
        acts = self._known(self._done(scene.by, frozenset(choice.acts)))
        return Leaving(
            barred,
            choice.id,
            took if choice.once else None,
            choice.condition,
            choice.weight,
            (*effects, *acts, *self._known([Set(took, 1)])),
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
        return self._known([*added, *replaced])

    def _done(self, role: str, acts: frozenset[str]) -> Iterator[Change]:
        """What acts leave behind; a no comes after what lifts one, as whoever gets in touch to say no has said it."""
        means = {self.vocabulary.acts[act].means for act in acts}
        if role == self.scenario.seeker:
            if CONTACT in means:
                yield Set(SILENCE, 0)
        else:
            yield from (Set(Field("standing", role), value) for what, value in ((REOPEN, 0), (NO, 1)) if what in means)
        for field in self.fields.spans:
            if field.kind in ("ever", "since") and not acts.isdisjoint(self.vocabulary.expand(field.name)):
                yield Set(field, int(field.kind == "ever"))
        for name, dates in self.fields.dates.items():
            if not acts.isdisjoint(self.vocabulary.expand(name)):
                yield Push(tuple(dates))

    def _known(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes of fields that somebody reads."""
        spans = self.fields.spans
        return tuple(change for change in changes if isinstance(change, Push) or change.field in spans)


def _ways(to: tuple[Target, ...]) -> tuple[Way, ...]:
    return tuple(Way(target.scene, target.condition, target.weight, _conditions(target.then)) for target in to)


def _by_chance(to: tuple[Target, ...]) -> bool:
    return len(to) > 1 and to[0].weight is not None


def _conditions(beats: Iterable[Beat]) -> tuple[str, ...]:
    return tuple(beat.condition for beat in beats if beat.condition is not None)

"""What a question makes of a story, worked out before any state is met: fields, clocks, needs and cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sim.story.clock import DAY
from sim.story.expression import Value
from sim.story.model import Scene
from sim.story.story import Story
from sim.workbench.bounds import exactly, names_of
from sim.workbench.space.calendars import Calendars
from sim.workbench.space.cells import Cells
from sim.workbench.space.clocks import When, clocks
from sim.workbench.space.fields import Fields
from sim.workbench.space.judging import Judging
from sim.workbench.space.needs import Reads, needs
from sim.workbench.space.pages import Layout
from sim.workbench.space.program import Leaving, Program
from sim.workbench.space.question import Question
from sim.workbench.space.reading import DAY_FIELD, Reader, Window
from sim.workbench.space.steps import heaviest


class Ground:
    """All that the states of one search have in common. `scenes` are those that a road enters first."""

    def __init__(self, story: Story, question: Question, judging: Judging | None, scenes: Iterable[str]) -> None:
        self.story, self.question, self.judging = story, question, judging
        self.reader = self._reader(story.scenario.situation)
        self.ruled = self._reader(judging.rulebook.facts if judging is not None else {})
        self.program = Program(story.scenario, question.without)
        start = When(story.starts, story.starts, story.starts % DAY)
        self.whens = clocks(self.program, [(scene, start) for scene in scenes])
        self.fields = Fields(self._windows(), story.scenario, story.vocabulary)
        self.needs = needs(
            self.program,
            self.fields,
            self.whens,
            {name: self._mask(self._own(story.scenario.scenes[name])) for name in self.whens},
            {name: tuple(map(self._reads, self.program.exits[name])) for name in self.whens},
        )
        numbers = {name: number for number, name in enumerate(story.scenario.scenes)}
        self.bits = max(1, (len(numbers) - 1).bit_length())
        cells = Cells(self.fields, self.needs, self.bits)
        self.layout = Layout(self.fields, Calendars(self.fields), cells, numbers)

    def windows(self, text: str, facts: Mapping[str, Value]) -> tuple[Window, ...]:
        """What an expression tells apart that is read with these facts."""
        return self._reader(facts).windows(text)

    def _reader(self, facts: Mapping[str, Value]) -> Reader:
        scenario = self.story.scenario
        roles = tuple(role for role in scenario.cast if role != scenario.seeker)
        return Reader({**names_of(scenario), **{name: exactly(fact) for name, fact in facts.items()}}, facts, roles)

    def is_told_apart(self, scene: str, windows: Iterable[Window]) -> bool:
        """Whether the states of a scene tell apart all that is read so."""
        when, spans = self.whens[scene], self.fields.spans
        for window in windows:
            field = window[0]
            certain = when.day if field == DAY_FIELD else when.minute if field.kind == "minute" else None
            if certain is None and (field not in spans or self.fields.need(window) & ~self.needs[scene]):
                return False
        return True

    def _windows(self) -> Iterator[Window]:
        """Everything that is read, and the days that times name."""
        for name in self.whens:
            yield from self._own(self.story.scenario.scenes[name])
            at = self.program.entries[name].at
            if at is not None and at.day is not None:
                yield DAY_FIELD, at.day - 1, at.day + 1
            for leaving in self.program.exits[name]:
                for windows in self._leaving(leaving):
                    yield from windows

    def _own(self, scene: Scene) -> Iterator[Window]:
        """What is read in a scene beside its options."""
        yield from self._all(self.question.also)
        if self.question.no_stands:
            yield from self.reader.windows("told_no")
        if self.question.texts:
            yield from self._told(beat.condition for beat in scene.text)
        for text in self.judging.conditions(scene) if self.judging is not None else ():
            yield from self.ruled.windows(text)

    def _leaving(self, leaving: Leaving) -> tuple[Iterable[Window], Iterable[Window], Iterable[Window]]:
        """What is read before an option, after its effects, and after its hours."""
        first = list(self._all((leaving.condition,)))
        if self.question.weights and self.question.asks(leaving.weight):
            first += self._weighed(leaving.weight)
        if leaving.once is not None:
            first.append((leaving.once, 0, 1))
        told = list(self._told(leaving.beats))
        road = list(self._all(way.condition for way in leaving.ways))
        for way in leaving.ways:
            road += self._told(way.beats)
            if leaving.by_chance:
                road += self._weighed(way.weight)
        return first, told, road

    def _told(self, conditions: Iterable[str | None]) -> Iterator[Window]:
        """What the conditions of beats read, as far as they are asked for."""
        return self._all(filter(self.question.asks, conditions)) if self.question.texts else iter(())

    def _weighed(self, weight: str | None) -> Iterable[Window]:
        return () if weight is None else self.reader.windows(weight, 0, heaviest(self.question, weight))

    def _all(self, texts: Iterable[str | None]) -> Iterator[Window]:
        for text in texts:
            if text is not None:
                yield from self.reader.windows(text)

    def _reads(self, leaving: Leaving) -> Reads:
        return Reads(*map(self._mask, self._leaving(leaving)))

    def _mask(self, windows: Iterable[Window]) -> int:
        need = 0
        for window in windows:
            need |= self.fields.need(window)
        return need

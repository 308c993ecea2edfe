"""Scenes as Python: a function a scene, written when it is first met, that takes a play from entering it to leaving it.

A function gets `v`, the values of the play, which it changes, and returns the function of the next scene, or None where
the play is over; an aside returns what decides in its scene again. What is met on the way is counted in `c`. Names
that end in a number belong to the scene of that number.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.play.session import Session
from sim.story.compiling import emit
from sim.story.layout import Layout
from sim.story.model import Beat, Scene, Target
from sim.story.story import Story
from sim.workbench.simulation.asking import InPlay, Question, needed
from sim.workbench.simulation.conditions import of_beats, of_ways
from sim.workbench.simulation.counting import Counters, Meaning
from sim.workbench.simulation.deciding import Decision
from sim.workbench.simulation.judging import Judging
from sim.workbench.simulation.phrases import Lines, branches, changes, clock, indented
from sim.workbench.simulation.tally import Way


class Writer:
    """Writes the functions of one story's scenes, with the slots of their counters."""

    def __init__(self, story: Story, layout: Layout, counters: Counters, judging: Judging | None) -> None:
        self.story = story
        self.layout = layout
        self._names = InPlay(layout)
        self.counters = counters
        self.judging = judging
        self.numbers = {name: number for number, name in enumerate(story.scenario.scenes)}
        self._asking: dict[tuple[Question, ...], int] = {}  # the numbers of the functions that ask them
        self._new: list[str] = []  # the functions that are still to be written
        self.own_lot = layout.slot("player", "lot", 0)  # the state of the stream by which the player decides
        self.visit = layout.slot("player", "visit", ())  # what was decided in a visit of a scene with asides, so far
        self.ran = layout.slot("player", "ran", 0)  # how many scenes only ran on

    def write(self, name: str) -> str:
        """The Python of a scene, and of what only it is the first to need."""
        scene = self.story.scenario.scenes[name]
        number = self.numbers[name]
        entry = self._entry(scene)
        if not scene.choices:
            return _function(f"enter{number}", entry + (self._runs_on(scene) if scene.to else self._rest(scene)))
        decision = Decision(self, scene, number)
        lines = decision.lines()
        if not decision.has_asides:
            return self._with_asking(_function(f"enter{number}", entry + lines))
        enter = _function(f"enter{number}", [*entry, f"return decide{number}(v)"])
        return self._with_asking(enter + _function(f"decide{number}", lines))

    def stand(self, here: Session) -> str:
        """The Python of going on where a session stands: with what is to be decided, or with an open chance."""
        scene, position = self.story.scenario.scenes[here.scene], here.position
        if position.open is None:
            lines = Decision(self, scene, self.numbers[scene.id]).lines() if scene.choices else self._rest(scene)
        elif position.open is position.scene.road:
            lines = self.road(scene, None, scene.to)
        else:
            choice = scene.choices[here.last.taken]
            lines = self.road(scene, choice.id, choice.to or scene.to)
        return self._with_asking(_function("stand", lines))

    def count(self, *meanings: Meaning) -> str:
        """The statement that counts these."""
        return f"c[{self.counters.slot(*meanings)}] += 1"

    def asking(self, asked: tuple[Question, ...]) -> str:
        """The Python of the answers to questions, a bit each. Many scenes ask the same, so it is written once."""
        if not asked:
            return "0"
        if asked not in self._asking:
            self._asking[asked] = len(self._asking)
            answers = " | ".join(f"{question.code} << {place}" for place, question in enumerate(asked))
            self._new.append(_function(f"ask{self._asking[asked]}", [*needed(asked), f"return {answers}"]))
        return f"ask{self._asking[asked]}(v)"

    def code(self, text: str) -> str:
        """The Python of an expression."""
        return emit(text, self._names, self.story.scenario.situation)

    def amount(self, weight: str | None) -> str:
        """The Python of a weight."""
        if weight is None:
            return "1"
        return str(int(weight)) if weight.isdecimal() else f"max(0, int({self.code(weight)}))"

    def beats(self, scene: Scene, option: str | None, part: str, beats: Sequence[Beat]) -> Lines:
        """Count both sides of the beats' conditions; nothing is told."""
        lines: Lines = []
        for asked in of_beats(scene.id, option, part, beats):
            sides = [[self.count(("held", asked))], [self.count(("failed", asked))]]
            lines += branches([self.code(asked.text)], sides)
        return lines

    def road(self, scene: Scene, option: str | None, to: tuple[Target, ...], *meanings: Meaning) -> Lines:
        """Leave along a road; what is meant beside is counted with the way."""
        by_chance = len(to) > 1 and to[0].weight is not None
        own = None if to is scene.to else option
        asked = of_ways(scene.id, own, to)
        blocks = []
        for place, way in enumerate(to):
            gone: list[Meaning] = [*meanings, ("ways", Way(scene.id, option, place, way.scene))]
            gone += [("failed", each) for each in asked[:place] if each is not None]
            gone += [("held", each) for each in asked[place : place + 1] if each is not None]
            beats = self.beats(scene, own, f"to {place + 1} then", way.then)
            blocks.append([self.count(*gone), *beats, f"return enter{self.numbers[way.scene]}"])
        if by_chance:
            return self._chance(scene, option, to, blocks)
        return branches([self.code(way.condition or "true") for way in to[:-1]], blocks)

    def _chance(self, scene: Scene, option: str | None, to: tuple[Target, ...], blocks: Sequence[Lines]) -> Lines:
        lines = [f"w = ({', '.join(self.amount(way.weight) for way in to)})"]
        for place, way in enumerate(to):
            if way.weight is not None and not way.weight.isdecimal():
                slot = self.counters.slot(("weights", Way(scene.id, option, place, way.scene)))
                lines.append(f"c[{slot}] += w[{place}]")
        return [*lines, "x = lot(v, w)", *branches([f"x == {place}" for place in range(len(to) - 1)], blocks)]

    def _with_asking(self, functions: str) -> str:
        new, self._new = self._new, []
        return "".join(new) + functions

    def _entry(self, scene: Scene) -> Lines:
        visits = self.layout.slots.get(("visits", scene.id))
        return [
            self.count(("entries", scene.id)),
            *([] if visits is None else [f"v[{visits}] += 1"]),
            *clock(scene),
            *changes(self.story, scene.effects, scene.settings),
            *self.beats(scene, None, "text", scene.text),
        ]

    def _runs_on(self, scene: Scene) -> Lines:
        return [f"v[{self.ran}] += 1", *self.road(scene, None, scene.to)]

    def _rest(self, scene: Scene) -> Lines:
        return [self.count(("ends", scene.id)), *self.states(scene)]

    def states(self, scene: Scene) -> Lines:
        """Add up what the states are at the end."""
        slots = self.story.slots.items()
        return [f"c[{self.counters.slot(('states', (scene.id, name)))}] += v[{slot}]" for name, slot in slots]


def _function(name: str, lines: Lines) -> str:
    return "\n".join([f"def {name}(v):", *indented(lines), ""])

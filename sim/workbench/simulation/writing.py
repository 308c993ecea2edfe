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
from sim.story.model import PLAYER, Beat, Choice, Scene, Target
from sim.story.story import Story
from sim.workbench.simulation.asking import InPlay, needed
from sim.workbench.simulation.conditions import of_beats, of_option, of_ways
from sim.workbench.simulation.counting import Counters, Meaning
from sim.workbench.simulation.judging import Judging
from sim.workbench.simulation.phrases import Lines, branches, changes, clock, even_lot, indented, leaving
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
        self.own_lot = layout.slot("player", "lot", 0)  # the state of the stream by which the player decides
        self.visit = layout.slot("player", "visit", ())  # what was decided in a visit of a scene with asides, so far
        self.ran = layout.slot("player", "ran", 0)  # how many scenes only ran on

    def write(self, name: str) -> str:
        """The Python of a scene."""
        scene = self.story.scenario.scenes[name]
        number = self.numbers[name]
        entry = [*self._entry(scene)]
        if not scene.choices:
            return _function(f"enter{number}", entry + (self._runs_on(scene) if scene.to else self._rest(scene)))
        decision = _Decision(self, scene, number).lines()
        if all(choice.to or scene.to for choice in scene.choices.values()):
            return _function(f"enter{number}", entry + decision)
        enter = _function(f"enter{number}", [*entry, f"return decide{number}(v)"])
        return enter + _function(f"decide{number}", decision)

    def stand(self, here: Session) -> str:
        """The Python of going on where a session stands: with what is to be decided, or with an open chance."""
        scene, position = self.story.scenario.scenes[here.scene], here.position
        if position.open is None:
            lines = _Decision(self, scene, self.numbers[scene.id]).lines() if scene.choices else self._rest(scene)
        elif position.open is position.scene.road:
            lines = self.road(scene, None, scene.to)
        else:
            choice = scene.choices[here.last.taken]
            lines = self.road(scene, choice.id, choice.to or scene.to)
        return _function("stand", lines)

    def count(self, *meanings: Meaning) -> str:
        """The statement that counts these."""
        return f"c[{self.counters.slot(*meanings)}] += 1"

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


class _Decision:
    """Writes what is decided in one scene: what is on offer, who takes what, and what that does.

    In the Python `m` is a bit an option that is shut, `q` the places of those on offer, `o` of the one that is taken,
    and `k` its number without `o`: see Judging.
    """

    def __init__(self, writer: Writer, scene: Scene, number: int) -> None:
        self.writer = writer
        self.scene = scene
        self.number = number
        self.options = list(scene.choices.values())
        self.gated = [choice.condition is not None or choice.once for choice in self.options]
        self.has_asides = not all(choice.to or scene.to for choice in self.options)
        self.judging = writer.judging

    def lines(self) -> Lines:
        taken = [f"o == {place}" for place in range(len(self.options) - 1)]
        blocks = [self._taken(place, choice) for place, choice in enumerate(self.options)]
        return [*self._offer(), *self._known(), *self._choice(), *self._logged(), *branches(taken, blocks)]

    def _offer(self) -> Lines:
        if not any(self.gated):
            return []
        lines = ["m = 0"]
        for place, choice in enumerate(self.options):
            if self.gated[place]:
                lines += self._gate(place, choice)
        lines.append(f"q = offers{len(self.options)}[m]")
        if all(self.gated):
            rest = [self.writer.count(("ends", self.scene.id)), *self.writer.states(self.scene)]
            rest += [*self._left(), "return None"]
            lines += branches(["not q"], [rest])
        return lines

    def _gate(self, place: int, choice: Choice) -> Lines:
        offered, shut = ("offered", (self.scene.id, choice.id)), f"m |= {1 << place}"
        tests: Lines = []
        blocks: list[Lines] = []
        if choice.once:
            tests.append(f"v[{self.writer.layout.slots['once', f'{self.scene.id}/{choice.id}']}]")
            blocks.append([shut])
        asked = of_option(self.scene.id, choice)
        if asked is None:
            return branches(tests, [*blocks, [self.writer.count(offered)]])
        tests.append(self.writer.code(asked.text))
        blocks.append([self.writer.count(offered, ("held", asked))])
        return branches(tests, [*blocks, [self.writer.count(("failed", asked)), shut]])

    def _known(self) -> Lines:
        """Work out `k`, where somebody judges this."""
        if self.judging is None or not self.judging.judges(self.scene):
            return []
        bits = ["m"] if any(self.gated) else ["0"]
        asked = self.judging.asked(self.scene)
        bits += [f"{each.code} << {place}" for place, each in enumerate(asked, start=len(self.options))]
        options, place = len(self.judging.options), self.judging.places[self.scene.id]
        return [*needed(asked), f"k = ({' | '.join(bits)}) * {options} + {place}"]

    def _choice(self) -> Lines:
        if self.scene.by != PLAYER:
            return self._others()
        if self.judging is not None and self.judging.advises(self.scene):
            visit = f"(*v[{self.writer.visit}], k)" if self.has_asides else "k"
            return [f"q = advice[{visit}]", *self._by_lot()]
        if any(self.gated):
            return self._by_lot()
        count = len(self.options)
        return ["o = 0"] if count == 1 else [*even_lot(self.writer.own_lot, str(count)), "o = x"]

    def _by_lot(self) -> Lines:
        """The player takes one of `q`, each as likely."""
        return branches(["len(q) > 1"], [[*even_lot(self.writer.own_lot, "len(q)"), "o = q[x]"], ["o = q[0]"]])

    def _others(self) -> Lines:
        """Whom nobody plays takes one by weight."""
        weights = [self.writer.amount(choice.weight) for choice in self.options]
        lines = [f"w = ({', '.join(weights)},)"]
        for place, choice in enumerate(self.options):
            if choice.weight is not None and not choice.weight.isdecimal():
                slot = self.writer.counters.slot(("weights", (self.scene.id, choice.id)))
                add = f"c[{slot}] += w[{place}]"
                lines += branches([f"not m & {1 << place}"], [[add]]) if self.gated[place] else [add]
        return [*lines, "o = q[lot(v, [w[x] for x in q])]" if any(self.gated) else "o = lot(v, w)"]

    def _logged(self) -> Lines:
        """Log the decision, or put it on the visit that is logged when the scene is left."""
        if self.judging is None or not self.judging.judges(self.scene):
            return []
        return [f"v[{self.writer.visit}] += (k + o,)" if self.has_asides else "log(k + o)"]

    def _taken(self, place: int, choice: Choice) -> Lines:
        writer, scene = self.writer, self.scene
        key = (scene.id, choice.id)
        always = [each for each, gated in zip(self.options, self.gated, strict=True) if not gated]
        meanings: list[Meaning] = [("taken", key), *(("offered", (scene.id, each.id)) for each in always)]
        spends = [writer.layout.slots.get((kind, f"{scene.id}/{choice.id}")) for kind in ("once", "took")]
        lines = [
            *changes(writer.story, choice.effects, choice.settings),
            *(leaving(writer.layout.marks(scene.by, choice.acts)) if choice.acts else []),
            *(f"v[{slot}] = True" for slot in spends if slot is not None),
            *writer.beats(scene, choice.id, "then", choice.then),
            *([f"v[0] += {choice.after}"] if choice.after else []),
        ]
        to = choice.to or scene.to
        if to:
            return [*self._left(), *lines, *writer.road(scene, choice.id, to, *meanings)]
        return [*lines, writer.count(*meanings), f"return decide{self.number}"]

    def _left(self) -> Lines:
        if not self.has_asides or self.judging is None or not self.judging.judges(self.scene):
            return []
        visit = f"v[{self.writer.visit}]"
        return [f"log({visit})", f"{visit} = ()"]

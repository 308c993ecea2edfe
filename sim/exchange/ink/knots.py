"""Scenes as knots of ink. Each step does in the order of ours what a play does: see `sim.play.position`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.exchange.ink.beats import told
from sim.exchange.ink.expression import Expressions, bracketed, literal
from sim.exchange.ink.history import History
from sim.exchange.ink.lots import Lot, answer, chance, indented
from sim.exchange.ink.names import MINUTES, OFFER, OVER, Names, kept, snake
from sim.exchange.ink.prose import prose, remark
from sim.story.clock import DAY
from sim.story.model import PLAYER, Beat, Choice, Meter, Scene, Target
from sim.story.prose import put_in
from sim.story.story import STUB, Story


class Knots:
    """Writes the scenes of one story. Stitches that a scene needs beside its first are gathered while it is written."""

    def __init__(self, story: Story, names: Names, history: History) -> None:
        self._story = story
        self._names = names
        self._history = history
        self._code = Expressions(names, story.scenario.situation)
        self._stitches: list[str] = []

    def knot(self, scene: Scene) -> Iterator[str]:
        """A scene, whole."""
        self._stitches = []
        yield ""
        yield f"=== {self._names.scenes[scene.id]} ==="
        if scene.title:
            yield remark(self._parts(scene.title))
        yield from self._entered(scene)
        yield from self._left(scene)
        yield from self._stitches

    def _entered(self, scene: Scene) -> Iterator[str]:
        compiled = self._story.scenes.get(scene.id) or self._story.compile(scene.id)
        if compiled.visits is not None:
            yield f"~ {kept('visits', scene.id)} += 1"
        if scene.after:
            yield f"~ {MINUTES} += {scene.after}"
        if scene.at is not None and scene.at.day is not None:
            yield f"~ {MINUTES} = MAX({MINUTES}, {scene.at.day * DAY + scene.at.time})"
        elif scene.at is not None:
            yield f"~ {MINUTES} += ({scene.at.time + DAY} - ({MINUTES} % {DAY})) % {DAY}"
        yield from self._changes(scene)
        yield from self._told(scene.text or ((Beat(STUB.text),) if scene.todo else ()))

    def _left(self, scene: Scene) -> Iterator[str]:
        if scene.choices:
            yield f"-> {OFFER}"
            yield f"= {OFFER}"
            yield from self._own(scene) if scene.by == PLAYER else self._others(scene)
        elif scene.to:
            yield from self._road(scene.to, "")
        else:
            if scene.ending:
                yield f"The end: {scene.ending.replace('-', ' ')}. # ending: {scene.ending}"
            yield from (remark(self._parts(question), "To think about: ") for question in scene.reflect)
            yield f"-> {OVER}"

    def _own(self, scene: Scene) -> Iterator[str]:
        """The player's options; what follows from each stands below it."""
        for choice in scene.choices.values():
            gate = self._gate(scene, choice)
            yield f"+ {f'{{ {gate} }} ' if gate else ''}[{self._text(choice)} # {choice.id}]"
            yield from indented(self._taken(scene, choice))
        if all(self._gate(scene, choice) for choice in scene.choices.values()):
            yield f"+ -> {OVER}"

    def _others(self, scene: Scene) -> Iterator[str]:
        lots = []
        for choice in scene.choices.values():
            stitch = f"hw_take_{snake(choice.id)}"
            shown = f"[{self._text(choice)} # {choice.id} # by: {scene.by}]"
            lots.append(Lot(self._weight(choice.weight), self._gate(scene, choice), shown, stitch))
            taken = list(self._taken(scene, choice))  # it may gather stitches of its own
            self._stitches.extend((f"= {stitch}", *taken))
        return answer(lots)

    def _taken(self, scene: Scene, choice: Choice) -> Iterator[str]:
        compiled = (self._story.scenes.get(scene.id) or self._story.compile(scene.id)).offer.by_id[choice.id]
        if choice.note:
            yield remark(self._parts(choice.note), "Note: ")
        yield from self._changes(choice)
        if compiled.marks is not None:
            yield from self._history.left_by(compiled.marks)
        yield from self._history.spent(compiled.spends)
        yield from self._told(choice.then)
        if choice.after:
            yield f"~ {MINUTES} += {choice.after}"
        to = choice.to or scene.to
        yield from self._road(to, f"_{snake(choice.id)}") if to else (f"-> {OFFER}",)

    def _road(self, to: Sequence[Target], suffix: str) -> Iterator[str]:
        """Where it goes on; `suffix` tells the stitches of this road from those of others in its scene."""
        if len(to) == 1:
            yield from self._along(to[0])
        elif to[0].weight is not None:
            yield f"-> hw_chance{suffix}"
            self._chance(to, suffix)
        else:
            yield "{"
            for way in to:
                gate = self._code.written(way.condition) if way.condition and way is not to[-1] else "else"
                yield f"    - {gate}:"
                yield from indented(indented(self._along(way)))
            yield "}"

    def _chance(self, to: Sequence[Target], suffix: str) -> None:
        lots, ways = [], []
        for number, way in enumerate(to, start=1):
            stitch = f"hw_way{suffix}_{number}" if way.then else self._names.scenes[way.scene]
            title = self._story.scenario.scenes[way.scene].title
            shown = f"[{prose(self._parts(title)) or way.scene} # {way.scene} # chance]"
            lots.append(Lot(self._weight(way.weight), "", shown, stitch))
            if way.then:
                ways.extend([f"= {stitch}", *self._along(way)])
        self._stitches.extend([f"= hw_chance{suffix}", *chance(lots), *ways])

    def _along(self, way: Target) -> Iterator[str]:
        yield from self._told(way.then)
        yield f"-> {self._names.scenes[way.scene]}"

    def _changes(self, step: Scene | Choice) -> Iterator[str]:
        state = self._story.scenario.state
        for name, amount in step.effects.items():
            meter, variable = state[name], self._names.states[name]
            if isinstance(meter, Meter):
                moved = f"{variable} {'-' if amount < 0 else '+'} {abs(amount)}"
                yield f"~ {variable} = MIN({meter.max}, MAX({meter.min}, {moved}))"
            else:
                yield f"~ {variable} = {literal(amount)}"
        for name, value in step.settings.items():
            yield f"~ {self._names.states[name]} = {literal(value)}"

    def _gate(self, scene: Scene, choice: Choice) -> str:
        """The condition under which an option is on offer; nothing where it always is."""
        gates = [f"not {kept('once', f'{scene.id}/{choice.id}')}"] if choice.once else []
        if choice.condition is not None:
            gates.append(self._code.written(choice.condition))
        return gates[0] if len(gates) == 1 else " and ".join(map(bracketed, gates))

    def _weight(self, weight: str | None) -> str:
        if weight is None or weight.isdecimal():
            return weight or "1"
        return f"MAX(0, {self._code.written(weight)})"

    def _told(self, beats: Sequence[Beat]) -> Iterator[str]:
        return told(beats, self._story.people, self._code)

    def _text(self, choice: Choice) -> str:
        return prose(self._parts(choice.text)) or choice.id

    def _parts(self, text: str) -> Sequence[str]:
        return put_in(text, self._story.people)

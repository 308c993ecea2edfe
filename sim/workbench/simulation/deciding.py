"""What is decided in a scene, as Python: what is on offer, who takes what, and what that does. See writing.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.story.model import PLAYER, Choice, Scene
from sim.workbench.simulation.conditions import of_option
from sim.workbench.simulation.counting import Meaning
from sim.workbench.simulation.phrases import Lines, branches, changes, even_lot, leaving

if TYPE_CHECKING:
    from sim.workbench.simulation.writing import Writer


class Decision:
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
        answers = self.writer.asking(self.judging.asked(self.scene))
        moment = f"{answers} << {len(self.options)}{' | m' if any(self.gated) else ''}"
        return [f"k = ({moment}) * {len(self.judging.options)} + {self.judging.places[self.scene.id]}"]

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

"""The Python of what can follow a state: the moves of a scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sim.story.compiling import emit
from sim.workbench.bounds import ENDLESS
from sim.workbench.space.clocks import When
from sim.workbench.space.naming import InPlace
from sim.workbench.space.pages import Layout, Page
from sim.workbench.space.places import Place
from sim.workbench.space.program import Leaving, Program, Way
from sim.workbench.space.question import Question
from sim.workbench.space.reading import Reader

NOWHERE = -1  # instead of a state, where a time that had to be reached is past


class Lot(NamedTuple):
    """How likely a way is among those of its option, in Python: its weight of the total; where that is 0, so many of
    the ways are as likely as each other."""

    weight: str
    total: str
    same: int
    ways: int


CERTAIN = Lot("1", "1", 1, 1)


class Edge(NamedTuple):
    """A step between two scenes: by an option, or None where the scene runs on; `chance`: whether it falls by lot.

    An option that stays (an aside) leads to its own scene.
    """

    scene: str
    option: str | None
    to: str
    chance: bool


def heaviest(question: Question, weight: str) -> int:
    """The weight above which it makes no difference how much it is."""
    return ENDLESS if question.weights and question.asks(weight) else 1


class Steps:
    """Writes the steps of scenes. `number` gives an edge its number."""

    def __init__(
        self,
        program: Program,
        layout: Layout,
        whens: Mapping[str, When],
        reader: Reader,
        question: Question,
        number: Callable[[Edge], int],
    ) -> None:
        self.program, self.layout, self.whens, self.number = program, layout, whens, number
        self.reader, self.question = reader, question

    def moves(self, scene: str) -> Callable[[int], Any]:
        """A function of a state in a scene: every (edge, next state), the next state -1 where a time that had to be
        reached is past."""
        return MoveWriter(self, scene).function()

    def sweep(self, scene: str) -> Callable[..., None]:
        """What a search runs: a function of states in a scene, of the states that are known, each with the one that it
        was found from, of a function for each scene that takes the states found there, and of one that takes (state,
        edge) where a step cannot be made."""
        return _Sweep(self, scene).function()

    def enter(self, place: Place, scene: str) -> None:
        """Go from a place into a scene."""
        entry = self.program.entries[scene]
        place.change(entry.counts)
        place.wait(entry.after)
        place.reach(entry.at)
        place.change(entry.changes)

    def stops(self, scene: str) -> Callable[[int], bool]:
        """A function of a state in a scene: whether nothing is on offer there, and the scene does not run on."""
        page = Page(self.layout, scene)
        start = page.place(self.whens[scene])
        gates = [self.gate(leaving, start) for leaving in self.program.exits[scene]]
        return page.of_state(repr(not gates) if "" in gates or not gates else f"not ({' or '.join(gates)})")

    def gate(self, leaving: Leaving, place: Place) -> str:
        """Python for whether an option is on offer; nothing where it always is."""
        gates = [f"not {place.text(place.value(leaving.once))}"] if leaving.once is not None else []
        if leaving.condition is not None:
            gates.append(self.text(leaving.condition, place))
        return f"({' and '.join(gates)})" if gates else ""

    def text(self, expression: str, place: Place) -> str:
        """Python for a condition of the story, read at a place."""
        return emit(expression, InPlace(place, self.reader.windows(expression)), self.reader.facts)

    def weight(self, weight: str | None, place: Place) -> str:
        """Python for a weight at a place; where nobody asks how much it is, only whether it is more than 0 is true."""
        if weight is None or weight.isdecimal():
            return "1" if weight is None else repr(int(weight))
        windows = self.reader.windows(weight, 0, heaviest(self.question, weight))
        return f"max(0,{emit(weight, InPlace(place, windows), self.reader.facts)})"


class MoveWriter:
    """The function of one scene. Steps that can always be made stand in the list that it begins with."""

    depth = 1  # of what is done for one state

    def __init__(self, steps: Steps, scene: str) -> None:
        self.steps, self.scene = steps, scene
        self.page = Page(steps.layout, scene, self.depth)
        self.start = self.page.place(steps.whens[scene])
        self._always: list[str] | None = []

    def function(self) -> Callable[..., Any]:
        self._write()
        return self.page.of_state("found" if self._always is None else f"[{','.join(self._always)}]")

    def _write(self) -> None:
        for leaving in self.steps.program.open(self.scene):
            self._leaving(leaving)

    def _leaving(self, leaving: Leaving) -> None:
        gate = self.steps.gate(leaving, self.start)
        if gate:
            self._open(f"if {gate}:")
        self._weigh(leaving)
        place = self.start.copy()
        place.change(leaving.changes)
        place.wait(leaving.after)
        if not leaving.ways:
            self._add(Edge(self.scene, leaving.option, self.scene, False), place, CERTAIN)
        elif leaving.by_chance:
            self._by_chance(leaving, place)
        else:
            self._by_condition(leaving, place)
        if gate:
            self.page.depth -= 1

    def _weigh(self, leaving: Leaving) -> None:
        """Moves are not weighed."""

    def _by_condition(self, leaving: Leaving, place: Place) -> None:
        word = "if"
        for way in leaving.ways:
            if way.condition is None and word == "if":
                self._arrive(leaving, way, place, CERTAIN)
                return
            test = "else:" if way.condition is None else f"{word} {self.steps.text(way.condition, place)}:"
            self._open(test)
            self._arrive(leaving, way, place, CERTAIN)
            self.page.depth -= 1
            if way.condition is None:
                return
            word = "elif"

    def _by_chance(self, leaving: Leaving, place: Place) -> None:
        """Every outcome that is possible: those of positive weight, all of them where there is none."""
        ways: dict[str, list[Way]] = {}
        for way in leaving.ways:
            ways.setdefault(way.scene, []).append(way)
        weights = {scene: [self.steps.weight(way.weight, place) for way in its] for scene, its in ways.items()}
        if all(any(weight.isdecimal() and weight != "0" for weight in its) for its in weights.values()):
            gates = dict.fromkeys(ways, "")
        else:
            kept = {scene: self.page.kept("+".join(its)) for scene, its in weights.items()}
            total = self.page.kept("+".join(kept.values()))
            weights = {scene: [its] for scene, its in kept.items()}
            gates = {scene: f"if {its} or not {total}:" for scene, its in kept.items()}
        total = "+".join(weight for its in weights.values() for weight in its)
        for scene, its in ways.items():
            if gates[scene]:
                self._open(gates[scene])
            lot = Lot("+".join(weights[scene]), total, len(its), len(leaving.ways))
            self._arrive(leaving, its[0], place, lot)
            if gates[scene]:
                self.page.depth -= 1

    def _arrive(self, leaving: Leaving, way: Way, place: Place, lot: Lot) -> None:
        place = place.copy()
        self.steps.enter(place, way.scene)
        self._add(Edge(self.scene, leaving.option, way.scene, leaving.by_chance), place, lot)

    def _add(self, edge: Edge, place: Place, lot: Lot) -> None:
        code = self.page.packed(place, edge.to)
        if place.late:
            code = f"({NOWHERE} if {place.late} else {code})"
        step = self._step(self.steps.number(edge), code)
        if self._always is not None and self.page.depth == self.depth:
            self._always.append(step)
        else:
            self.page.line(f"add({step})")

    def _step(self, edge: int, state: str) -> str:
        return f"({edge},{state})"

    def _open(self, test: str) -> None:
        """Begin what is only done where a test holds."""
        if self._always is not None:
            self.page.line(f"found=[{','.join(self._always)}]")
            self.page.line("add=found.append")
            self._always = None
        self.page.line(test)
        self.page.depth += 1


class _Sweep(MoveWriter):
    """The same steps for many states at once, looking for those that are new."""

    depth = 2

    def function(self) -> Callable[..., Any]:
        self._targets: set[int] = set()
        self._write()
        if not self._targets:
            self.page.line("pass")
        to = [f" to{number}=to[{number}]" for number in sorted(self._targets)]
        return self.page.function(["def f(states,known,to,late):", *to, " for s in states:"])

    def _add(self, edge: Edge, place: Place, lot: Lot) -> None:
        page, target = self.page, self.steps.layout.numbers[edge.to]
        self._targets.add(target)
        if place.late:
            page.line(f"if {place.late}:late((s,{self.steps.number(edge)}))")
            page.line("else:")
            page.depth += 1
        page.line(f"x={page.packed(place, edge.to)}")
        page.line("if x not in known:")
        page.line(" known[x]=s")
        page.line(f" to{target}(x)")
        if place.late:
            page.depth -= 1

    def _open(self, test: str) -> None:
        self.page.line(test)
        self.page.depth += 1

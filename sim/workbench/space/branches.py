"""What many states of a scene have in common: which steps lead on, how likely, and how rules read the options.

A function is written for each scene that says of a state which branching it has and where its steps lead. Whoever asks
about every state of a story works out what follows from a branching once, and has only the targets left for each state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from sim.story.compiling import emit
from sim.workbench.space.judging import Judging, Readings
from sim.workbench.space.naming import InPlace
from sim.workbench.space.places import Place
from sim.workbench.space.program import Leaving
from sim.workbench.space.reading import Reader
from sim.workbench.space.steps import Edge, Lot, MoveWriter, Steps

Key: TypeAlias = "int | tuple[int, tuple[int, ...]]"  # which steps there are and which conditions hold, with weights

_SUM = re.compile(r"\d+(\+\d+)*")


@dataclass(slots=True, eq=False)  # not frozen, which would take as long again as all the rest where there are many
class Branching:
    """The edges by which the steps lead on, with the option of each (None: the scene runs on) and the number of the
    scene that it leads to. `weights` are those of
    the options, and `shares` those of each edge where its option was taken; either is empty where all of them are 1,
    or the question does not ask for weights. `readings` says how the rules of the question's sources read each option
    on offer; it is empty where none of them judges, and states whose options read alike share one."""

    scene: str
    edges: tuple[int, ...]
    options: tuple[str | None, ...]
    to: tuple[int, ...]
    weights: tuple[int, ...]
    shares: tuple[Fraction | int, ...]
    readings: Readings


class _Step(NamedTuple):
    """A step: its edge by number, its option, the number of the scene that it leads to, and the bits of a key that say
    that it is made (0: it always is)."""

    edge: int
    option: str | None
    to: int
    bit: int


class _Likely(NamedTuple):
    """How likely a step is: the weight of its option, the weight of its way among all, their total. What is not known
    in advance is None, and comes with the key. Where the total is 0, `even` is the share."""

    own: int | None
    weight: int | None
    total: int | None
    even: Fraction
    share: Fraction | int | None  # where both are known


class BranchWriter(MoveWriter):
    """The function of one scene: the branching of a state, and where its steps lead. `ruled` reads the conditions of
    rules."""

    def __init__(self, steps: Steps, scene: str, judging: Judging | None, ruled: Reader) -> None:
        super().__init__(steps, scene)
        self._judging, self._ruled = judging, ruled
        self._weighs = steps.question.weights
        self._steps: list[_Step] = []
        self._likely: list[_Likely] = []
        self._bits = 0
        self._varies = False  # whether some weight is not known in advance
        self._own = "1"
        self._asked: dict[str, int] = {}
        self._read: dict[tuple[tuple[str | None, ...], int], Readings] = {}

    def function(self) -> Callable[[int], Any]:
        self._write()
        key = "k" if self._bits else "0"
        if answers := "|".join(self._answers()):
            key = f"{key}|{self._remembered(answers)}"
        targets = "found" if self._always is None else f"[{','.join(self._always)}]"
        known = self.page.lookup(("branchings", self.scene), lambda: _Kept(self._branching))
        return self.page.of_state(f"{known}[{f'({key},w)' if self._varies else key}],{targets}")

    def _write(self) -> None:
        super()._write()
        if self._varies:
            self.page.begin("w=()")
        if self._bits:
            self.page.begin("k=0")

    def _answers(self) -> Iterator[str]:
        """Python for which conditions of rules hold, each at a bit of its own."""
        scene = self.steps.program.scenes[self.scene]
        if self._judging is None or not self._judging.judges(scene):
            return
        for text in dict.fromkeys(self._judging.conditions(scene)):
            self._asked[text] = self._bits
            yield f"bool({emit(text, InPlace(self.start, self._ruled.windows(text)), self._ruled.facts)})<<{self._bits}"
            self._bits += 1

    def _remembered(self, answers: str) -> str:
        """The name of the answers, which are worked out once for all states that are alike in what they read."""
        page = self.page
        memory = page.lookup(("answers", self.scene), dict)
        page.line(f"m=s&{page.read_by(answers)}")
        page.line(f"a={memory}.get(m)")
        page.line(f"if a is None:a={memory}[m]={answers}")
        return "a"

    def _weigh(self, leaving: Leaving) -> None:
        if self._weighs:
            weight = self.steps.weight(leaving.weight, self.start)
            self._own = weight if weight.isdecimal() else self.page.kept(weight)

    def _add(self, edge: Edge, place: Place, lot: Lot) -> None:
        is_certain = self.page.depth == self.depth
        number, to = self.steps.number(edge), self.steps.layout.numbers[edge.to]
        self._steps.append(_Step(number, edge.option, to, 0 if is_certain else 1 << self._bits))
        super()._add(edge, place, lot)
        if not is_certain:
            self.page.line(f"k|={1 << self._bits}")
            self._bits += 1
        if self._weighs:
            self._likely.append(_likely(self._own, lot))
            unknown = [each for each in (self._own, lot.weight, lot.total) if _known(each) is None]
            if unknown:
                self.page.line(f"w+=({','.join(unknown)},)")
                self._varies = True

    def _step(self, edge: int, state: str) -> str:
        return state

    def _branching(self, key: Key) -> Branching:
        """What a key stands for."""
        bits, told = key if isinstance(key, tuple) else (key, ())
        made = [number for number, step in enumerate(self._steps) if not step.bit or bits & step.bit]
        edges = tuple([self._steps[number].edge for number in made])
        options = tuple([self._steps[number].option for number in made])
        to = tuple([self._steps[number].to for number in made])
        weights, shares = self._shared(made, iter(told)) if self._weighs else ((), ())
        return Branching(self.scene, edges, options, to, weights, shares, self._readings(options, bits))

    def _shared(self, made: list[int], told: Iterator[int]) -> tuple[tuple[int, ...], tuple[Fraction | int, ...]]:
        """The weights of these steps' options and their shares; nothing where all of them are 1."""
        weights, shares = [], []
        for number in made:
            own, weight, total, even, share = self._likely[number]
            weights.append(next(told) if own is None else own)
            if share is None:
                weight = next(told) if weight is None else weight
                total = next(told) if total is None else total
                share = Fraction(weight, total) if total else even
            shares.append(share)
        is_plain = weights.count(1) == len(weights)
        return () if is_plain else tuple(weights), () if shares.count(1) == len(shares) else tuple(shares)

    def _readings(self, options: tuple[str | None, ...], bits: int) -> Readings:
        if self._judging is None or not self._judging.judges(self.steps.program.scenes[self.scene]):
            return {}
        answers = bits & sum(1 << bit for bit in self._asked.values())
        known = self._read.get((options, answers))
        if known is None:
            offered = [*dict.fromkeys(filter(None, options))]
            holds = {text: bool(bits >> bit & 1) for text, bit in self._asked.items()}
            scene = self.steps.program.scenes[self.scene]
            known = self._read[options, answers] = self._judging.read(scene, offered, holds)
        return known


class _Kept(dict[Key, Branching]):
    """Branchings by key, each worked out when it is first met."""

    def __init__(self, make: Callable[[Key], Branching]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Branching:
        found = self[key] = self._make(key)
        return found


def _likely(own: str, lot: Lot) -> _Likely:
    weight, total, even = _known(lot.weight), _known(lot.total), Fraction(lot.same, lot.ways)
    if weight is None or total is None:
        return _Likely(_known(own), weight, total, even, None)
    share = 1 if weight == total else Fraction(weight, total) if total else even
    return _Likely(_known(own), weight, total, even, share)


def _known(weight: str) -> int | None:
    """A weight that is known in advance."""
    return sum(map(int, weight.split("+"))) if _SUM.fullmatch(weight) else None

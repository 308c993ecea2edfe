"""What can be seen in a state: what is on offer, which way a road goes, which beats are told.

For each scene one function is written which answers for a state with a whole number, a bit for each sign that is
there. So all that a search has to do to prove that something never happens, or to find where it does, is to go once
through its states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from sim.source.nodes import NodePath
from sim.workbench.space.pages import Page
from sim.workbench.space.places import Place
from sim.workbench.space.program import Leaving, Way
from sim.workbench.space.terrain import Terrain


class What(StrEnum):
    """The kinds of signs, with what each is a sign of."""

    OFFERED = "an option is on offer"
    CLOSED = "an option's condition does not hold"
    STUCK = "nothing is on offer"
    GONE = "a road goes this way"
    FALLEN = "the lot may fall this way"
    EVEN_LOT = "no way of a chance has a weight"
    TOLD = "a beat is told"
    UNTOLD = "a beat's condition does not hold"
    EVEN_ANSWER = "no answer has a weight"
    SURE = "no answer but a wanted one has a weight"


WAYS = frozenset((What.OFFERED, What.CLOSED, What.STUCK, What.GONE, What.FALLEN, What.EVEN_LOT))
TEXTS = frozenset((What.TOLD, What.UNTOLD))
ANSWERS = frozenset((What.EVEN_ANSWER, What.SURE))
Wanted = Mapping[str, frozenset[str]]  # the scenes whose answers are weighed, with those that must not be sure


class Sign(NamedTuple):
    """Something that can be seen in states of a scene: what, of which part of the file, with which words."""

    what: What
    path: NodePath
    words: str = ""


class Signs:
    """The signs of some kinds in the states of a terrain. `of` holds those of each scene that was met, in order."""

    def __init__(self, terrain: Terrain, kinds: frozenset[What], wanted: Wanted | None = None) -> None:
        self.terrain, self.kinds, self.wanted = terrain, kinds, wanted or {}
        self.of: dict[str, list[Sign]] = {}
        self.functions = terrain.functions(self._write)

    def begun(self, state: int) -> list[Sign]:
        """What is seen where a road begins, and at no later time in the same scene."""
        found: list[Sign] = []

        def write(name: str, page: Page, start: Place) -> str:
            its = _OfScene(self, name, page, start)
            its.write_entered()
            found.extend(its.bits)
            return "m"

        function = self.terrain.functions(write)[state & self.terrain.scene_mask]
        signs = function(state)
        return [sign for bit, sign in enumerate(found) if signs >> bit & 1]

    def _write(self, name: str, page: Page, start: Place) -> str:
        its = _OfScene(self, name, page, start)
        its.write()
        self.of[name] = list(its.bits)
        return "m"


class _OfScene:
    """The function of one scene while it is written: `m` holds the signs."""

    def __init__(self, signs: Signs, name: str, page: Page, start: Place) -> None:
        self.signs, self.page, self.start = signs, page, start
        self.scene = signs.terrain.story.scenario.scenes[name]
        self.path: NodePath = ("scenes", name)
        self.weighs = name in signs.wanted
        self.bits: dict[Sign, int] = {}

    def write_entered(self) -> None:
        """What is told on entering the scene, for the state where a road begins."""
        self.page.line("m=0")
        self._text(self.scene.id, self.start)

    def write(self) -> None:
        """All of it but what is returned."""
        self.page.line("m=o=y=w=n=0")  # signs; what is on offer, and wanted; the weights of all, and of the others
        for leaving in self.signs.terrain.exits(self.scene.id):
            self._leaving(leaving)
        if self.scene.choices:
            self._see(What.STUCK, self.path, test="not o")
        if self.weighs:
            self._see(What.EVEN_ANSWER, (*self.path, "choices"), test="o and not w")
            self._see(What.SURE, (*self.path, "choices"), test="y and not n")

    def _leaving(self, leaving: Leaving) -> None:
        depth, path = self.page.depth, self.path
        if leaving.option is not None:
            path = (*path, "choices", leaving.option)
        if leaving.once is not None:
            self._open(f"if not {self.start.text(self.start.value(leaving.once))}:")
        if leaving.condition is not None:
            holds = self.page.kept(self.signs.terrain.text(leaving.condition, self.start))
            self._see(What.CLOSED, path, leaving.condition, f"not {holds}")
            self._open(f"if {holds}:")
        self.page.line("o=1")
        if leaving.option is not None:
            self._see(What.OFFERED, path, leaving.condition or "")
            self._weigh(leaving.option, leaving.weight)
        self._road(leaving, path)
        self.page.depth = depth

    def _weigh(self, option: str, weight: str | None) -> None:
        if self.weighs:
            wanted = option in self.signs.wanted.get(self.scene.id, ())
            self.page.line(f"k={self.signs.terrain.weight(weight, self.start)}")
            self.page.line("w+=k")
            self.page.line("y=1" if wanted else "n+=k")

    def _road(self, leaving: Leaving, path: NodePath) -> None:
        place = self.start.copy()
        place.change(leaving.changes)
        self._beats((*path, "then"), leaving.beats, place)
        place.wait(leaving.after)
        own = leaving.option is None or bool(self.scene.choices[leaving.option].to)
        to = (*(path if own else self.path), "to")
        if leaving.by_chance:
            self._lots(leaving.ways, to, place)
        elif len(leaving.ways) > 1:
            self._by_condition(leaving.ways, to, place)
        elif leaving.ways:
            self._go(leaving.ways[0], (*to, 0), place)

    def _by_condition(self, ways: tuple[Way, ...], to: NodePath, place: Place) -> None:
        word = "if"
        for index, way in enumerate(ways):
            last = way.condition is None
            self._open("else:" if way.condition is None else f"{word} {self.signs.terrain.text(way.condition, place)}:")
            self._see(What.GONE, (*to, index), way.condition or "")
            self._go(way, (*to, index), place)
            self.page.line("pass")
            self.page.depth -= 1
            if last:
                return
            word = "elif"

    def _lots(self, ways: tuple[Way, ...], to: NodePath, place: Place) -> None:
        weights = [self.page.kept(self.signs.terrain.weight(way.weight, place)) for way in ways]
        total = self.page.kept("+".join(weights))
        self._see(What.EVEN_LOT, to, test=f"not {total}")
        for index, (way, weight) in enumerate(zip(ways, weights, strict=True)):
            self._open(f"if {weight} or not {total}:")
            self._see(What.FALLEN, (*to, index), way.weight or "")
            self._go(way, (*to, index), place)
            self.page.line("pass")
            self.page.depth -= 1

    def _go(self, way: Way, path: NodePath, place: Place) -> None:
        """What is told on a way, and on entering the scene that it leads to: whoever stays there is not told again."""
        self._beats((*path, "then"), way.beats, place)
        if self.signs.kinds & TEXTS:
            place = self.signs.terrain.arrived(place, way.scene)
            depth = self.page.depth
            if place.late:
                self._open(f"if not ({place.late}):")
            self._text(way.scene, place)
            self.page.line("pass")
            self.page.depth = depth

    def _text(self, scene: str, place: Place) -> None:
        beats = self.signs.terrain.story.scenario.scenes[scene].text
        self._beats(("scenes", scene, "text"), [beat.condition for beat in beats], place)

    def _beats(self, path: NodePath, conditions: Iterable[str | None], place: Place) -> None:
        if not self.signs.kinds & TEXTS:
            return
        for condition in dict.fromkeys(conditions):
            if condition is not None and self.signs.terrain.question.asks(condition):
                holds = self.page.kept(self.signs.terrain.text(condition, place))
                self._see(What.TOLD, path, condition, holds)
                self._see(What.UNTOLD, path, condition, f"not {holds}")

    def _see(self, what: What, path: NodePath, words: str = "", test: str = "") -> None:
        """Write that a sign is there, where a test holds."""
        if what in self.signs.kinds:
            bit = self.bits.setdefault(Sign(what, path, words), 1 << len(self.bits))
            self.page.line(f"if {test}: m|={bit}" if test else f"m|={bit}")

    def _open(self, test: str) -> None:
        self.page.line(test)
        self.page.depth += 1

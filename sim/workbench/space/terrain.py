"""The states of one story for one question, and how they lead to each other.

A state is a whole number. What can follow it is worked out by Python that is written for each scene when it is first
met: see `needs` for what a state holds, `cells` for where, `places` and `steps` for how.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from sim.guidance.model import Pack
from sim.play.position import Opening, Position, RoadFault, opened
from sim.story.clock import DAY, day_of, time_text
from sim.story.compiling import emit
from sim.story.expression import Value
from sim.story.layout import MINUTES
from sim.story.story import Story
from sim.workbench.space.branches import Branching, BranchWriter
from sim.workbench.space.clocks import When
from sim.workbench.space.ground import Ground
from sim.workbench.space.judging import Judging
from sim.workbench.space.naming import InPlace
from sim.workbench.space.pages import Page
from sim.workbench.space.places import Place
from sim.workbench.space.program import Leaving
from sim.workbench.space.question import Question
from sim.workbench.space.reading import Field
from sim.workbench.space.steps import NOWHERE, Edge, MoveWriter, Steps
from sim.workbench.space.unpacked import Known, at_start, in_values

Move: TypeAlias = tuple[int, int]
StateFunction: TypeAlias = Callable[[int], Any]


class Terrain:
    """The states of a story for a question; `pack` is whose rules are read where the question names sources.

    A terrain has one beginning: the story's, or the other opening that it is first asked for.
    """

    def __init__(self, story: Story, question: Question, pack: Pack | None = None) -> None:
        self.story, self.question = story, question
        self.judging = Judging(story, pack, question.sources) if pack is not None and question.sources else None
        self.edges: list[Edge] = []
        self._numbers: dict[Edge, int] = {}
        self._opening: Opening | None = None
        self._made: Ground | None = None

    # --- where states begin

    def begin(self, opening: Opening | None = None) -> int:
        """The state at the start of the story, or at an opening. Raises RoadFault and NoSuchOpening, and ValueError
        where the terrain has begun elsewhere already."""
        scene, values = opened(self.story, opening)
        if self._made is None:
            self._opening = opening
            self._make([scene] if opening is None else [self.story.scenario.first, scene])
        elif opening not in (None, self._opening):
            raise ValueError("a terrain has one opening: make another for another one")
        known = at_start(self.story, self._ground.fields, values)
        return self.enter(scene, values[MINUTES], known)

    def enter(self, scene: str, minutes: int, known: Mapping[Field, Known]) -> int:
        """The state after entering a scene with these values of the fields. Raises RoadFault."""
        page = Page(self._ground.layout, None)
        place = page.known(known, When(minutes, minutes, minutes % DAY))
        self._steps.enter(place, scene)
        if place.late:
            now = minutes + self._ground.program.entries[scene].after
            raise RoadFault(f"`{scene}` takes place earlier than it is by then, day {day_of(now)} {time_text(now)}")
        return int(page.packed(place, scene))

    def state_of(self, position: Position) -> int:
        """The state of a position where a road of this story stands: at a decision or an end, or before a chance of
        its scene. Raises ValueError where an option's chance is open and has to fall first, and where a question about
        sources reads what the values of a position do not hold."""
        if position.open is not None and position.open is not position.scene.road:
            raise ValueError("the chance of an option is open, and has to fall first")
        known = in_values(self.story, self._ground.fields, position.values)
        minutes = position.values[MINUTES]
        page = Page(self._ground.layout, None)
        place = page.known(known, When(minutes, minutes, minutes % DAY))
        return int(page.packed(place, position.scene.id))

    def outcomes(self, position: Position) -> list[tuple[Edge, int]]:
        """Where the open chance of an option may fall, as edges with the next states; -1 as in `moves`."""
        known = in_values(self.story, self._ground.fields, position.values)
        possible = [chance.scene for chance in position.chances if chance.weight]
        found = []
        for scene in dict.fromkeys(possible or [chance.scene for chance in position.chances]):
            try:
                state = self.enter(scene, position.values[MINUTES], known)
            except RoadFault:
                state = NOWHERE
            found.append((Edge(position.scene.id, None, scene, True), state))
        return found

    # --- what can follow

    def scene(self, state: int) -> str:
        """The scene of a state."""
        return self._names[state & self.scene_mask]

    def moves(self, state: int) -> list[Move]:
        """Every edge that can be taken from a state, with the next state: all options that a person could take, and
        chance where it may fall. The next state is -1 where a time that had to be reached is past by then."""
        found: list[Move] = self.movers[state & self.scene_mask](state)
        return found

    def stops(self, state: int) -> bool:
        """Whether a road stops in a state: nothing is on offer, not even what nobody may take, and no scene follows."""
        return bool(self._stops[state & self.scene_mask](state))

    def branch(self, state: int) -> tuple[Branching, list[int]]:
        """The branching of a state, and the next state by each of its edges; -1 as in `moves`."""
        found: tuple[Branching, list[int]] = self.branchers[state & self.scene_mask](state)
        return found

    def reader(self, text: str, facts: Mapping[str, Value] | None = None) -> StateFunction:
        """A function of states: what a checked expression is worth in them, read with the story's facts or these.
        It raises ValueError for a state that does not hold what the expression reads: ask for it with `also`."""
        ground = self._ground
        facts = self.story.scenario.situation if facts is None else facts
        windows = ground.windows(text, facts)

        def write(name: str) -> StateFunction:
            if not ground.is_told_apart(name, windows):
                raise ValueError(f"the states of `{name}` do not tell apart what `{text}` reads")
            page, start = self._page(name)
            return page.of_state(emit(text, InPlace(start, windows), facts))

        functions, mask = self._by_scene(write), self.scene_mask
        return lambda state: functions[state & mask](state)

    @property
    def knots(self) -> list[list[int]]:
        """The scenes that lead to each other, by number, each knot of them before those that it leads to."""
        numbers = self._ground.layout.numbers
        return [[numbers[name] for name in knot] for knot in reversed(self._ground.program.knots)]

    # --- for those who write functions of states themselves

    def exits(self, scene: str) -> tuple[Leaving, ...]:
        """The ways to go on from a scene."""
        return self._ground.program.exits[scene]

    def text(self, expression: str, place: Place) -> str:
        """Python for a condition of the story, read at a place."""
        return self._steps.text(expression, place)

    def weight(self, weight: str | None, place: Place) -> str:
        """Python for a weight of the story at a place; one that is not asked for is only true as far as its sign."""
        return self._steps.weight(weight, place)

    def arrived(self, place: Place, scene: str) -> Place:
        """The place in a scene that is entered from one on the way there."""
        place = place.copy()
        self._steps.enter(place, scene)
        return place

    def written(self, writer: Callable[[Steps, str], MoveWriter]) -> list[Callable[..., Any]]:
        """What such a writer makes of each scene by its number, written when it is first wanted."""
        return self._by_scene(lambda name: writer(self._steps, name).function())

    def functions(self, write: Callable[[str, Page, Place], str]) -> list[StateFunction]:
        """A function for the states of each scene by its number (`state & scene_mask`), written when one is first
        met: `write` is given the scene, the page for it and the place where its states stand, and says what is
        returned. It may read what the question tells apart, and nothing else."""

        def of_scene(name: str) -> StateFunction:
            page, start = self._page(name)
            return page.of_state(write(name, page, start))

        return self._by_scene(of_scene)

    # --- how it is made

    @property
    def _ground(self) -> Ground:
        return self._made or self._make([self.story.scenario.first])

    def _make(self, scenes: list[str]) -> Ground:
        ground = self._made = Ground(self.story, self.question, self.judging, scenes)
        self.bits = ground.layout.cells.bits  # of a state, at most
        self._names = list(self.story.scenario.scenes)
        self.scene_mask = (1 << ground.bits) - 1
        self._steps = Steps(ground.program, ground.layout, ground.whens, ground.reader, self.question, self._number)
        self.movers = self._by_scene(self._steps.moves)
        self.sweepers = self._by_scene(self._steps.sweep)
        self.branchers = self._by_scene(self._branch)
        self._stops = self._by_scene(self._steps.stops)
        return ground

    def _by_scene(self, write: Callable[[str], Callable[..., Any]]) -> list[Callable[..., Any]]:
        """A function a scene, each written when a state of its scene is first met."""
        functions: list[Callable[..., Any]] = []

        def first(number: int, *given: Any) -> Any:
            functions[number] = write(self._names[number])
            return functions[number](*given)

        functions += [partial(first, number) for number in range(len(self._names))]
        return functions

    def _number(self, edge: Edge) -> int:
        number = self._numbers.get(edge)
        if number is None:
            number = self._numbers[edge] = len(self.edges)
            self.edges.append(edge)
        return number

    def _page(self, name: str) -> tuple[Page, Place]:
        """A page for a function of the states of a scene, and the place where they stand."""
        page = Page(self._ground.layout, name)
        return page, page.place(self._ground.whens[name])

    def _branch(self, name: str) -> StateFunction:
        return BranchWriter(self._steps, name, self.judging, self._ground.ruled).function()

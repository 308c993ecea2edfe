"""All plays of a story on their way at once, scene after scene: which part of them does what, and where they end.

Scenes are gone through in the order in which they can come, so that all plays that ever come to a state are there when
it is left, and nothing has to be kept of states that lie behind. Only where plays go round and round are the
states put into order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sim.source.collecting import no_collection
from sim.workbench.exploring.absorbing import flow
from sim.workbench.exploring.spreading import NOWHERE, Watch, spread
from sim.workbench.exploring.weighed import Key
from sim.workbench.space.terrain import Terrain

What = TypeVar("What")
OFTEN_AGAIN = 4  # times that plays come to the states of some scenes, on average, before those are put into order


@dataclass(slots=True, eq=False)
class Course(Generic[What]):
    """What plays do in many states alike: which `parts` of them make each move, `to` which scene by its number, and
    `what` the move is. `places` are those of the moves among all (None: they are all). `plays` counts how many come
    through."""

    parts: Sequence[float]
    to: Sequence[int]
    what: Sequence[What]
    places: Sequence[int] | None = None
    plays: float = 0.0


Steps = Callable[[Key], tuple[Course[What], Sequence[Key]]]  # what is done in a state, and where its moves lead


@dataclass(slots=True)
class Stream:
    """What has become of the plays: by scene how many came to rest there, and how many came into a circle without a way
    out; their rounds are not counted, since there is no end to them."""

    ended: dict[str, float] = field(default_factory=dict)
    caught: float = 0.0
    states: int = 0


def stream(terrain: Terrain, steps: Steps[What], most: int, watch: Watch) -> Stream | None:
    """Let all plays run from the start of a story; None where they come through more than `most` states. How many came
    through is in the courses. Raises RoadFault where the story cannot begin, and Unsettled."""
    return _Flow(terrain, steps, most, watch).run()


def _nobody() -> dict[Key, float]:
    return defaultdict(float)


class _TooMany(Exception):
    """There are more states than may be gone through."""


class _Flow(Generic[What]):
    def __init__(self, terrain: Terrain, steps: Steps[What], most: int, watch: Watch) -> None:
        self.terrain, self.steps, self.most, self.watch = terrain, steps, most, watch
        first = terrain.begin()
        self.mask = terrain.scene_mask
        self.coming = [_nobody() for _ in range(self.mask + 1)]  # plays by state, by scene
        self.coming[first & self.mask][first] = 1.0
        self.found = Stream()

    def run(self) -> Stream | None:
        try:
            with no_collection():
                for knot in self.terrain.knots:
                    self._through(knot)
        except _TooMany:
            return None
        return self.found

    def _through(self, scenes: Sequence[int]) -> None:
        """Lead all plays on that came to scenes which lead to each other, until they are out of them.

        Plays that come to a state again are led on again: that is no error, and where nothing goes round for long it is
        less work than to put the states into order. It is seldom where scenes are written in the order in which they
        come, since of those that plays have come to the first is always left first.
        """
        met: set[Key] = set()
        turns = 0
        in_order = sorted(scenes)
        while (scene := next((each for each in in_order if self.coming[each]), None)) is not None:
            here = self._take(scene)
            met.update(here)
            turns += len(here)
            self._count(len(met))
            if turns > OFTEN_AGAIN * len(met):
                self._settle(here, scenes, met)
                break
            self._on(here)
        self.found.states += len(met)

    def _take(self, scene: int) -> dict[Key, float]:
        """The plays that have come to a scene, taken from there. Those that came nowhere are lost."""
        here, self.coming[scene] = self.coming[scene], _nobody()
        here.pop(NOWHERE, None)
        return here

    def _on(self, here: Mapping[Key, float]) -> None:
        """Lead plays on by one step each."""
        steps, coming = self.steps, self.coming
        for state, plays in here.items():
            course, targets = steps(state)
            course.plays += plays
            if not targets:
                self._rest(state, plays)
            for target, part, scene in zip(targets, course.parts, course.to, strict=True):
                coming[scene][target] += plays * part

    def _settle(self, here: dict[Key, float], scenes: Collection[int], met: set[Key]) -> None:
        """Work out how often plays come through each state before they are out of these scenes, and lead them out."""
        for scene in scenes:
            here |= self._take(scene)
        courses: list[Course[What] | None] = []

        def steps(key: Key) -> tuple[Sequence[float], Sequence[Key]]:
            if self._scene(key) not in scenes:
                courses.append(None)
                return (), ()
            course, targets = self.steps(key)
            courses.append(course)
            return course.parts, targets

        found = spread(here, steps, self.most, lambda states: self.watch(self.found.states + states))
        met.update(key for key, course in zip(found.states, courses, strict=False) if course is not None)
        self._count(len(met))
        flows = flow(found.moves, [here.get(state, 0.0) for state in found.states])
        self.found.caught += flows.caught
        for state, course, plays in zip(found.states, courses, flows.visits, strict=True):
            if course is None:
                self.coming[self._scene(state)][state] += plays
            else:
                course.plays += plays
                if not course.parts:
                    self._rest(state, plays)

    def _scene(self, key: Key) -> int:
        return (key if isinstance(key, int) else key[0]) & self.mask

    def _rest(self, state: Key, plays: float) -> None:
        name = self.terrain.scene(self._scene(state))
        self.found.ended[name] = self.found.ended.get(name, 0.0) + plays

    def _count(self, states: int) -> None:
        """Take note that so many more states were met than before these scenes."""
        self.watch(self.found.states + states)
        if self.found.states + states > self.most:
            raise _TooMany

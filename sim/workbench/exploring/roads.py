"""The own road of each source: what all of them make of plays whose player follows one source throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from sim.guidance.model import Pack
from sim.story.model import PLAYER
from sim.story.story import Story
from sim.workbench.exploring.deciding import Deciding
from sim.workbench.exploring.prospects import Gain
from sim.workbench.exploring.spans import Spans
from sim.workbench.exploring.spreading import Watch
from sim.workbench.exploring.stand import Memory, Stand
from sim.workbench.exploring.stream import Course, stream
from sim.workbench.exploring.weighed import Key, Weighed
from sim.workbench.exploring.weighing import only_asides
from sim.workbench.space.branches import Branching
from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain

Gains: TypeAlias = "tuple[Gain, ...]"  # by source; nothing where nothing is weighed


@dataclass(frozen=True, slots=True)
class OwnRoad:
    """What comes of following one source: the agreement with each source in percent, which is the credit to be expected
    in the total to be expected (None where nothing is weighed), and how likely each kind of ending is.

    `caught` is how likely a play comes into a circle without a way out. Where it may, there is no end to what is
    decided there, so that nothing can be said of agreement.
    """

    states: int
    agreement: Mapping[str, Fraction | None]
    kinds: dict[str, float]
    caught: float


class Roads:
    """The plays of a story whose player follows a source: first an aside that is worth something, then what leads on
    and is worth most, equals by even chance. Where the source does not speak to the player, any option. The others
    decide by weight."""

    def __init__(self, story: Story, pack: Pack) -> None:
        self.story, self.pack = story, pack
        self.sources = tuple(pack.sources)
        self.terrain = Terrain(story, Question(weights=True, sources=self.sources), pack)
        self.weighed = Weighed(story, pack, self.terrain, self.sources, only_asides(story.scenario))
        self.deciding = Deciding(story.scenario)
        self._spans = Spans(story, pack)
        self._unled: dict[bool, OwnRoad | None] = {}  # the same for all that speak, and for all that do not

    def of(self, source: str, most: int, watch: Watch) -> OwnRoad | None:
        """The road of a source; None where it has more than `most` states. Raises Unsettled. Sources that have nothing
        to say in the story lead alike."""
        if self.speaks(source) and not self._spans.is_silent(source):
            return self._followed(source, most, watch)
        alike = self.speaks(source)
        if alike not in self._unled:
            self._unled[alike] = self._followed(source, most, watch)
        return self._unled[alike]

    def speaks(self, source: str) -> bool:
        """Whether a source speaks to the player: the house does to everybody."""
        return self.pack.sources[source].house or self.story.scenario.seeker == PLAYER

    def _followed(self, source: str, most: int, watch: Watch) -> OwnRoad | None:
        self.terrain.begin()
        follower = _Follower(self, source)
        found = stream(self.terrain, follower.steps, most, watch)
        if found is None:
            return None
        agreement = follower.agreement() if not found.caught else dict.fromkeys(self.sources)
        kinds: defaultdict[str, float] = defaultdict(float)
        for scene, many in found.ended.items():
            kind = self.story.scenario.scenes[scene].ending
            if kind is not None:
                kinds[kind] += many
        return OwnRoad(found.states, agreement, kinds, found.caught)


class _Follower:
    """What plays do whose player follows one source; each move is known by what it brings each of the sources."""

    def __init__(self, roads: Roads, source: str) -> None:
        self.roads = roads
        self.source = roads.sources.index(source)
        self._branchers, self._mask = roads.terrain.branchers, roads.terrain.scene_mask
        self.speaks = roads.speaks(source)
        self._known: defaultdict[Memory, dict[Branching, tuple[Course[Gains], Stand | None]]] = defaultdict(dict)

    def steps(self, key: Key) -> tuple[Course[Gains], Sequence[Key]]:
        """The moves that are made at all from a state."""
        state, memory = key if isinstance(key, tuple) else (key, ())
        branching, targets = self._branchers[state & self._mask](state)
        known = self._known[memory].get(branching)
        if known is None:
            known = self._known[memory][branching] = self._course(branching, memory)
        course, stand = known
        keys = targets if stand is None else self.roads.weighed.keys(stand, branching, targets)
        return course, keys if course.places is None else [keys[place] for place in course.places]

    def _course(self, branching: Branching, memory: Memory) -> tuple[Course[Gains], Stand | None]:
        """What is done at a decision, and the decision where asides are on offer in it."""
        stand, deciding = self.roads.weighed.stand(branching, memory), self.roads.deciding
        is_led = self.speaks and deciding.is_players(branching.scene)
        advised = stand.advised(self.source) if stand is not None and is_led else None
        gains = [stand.gains[option] if stand and option else () for option in branching.options]
        return deciding.course(branching, gains, advised), stand if stand is not None and stand.asides else None

    def agreement(self) -> dict[str, Fraction | None]:
        """The agreement with each source of all plays that came through."""
        credit, loss = [0.0] * len(self.roads.sources), [0.0] * len(self.roads.sources)
        for known in self._known.values():
            for course, _ in known.values():
                for gains, part in zip(course.what, course.parts, strict=True):
                    for number, gain in enumerate(gains):
                        credit[number] += course.plays * part * gain.credit
                        loss[number] += course.plays * part * gain.loss
        return {name: _percent(*each) for name, *each in zip(self.roads.sources, credit, loss, strict=True)}


def _percent(credit: float, loss: float) -> Fraction | None:
    """The agreement without the noise of reckoning, so that what is just a half is rounded up when it is shown."""
    return Fraction(f"{100 * credit / (credit + loss):.9f}") if credit + loss else None

"""The own road of each source: what all of them make of plays whose player follows one source throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sim.guidance.model import Pack
from sim.story.model import PLAYER
from sim.story.story import Story
from sim.workbench.exploring.absorbing import flow
from sim.workbench.exploring.deciding import Deciding, Made, Ways, made
from sim.workbench.exploring.labels import Labels
from sim.workbench.exploring.prospects import Gain
from sim.workbench.exploring.spreading import spread
from sim.workbench.exploring.stand import Stand
from sim.workbench.exploring.survey import Watch
from sim.workbench.exploring.weighed import Key, Weighed
from sim.workbench.exploring.weighing import only_asides
from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain


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
        self.deciding = Deciding(story, self.terrain)

    def of(self, source: str, most: int, watch: Watch) -> OwnRoad | None:
        """The road of a source; None where it has more than `most` states. Raises Unsettled."""
        follower = _Follower(self, source)
        first: Key = self.terrain.begin()
        found = spread(first, follower.steps, most, watch)
        if found is None:
            return None
        flows = flow(found.moves, [float(part) for part, _ in follower.labels.meanings], 1.0)
        credit, loss = [0.0] * len(self.sources), [0.0] * len(self.sources)
        for (_, gains), many in zip(follower.labels.meanings, flows.along, strict=True):
            for number, gain in enumerate(gains):
                credit[number] += many * gain.credit
                loss[number] += many * gain.loss
        agreement = {name: _percent(*each) for name, *each in zip(self.sources, credit, loss, strict=True)}
        if flows.caught:
            agreement = dict.fromkeys(self.sources)
        kinds: defaultdict[str, float] = defaultdict(float)
        for state, many in zip(found.states, flows.visits, strict=True):
            kind = self.weighed.ending(state)
            if kind is not None:
                kinds[kind] += many
        return OwnRoad(len(found.states), agreement, kinds, flows.caught)


class _Follower:
    """The moves of plays that follow one source, labelled by which part of the plays makes them and what they bring."""

    def __init__(self, roads: Roads, source: str) -> None:
        self.roads = roads
        self.source = roads.sources.index(source)
        self.speaks = roads.pack.sources[source].house or roads.story.scenario.seeker == PLAYER
        self.labels: Labels[tuple[Fraction, tuple[Gain, ...]]] = Labels()
        self._even: dict[int, list[int]] = {}
        self._known: dict[tuple[Ways, Stand | None], Made] = {}

    def steps(self, key: Key) -> tuple[list[int], Sequence[Key]]:
        """The moves that are made at all from a state."""
        weighed, deciding = self.roads.weighed, self.roads.deciding
        state, stand = weighed.stand(key)
        ways, targets = deciding.ways(state)
        if stand is None and not ways[1]:
            return self._alike(len(targets)), targets
        known = self._known.get((ways, stand))
        if known is None:
            known = self._known[ways, stand] = self._label(ways, stand, deciding.is_players(state))
        keys = weighed.keys(stand, ways[0], targets)
        return known.labels, keys if known.places is None else [keys[place] for place in known.places]

    def _alike(self, many: int) -> list[int]:
        """The labels of so many moves that are as likely as each other, and bring nothing."""
        known = self._even.get(many)
        if known is None:
            known = self._even[many] = [self.labels.of((Fraction(1, many), ()))] * many if many else []
        return known

    def _label(self, ways: Ways, stand: Stand | None, is_players: bool) -> Made:
        advised = stand.advised(self.source) if stand and self.speaks and is_players else None
        gains = [stand.gains[option] if stand and option else () for option in self.roads.deciding.options(ways)]
        parts = self.roads.deciding.parts(ways, advised)
        return made(self.labels.of(each) if each[0] else None for each in zip(parts, gains, strict=True))


def _percent(credit: float, loss: float) -> Fraction | None:
    """The agreement without the noise of reckoning, so that what is just a half is rounded up when it is shown."""
    return Fraction(f"{100 * credit / (credit + loss):.9f}") if credit + loss else None

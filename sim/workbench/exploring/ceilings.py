"""How much credit a source could give at most on a road to a kind of ending, whatever its rules turn out to say there.

It is reckoned over the bare states of a story, with each rule that bears on an option taken for what serves best. So
it is too high, but cheap, and it tells how far a search for the best agreement has to go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from math import inf
from operator import add

from sim.guidance.model import Pack
from sim.workbench.exploring.order import Part, parts
from sim.workbench.exploring.spans import Spans
from sim.workbench.exploring.spreading import Spread, spread
from sim.workbench.exploring.survey import Survey
from sim.workbench.exploring.weighing import judges


class _Kept(dict[Sequence[int], list[int]]):
    """Credits by labels, each worked out when it is first asked for."""

    def __init__(self, make: Callable[[Sequence[int]], list[int]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, labels: Sequence[int]) -> list[int]:
        found = self[labels] = self._make(labels)
        return found


class Ceilings:
    """The ceilings of one story under one pack."""

    def __init__(self, survey: Survey, pack: Pack) -> None:
        self.survey, self.pack = survey, pack
        self.spans = Spans(survey.story, pack)
        self._known: dict[tuple[str, str], float] = {}
        self._by_labels = {name: _Kept(partial(self._of_labels, name)) for name in pack.sources}

    @cached_property
    def _spread(self) -> Spread[int, int]:
        terrain, mask = self.survey.terrain, self.survey.terrain.scene_mask

        def steps(state: int) -> tuple[Sequence[int], list[int]]:
            branching, targets = terrain.branchers[state & mask](state)
            return branching.edges, targets

        return spread([terrain.begin()], steps, len(self.survey.space), lambda states: None)

    @cached_property
    def _order(self) -> list[Part]:
        return parts(self._spread.moves)

    def credit(self, source: str, kind: str) -> float:
        """The most credit that a road to this kind of ending can have; infinite where it may go round for more, and
        -infinite where no road leads there."""
        if (source, kind) not in self._known:
            self._known[source, kind] = self._credit(source, kind)
        return self._known[source, kind]

    def _credit(self, source: str, kind: str) -> float:
        states, moves = self._spread.states, self._spread.moves
        scene, scenes = self.survey.terrain.scene, self.survey.story.scenario.scenes
        offsets, targets, credits_of = moves.offsets, moves.targets, self._by_labels[source]
        most = [-inf] * (len(moves) + 1)  # the last, at -1, is where a move leads that cannot be made
        beyond = most.__getitem__
        for part in reversed(self._order):
            if isinstance(part, list):
                self._go_round(part, source, most)
            elif labels := moves.labels[part]:
                leads = targets[offsets[part] : offsets[part + 1]]
                most[part] = max(map(add, map(beyond, leads), credits_of[labels]))
            elif scenes[scene(states[part])].ending == kind:
                most[part] = 0
        return most[0]

    def _go_round(self, members: Sequence[int], source: str, most: list[float]) -> None:
        """Credit on the circle itself can be had again and again; else each state has what the best way out has."""
        moves, inside = self._spread.moves, set(members)
        out, round_about = -inf, 0
        for state in members:
            for target, credit in zip(moves.leads(state), self._by_labels[source][moves.labels[state]], strict=True):
                if target in inside:
                    round_about += credit
                else:
                    out = max(out, most[target] + credit)
        for state in members:
            most[state] = inf if round_about and out > -inf else out

    def _of_labels(self, source: str, labels: Sequence[int]) -> list[int]:
        """The most credit that each move from a state can bring, by the edges of the moves."""
        edges = [self.survey.terrain.edges[label] for label in labels]
        credits = self._credits_of(source, edges[0].scene, frozenset(edge.option for edge in edges if edge.option))
        return [credits.get(edge.option, 0) for edge in edges]

    def _credits_of(self, source: str, name: str, offered: frozenset[str]) -> dict[str | None, int]:
        """The most credit of each option where these are on offer in a scene."""
        scenario = self.survey.story.scenario
        scene = scenario.scenes[name]
        if not judges(self.pack.sources[source], scene, scenario):
            return {}
        spans = {option: self.spans.of(source, choice.acts) for option, choice in scene.choices.items()}
        stays = {option: choice.once for option, choice in scene.choices.items() if not (choice.to or scene.to)}
        # An aside that can be taken again counts once a visit: it is booked on leaving, be it on offer then or not.
        left = sum([max(0, -spans[aside][0]) for aside in stays if aside in offered])
        left += sum([max(0, spans[aside][1]) for aside, once in stays.items() if not once])
        credits: dict[str | None, int] = {
            aside: max(0, spans[aside][1]) if once else 0 for aside, once in stays.items()
        }
        for option in offered - stays.keys():
            beside = [spans[other][0] for other in offered - stays.keys() if other != option]
            credits[option] = left + (max(0, spans[option][1] - min(beside)) if beside else 0)
        return credits

"""Which verdicts a story can bring about at all, rule by rule, and where its disputes can bite: proved over every state
that play can reach, each with a shortest road there.

Articles are looked at where the seeker decides, the house wherever somebody does, for a person may play anybody.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from sim.guidance.disputes import bites
from sim.guidance.model import DO, Pack, Rule
from sim.guidance.rulebook import Reading
from sim.guidance.verdicts import Verdict, judgements, rules_of
from sim.story.expression import parse
from sim.story.model import Scene
from sim.story.story import Story
from sim.workbench.space.question import Question
from sim.workbench.space.search import Space, search
from sim.workbench.space.steps import NOWHERE, Edge
from sim.workbench.space.terrain import Terrain

CAP = 1_000_000  # states of one question
ENOUGH_FOR_A_RULE = 2  # stories; ours
ENOUGH_FOR_A_DISPUTE = 3  # stories; ours

Road: TypeAlias = tuple[Edge, ...]


@dataclass(slots=True)
class Coverage:
    """What was found of one story. `reached` has a road for each verdict of a rule, `biting` one for each dispute and
    scene; of rules and disputes in `unproved` there may be more than was found."""

    story: Story
    reached: dict[tuple[str, Verdict], Road] = field(default_factory=dict)
    biting: dict[tuple[str, str], Road] = field(default_factory=dict)
    unproved: set[str] = field(default_factory=set)
    states: int = 0

    def can(self, rule: str, verdict: Verdict) -> bool | None:
        """Whether a play can come to this verdict; None where that is not proved either way."""
        return True if (rule, verdict) in self.reached else None if rule in self.unproved else False

    def bites_in(self, dispute: str) -> list[str]:
        """The scenes where a dispute was found to bite, in the order of the story."""
        return [name for name in self.story.scenario.scenes if (dispute, name) in self.biting]

    def covers(self, rule: Rule) -> bool:
        """Whether plays come to both sides of a rule: a `do` followed and missed, a `dont` broken and resisted."""
        return all((rule.id, verdict) in self.reached for verdict in sides(rule))


def sides(rule: Rule) -> tuple[Verdict, Verdict]:
    """The two verdicts that every rule of its kind can have."""
    return (Verdict.FOLLOWED, Verdict.MISSED) if rule.kind == DO else (Verdict.BROKEN, Verdict.RESISTED)


def verdicts_of(rule: Rule) -> tuple[Verdict, ...]:
    """Every verdict that a rule can have: one with a trigger on its other side can have that one, too."""
    other = Verdict.BROKEN if rule.kind == DO else Verdict.FOLLOWED
    return (*sides(rule), other) if rule.followed is not None and rule.broken is not None else sides(rule)


def uncovered(pack: Pack, found: Iterable[Coverage]) -> tuple[dict[str, int], dict[str, int]]:
    """The rules that too few stories cover, and the disputes that bite in too few, with the number of those that do."""
    found = list(found)
    rules = {name: sum(each.covers(rule) for each in found) for name, rule in pack.rules.items()}
    disputes = {name: sum(bool(each.bites_in(name)) for each in found) for name in pack.disputes}
    return (
        {name: number for name, number in rules.items() if number < ENOUGH_FOR_A_RULE},
        {name: number for name, number in disputes.items() if number < ENOUGH_FOR_A_DISPUTE},
    )


def coverage(story: Story, pack: Pack, cap: int = CAP, progress: Callable[[int], None] | None = None) -> Coverage:
    """Everything that the plays of a story can come to. Raises RoadFault where the story cannot begin.

    One question is asked about all rules. Where that has more than `cap` states, each dispute and each group of rules
    that read the same things is asked about by itself, which needs fewer states.
    """
    survey = _Survey(story, pack, cap, progress)
    if survey.ask(pack):
        survey.found.unproved = {*pack.rules, *pack.disputes}
        for part in _parts(pack):
            if not survey.knows_all(part) and not survey.ask(part):
                survey.found.unproved -= {*part.rules, *part.disputes}
    return survey.found


class _Survey:
    """The questions about one story, one after the other."""

    def __init__(self, story: Story, pack: Pack, cap: int, progress: Callable[[int], None] | None) -> None:
        self.story, self.pack, self.cap, self.progress = story, pack, cap, progress
        self.found = Coverage(story)
        self.seeker = story.scenario.seeker

    def knows_all(self, part: Pack) -> bool:
        """Whether every verdict of a part's rules is found already, and no dispute is in it."""
        return not part.disputes and all(
            (rule.id, verdict) in self.found.reached for rule in part.rules.values() for verdict in verdicts_of(rule)
        )

    def ask(self, part: Pack) -> bool:
        """Search through all states that tell apart how these rules read; whether something was left unseen."""
        terrain = Terrain(self.story, Question(sources=_sources(part)), part)
        space = search(terrain, cap=self.cap, progress=self.progress)
        self.found.states = max(self.found.states, len(space))
        scenes = self.story.scenario.scenes
        house = rules_of(part, [name for name, source in part.sources.items() if source.house])
        judging = dict.fromkeys(self.story.scenario.cast, house)
        judging[self.seeker] = tuple(part.rules.values())
        seen: set[int] = set()
        for state in space.states:
            readings = terrain.branch(state)[0].readings
            if readings and id(readings) not in seen:  # a terrain keeps those that are alike as one
                seen.add(id(readings))
                scene = scenes[terrain.scene(state)]
                self._look(part, scene, readings, judging[scene.by], _Witness(space, state))
        return space.capped

    def _look(
        self, part: Pack, scene: Scene, readings: Mapping[str, Reading], rules: tuple[Rule, ...], witness: _Witness
    ) -> None:
        marks = {option: reading.marks for option, reading in readings.items()}
        for option in readings:
            new = [each for each in judgements(rules, option, marks) if each not in self.found.reached]
            road = witness.taking(option) if new else None
            if road is not None:
                self.found.reached.update({(each.rule, each.verdict): road for each in new})
        for dispute in bites(part, marks) if scene.by == self.seeker else ():
            if (dispute, scene.id) not in self.found.biting:
                self.found.biting[dispute, scene.id] = witness.road


class _Witness:
    """How a state can be come to, worked out when it is wanted."""

    def __init__(self, space: Space, state: int) -> None:
        self._space, self._state = space, state

    @property
    def road(self) -> Road:
        """A shortest road to it."""
        return tuple(self._space.road_to(self._state))

    def taking(self, option: str) -> Road | None:
        """That road, and an option on offer at its end; None where taking it leads to a fault of the story."""
        terrain = self._space.terrain
        for number, after in terrain.moves(self._state):
            if terrain.edges[number].option == option and after != NOWHERE:
                return (*self.road, terrain.edges[number])
        return None


def _sources(part: Pack) -> tuple[str, ...]:
    """The sources that have one of the rules."""
    return tuple(name for name in part.sources if any(name in rule.sources for rule in part.rules.values()))


def narrowed(pack: Pack, rules: Collection[str] = (), disputes: Collection[str] = ()) -> Pack:
    """A pack with these rules and disputes alone, and the rules that stand against each other in the disputes. What it
    makes of a rule is what the whole pack makes of it."""
    kept = {name: dispute for name, dispute in pack.disputes.items() if name in disputes}
    wanted = {*rules, *(name for dispute in kept.values() for side in dispute.sides for name in side)}
    return replace(pack, rules={name: rule for name, rule in pack.rules.items() if name in wanted}, disputes=kept)


def _parts(pack: Pack) -> Iterator[Pack]:
    """A pack for each dispute, and for each set of rules that read the same things."""
    yield from (narrowed(pack, disputes=(dispute,)) for dispute in pack.disputes)
    alike: dict[frozenset[str], list[str]] = {}
    for name, rule in pack.rules.items():
        alike.setdefault(_read_by(rule), []).append(name)
    yield from (narrowed(pack, names) for names in alike.values())


def _read_by(rule: Rule) -> frozenset[str]:
    """What the conditions of a rule ask for."""
    texts = [trigger.when for trigger in (rule.followed, rule.broken) if trigger is not None and trigger.when]
    nodes = [node for text in texts for node in ast.walk(parse(text))]
    return frozenset(ast.unparse(node) for node in nodes if isinstance(node, ast.Call | ast.Name))

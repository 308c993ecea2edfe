"""A pack's rules ready to run over one story: indexed by act, conditions compiled, what they made of an option kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim.guidance.disputes import Marks
from sim.guidance.model import Pack, Rule, Trigger
from sim.guidance.pack import facts_of
from sim.story.clock import DAY
from sim.story.compiling import Function, InValues, emit, function
from sim.story.layout import MINUTES, Layout, Values
from sim.story.story import Story


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the rules make of an option at one moment: its marks, and its worth to every source. Each is kept once,
    so two are the same where they are one object."""

    marks: Marks
    worth: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Clause:
    """One trigger of a rule; without a condition it always holds."""

    rule: Rule
    follows: bool
    when: str | None


@dataclass(frozen=True, slots=True)
class _View:
    """What the rules ask about options that do the same acts, and the readings for each way it was answered."""

    conditions: tuple[str, ...]
    functions: tuple[Function, ...]
    clauses: tuple[_Clause, ...]
    readings: dict[tuple[bool, ...], Reading] = field(default_factory=dict)


class Rulebook:
    """Reads options as the rules see them. The clock and the history are in `values`, which `begin` makes."""

    def __init__(self, pack: Pack, story: Story) -> None:
        self.pack = pack
        self.story = story
        scenario = story.scenario
        self.layout = Layout(story.vocabulary, scenario.seeker, tuple(scenario.cast))
        self.facts = facts_of(pack, scenario)
        self._functions: dict[str, Function] = {}
        self._any: list[_Clause] = []
        self._by_act: dict[str, list[_Clause]] = {}
        for rule in pack.rules.values():
            self._enter(rule, rule.followed, follows=True)
            self._enter(rule, rule.broken, follows=False)
        self._views: dict[tuple[str, ...], _View] = {}

    def begin(self) -> Values:
        """The values before the first decision: what the scenario says was done before it began."""
        return self.layout.begin(self.story.starts, self.story.past)

    def leave(self, values: Values, role: str, acts: Sequence[str]) -> None:
        """Write down in the values that a role did these acts at the present clock."""
        marks = self.layout.marks(role, acts)
        if marks is not None:
            marks.leave(values, values[MINUTES] // DAY)

    def read(self, acts: tuple[str, ...], values: Values) -> Reading:
        """What the rules make of an option with these acts at this moment."""
        view = self._views.get(acts) or self._view(acts)
        held = tuple([holds(values) for holds in view.functions])
        return view.readings.get(held) or self._reading(view, held)

    def conditions(self, acts: tuple[str, ...]) -> tuple[str, ...]:
        """What has to be known of a moment, beside the acts, to read an option with these acts."""
        return (self._views.get(acts) or self._view(acts)).conditions

    def reading(self, acts: tuple[str, ...], held: tuple[bool, ...]) -> Reading:
        """What the rules make of an option with these acts where its `conditions` hold so, in their order."""
        view = self._views.get(acts) or self._view(acts)
        return view.readings.get(held) or self._reading(view, held)

    def _enter(self, rule: Rule, trigger: Trigger | None, *, follows: bool) -> None:
        if trigger is None:
            return
        if trigger.when is not None and trigger.when not in self._functions:
            self._functions[trigger.when] = function(emit(trigger.when, InValues(self.layout), self.facts))
        clause = _Clause(rule, follows, trigger.when)
        if trigger.acts is None:
            self._any.append(clause)
        else:
            for act in frozenset().union(*map(self.story.vocabulary.expand, trigger.acts)):
                self._by_act.setdefault(act, []).append(clause)

    def _view(self, acts: tuple[str, ...]) -> _View:
        clauses = dict.fromkeys(clause for act in acts for clause in self._by_act.get(act, ()))
        every = (*self._any, *clauses)
        conditions = tuple(dict.fromkeys(clause.when for clause in every if clause.when is not None))
        functions = tuple([self._functions[condition] for condition in conditions])
        view = self._views[acts] = _View(conditions, functions, every)
        return view

    def _reading(self, view: _View, held: tuple[bool, ...]) -> Reading:
        true = {condition for condition, holds in zip(view.conditions, held, strict=True) if holds}
        live = [clause for clause in view.clauses if clause.when is None or clause.when in true]
        marks = Marks(
            frozenset(clause.rule.id for clause in live if clause.follows),
            frozenset(clause.rule.id for clause in live if not clause.follows),
        )
        reading = view.readings[held] = Reading(marks, {name: self._worth(marks, name) for name in self.pack.sources})
        return reading

    def _worth(self, marks: Marks, source: str) -> int:
        rules = self.pack.rules
        followed = sum(rules[rule].weight for rule in marks.followed if source in rules[rule].sources)
        return followed - sum(rules[rule].weight for rule in marks.broken if source in rules[rule].sources)

"""Which rules of a pack bear on what is done in one story, whatever the moment. Nothing is played for this.

A condition of a rule that cannot hold in the story (its cause is another one, or nobody in it ever says no) takes the
rule's side out; one that always holds is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.guidance.model import Pack, Rule, Trigger
from sim.guidance.pack import facts_of
from sim.story.model import Scenario
from sim.story.vocabulary import NO, Vocabulary
from sim.workbench.bounds import EITHER, FALSE, TRUE, Worth, exactly, names_of, never_done, worth_of


class Bearing(NamedTuple):
    """One side of a rule: acts that are met follow it or break it, when a condition holds (None: always)."""

    rule: str
    follows: bool
    when: str | None


class Bearings:
    """The bearings on the options of one story, kept by their acts: many options do the same."""

    def __init__(self, pack: Pack, scenario: Scenario, vocabulary: Vocabulary) -> None:
        self.pack, self.vocabulary = pack, vocabulary
        done = _done(scenario) & vocabulary.acts.keys()
        undone = {name for name in vocabulary.names if not vocabulary.expand(name) & done}
        facts = {name: exactly(fact) for name, fact in facts_of(pack, scenario).items()}
        self.names: dict[str, Worth] = {**names_of(scenario), **facts, **never_done(undone)}
        self.told_no = EITHER if any(vocabulary.acts[act].means == NO for act in done) else FALSE
        self.names["told_no"] = self.told_no
        self._any: list[Bearing] = []
        self._by_act: dict[str, list[Bearing]] = {}
        for rule in pack.rules.values():
            self._enter(rule, rule.followed, follows=True)
            self._enter(rule, rule.broken, follows=False)
        self._known: dict[tuple[str, ...], frozenset[Bearing]] = {}

    def on(self, acts: tuple[str, ...]) -> frozenset[Bearing]:
        """What bears on an option with these acts, at one moment or another."""
        if acts not in self._known:
            self._known[acts] = frozenset(self._any).union(*(self._by_act.get(act, ()) for act in acts))
        return self._known[acts]

    def worth(self, bearings: Iterable[Bearing], source: str) -> int:
        """What an option is worth to a source where these hold."""
        rules = self.pack.rules
        return sum(
            rules[each.rule].weight if each.follows else -rules[each.rule].weight
            for each in bearings
            if source in rules[each.rule].sources
        )

    def when(self, acts: tuple[str, ...], told_no: bool) -> list[Bearing]:
        """What bears on these acts while a no stands, or while none does; a condition that is certain then is none."""
        names = {**self.names, "told_no": exactly(told_no)}
        found = []
        for each in self.on(acts):
            worth = TRUE if each.when is None else worth_of(each.when, names)
            if worth != FALSE:
                found.append(each._replace(when=None) if worth == TRUE else each)
        return found

    def lasting(self, acts: tuple[str, ...], told_no: bool) -> list[Bearing]:
        """What bears on these acts for as long as a no stands, or none does: neither time nor history ends it."""
        return [each for each in self.when(acts, told_no) if each.when is None]

    def _enter(self, rule: Rule, trigger: Trigger | None, *, follows: bool) -> None:
        if trigger is None:
            return
        worth = TRUE if trigger.when is None else worth_of(trigger.when, self.names)
        if worth == FALSE:
            return
        bearing = Bearing(rule.id, follows, None if worth == TRUE else trigger.when)
        if trigger.acts is None:
            self._any.append(bearing)
        for act in frozenset().union(*map(self.vocabulary.expand, trigger.acts or ())):
            self._by_act.setdefault(act, []).append(bearing)


def _done(scenario: Scenario) -> set[str]:
    """Every act that somebody may do, or did before the story began."""
    scenes = scenario.scenes.values()
    return {act for scene in scenes for choice in scene.choices.values() for act in choice.acts}.union(
        past.act for past in scenario.past
    )

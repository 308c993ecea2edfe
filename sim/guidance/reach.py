"""What a story puts to the test: the rules of each source between whose two sides it lets somebody choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.guidance.model import Pack, Rule, Trigger
from sim.story.model import Choice, Scenario
from sim.story.vocabulary import Vocabulary


class Reach(NamedTuple):
    """How many of a source's rules a story puts to the test, out of all that the source has."""

    tested: int
    rules: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.tested / self.rules if self.rules else 0.0


def reach(pack: Pack, scenario: Scenario, vocabulary: Vocabulary) -> dict[str, Reach]:
    """Every source of the pack by id, in its order, with what the story puts to the test of it.

    A rule is put to the test where one decision offers an act that can follow it and, in another option, one that can
    break it; a rule with one side only, where one option can meet it and another cannot. Conditions are left out: what
    a play makes of a rule, only the play can tell. Articles speak to the seeker, so they see the seeker's decisions.
    """
    decisions = {
        house: [
            tuple(scene.choices.values()) for scene in scenario.scenes.values() if house or scene.by == scenario.seeker
        ]
        for house in (False, True)
    }
    found = {}
    for name, source in pack.sources.items():
        rules = [rule for rule in pack.rules.values() if name in rule.sources]
        tested = sum(any(_tests(rule, options, vocabulary) for options in decisions[source.house]) for rule in rules)
        found[name] = Reach(tested, len(rules))
    return found


def _tests(rule: Rule, options: Sequence[Choice], vocabulary: Vocabulary) -> bool:
    follow = [_meets(rule.followed, option, vocabulary) for option in options]
    break_ = [_meets(rule.broken, option, vocabulary) for option in options]
    if rule.followed is None or rule.broken is None:
        return len({*zip(follow, break_, strict=True)}) > 1
    return any(
        follows and breaks and one != other for one, follows in enumerate(follow) for other, breaks in enumerate(break_)
    )


def _meets(trigger: Trigger | None, option: Choice, vocabulary: Vocabulary) -> bool:
    if trigger is None:
        return False
    return trigger.acts is None or any(not vocabulary.expand(name).isdisjoint(option.acts) for name in trigger.acts)

"""What the acts of options leave behind, and which rules look at them: each set of acts of a role once."""

from __future__ import annotations

from typing import Any

from sim.exchange.html.tree import Tree, tree
from sim.guidance.model import Rule, Trigger
from sim.guidance.rulebook import Rulebook
from sim.story.layout import Marks
from sim.story.vocabulary import NO


class Deeds:
    """The deeds of a story, numbered as they are met. `marks` is what one leaves in the values of the story, `noted`
    in those of the pack; `clauses` are the sides of rules that it meets where their condition holds: the number of the
    rule, whether it follows, and the number of the condition if there is one. A `no` is one of the acts that mean it.
    `conditions` are the trees that the clauses name."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.data: list[dict[str, Any]] = []
        self.conditions: list[Tree] = []
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self._asked: dict[str, int] = {}

    def of(self, role: str, acts: tuple[str, ...]) -> int:
        """The number of a deed."""
        key = (role, acts)
        if key not in self._numbers:
            self._numbers[key] = len(self.data)
            self.data.append(self._deed(role, acts))
        return self._numbers[key]

    def _deed(self, role: str, acts: tuple[str, ...]) -> dict[str, Any]:
        story, known = self.rulebook.story, self.rulebook.story.vocabulary.acts
        return {
            "marks": _marks(story.layout.marks(role, acts) if acts else None),
            "noted": _marks(self.rulebook.layout.marks(role, acts)),
            "clauses": [
                clause
                for number, rule in enumerate(self.rulebook.pack.rules.values())
                for clause in self._clauses(number, rule, acts)
            ],
            "no": any(known[act].means == NO for act in acts),
        }

    def _clauses(self, number: int, rule: Rule, acts: tuple[str, ...]) -> list[list[Any]]:
        return [
            [number, follows, *self._when(trigger)]
            for follows, trigger in ((True, rule.followed), (False, rule.broken))
            if trigger is not None and self._meets(trigger, acts)
        ]

    def _meets(self, trigger: Trigger, acts: tuple[str, ...]) -> bool:
        expand = self.rulebook.story.vocabulary.expand
        return trigger.acts is None or any(not expand(name).isdisjoint(acts) for name in trigger.acts)

    def _when(self, trigger: Trigger) -> list[int]:
        when = trigger.when
        if when is None:
            return []
        if when not in self._asked:
            self._asked[when] = len(self.conditions)
            self.conditions.append(tree(when, self.rulebook.layout, self.rulebook.facts))
        return [self._asked[when]]


def _marks(marks: Marks | None) -> dict[str, Any] | None:
    return None if marks is None else marks._asdict()

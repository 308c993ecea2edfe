"""Options whose acts follow and break one rule of a pack at once: a verdict is one word, and here it would be two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sim.guidance.model import Pack, Trigger
from sim.source.diagnostics import Diagnostic
from sim.source.document import Document
from sim.story.model import Scenario
from sim.story.vocabulary import Vocabulary


class Sides(NamedTuple):
    """The acts that follow a rule, and those that break it."""

    rule: str
    follow: frozenset[str]
    break_: frozenset[str]


def clashes(pack: Pack, vocabulary: Vocabulary, scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    """HW613 at every option of a scenario that a rule could find followed and broken at the same moment."""
    sides = list(_two_sided(pack, vocabulary))
    against: dict[tuple[str, ...], list[Sides]] = {}  # many options do the same acts
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            acts = choice.acts
            if acts not in against:
                against[acts] = [
                    its for its in sides if its.follow.intersection(acts) and its.break_.intersection(acts)
                ]
            for its in against[acts]:
                done = f"{_by(acts, its.follow)} and {_by(acts, its.break_)}"
                message = f"`{choice.id}` follows and breaks the rule `{its.rule}`: {done}"
                place = document.place(("scenes", scene.id, "choices", choice.id, "acts"))
                yield Diagnostic("HW613", message, place, "name the one that is meant, or make it two options")


def _two_sided(pack: Pack, vocabulary: Vocabulary) -> Iterator[Sides]:
    """The rules with two sides that no conditions keep apart, as far as reading them can tell."""
    for rule in pack.rules.values():
        own, other = rule.followed, rule.broken
        if own and other and (own.when is None or other.when is None or own.when == other.when):
            yield Sides(rule.id, _acts(own, vocabulary), _acts(other, vocabulary))


def _acts(trigger: Trigger, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset().union(*map(vocabulary.expand, trigger.acts or ()))


def _by(acts: tuple[str, ...], named: frozenset[str]) -> str:
    return ", ".join(f"`{act}`" for act in acts if act in named)

"""A guidance pack as it is written: frozen values without places and without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DO = "do"
DONT = "dont"

Fact = int | bool | str


@dataclass(frozen=True, slots=True)
class Source:
    """Where rules come from: an article, or the house, whose rules stand beside the articles and bind every role."""

    id: str
    title: str
    stance: str = ""
    house: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """What follows or breaks a rule: an option with one of these acts (None: every option), when a condition holds."""

    acts: tuple[str, ...] | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A do or a don't, and what each source says of it: the paragraphs, counted from 1."""

    id: str
    kind: str
    text: str
    sources: Mapping[str, tuple[int, ...]]
    weight: int = 1
    followed: Trigger | None = None
    broken: Trigger | None = None
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which rules stand against each other, side by side."""

    id: str
    question: str
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack; rules and sources keep the order of the file."""

    format: int
    title: str
    sources: Mapping[str, Source]
    rules: Mapping[str, Rule]
    id: str = ""
    vocabulary: str = "break-ups"
    facts: Mapping[str, Fact] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)

    @property
    def articles(self) -> tuple[str, ...]:
        """The sources that speak to the seeker alone."""
        return tuple(name for name, source in self.sources.items() if not source.house)

    @property
    def floor(self) -> frozenset[str]:
        """The safety rules, which no article can outvote."""
        return frozenset(name for name, rule in self.rules.items() if rule.floor)

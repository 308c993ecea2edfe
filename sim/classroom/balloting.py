"""A ballot: one decision put to a class, who voted for what, and what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.classroom.events import PASS
from sim.story.compiled import Option

MAJORITY = "majority"
OVERRIDE = "override"
LOT = "lot"


@dataclass(slots=True)
class Ballot:
    """`step` is the decision's place on its road, from 1; `after` the number of the trace's step before it, so that
    decisions on different lines are told apart. `hands`, where they were counted, stand in place of the votes."""

    step: int
    after: int
    scene: str
    title: str
    role: str
    options: tuple[Option, ...]
    votes: dict[str, str] = field(default_factory=dict)
    hands: dict[str, int] | None = None
    decided: str = ""
    how: str = ""
    revealed: bool = False

    @property
    def tally(self) -> Mapping[str, int]:
        """Votes by option, in the order of the options."""
        counted = Counter(self.votes.values()) if self.hands is None else self.hands
        return {option.id: counted.get(option.id, 0) for option in self.options}

    @property
    def passes(self) -> int:
        """How many passed. Among hands nobody counts those that stay down."""
        return Counter(self.votes.values())[PASS] if self.hands is None else 0

    @property
    def leading(self) -> tuple[str, ...]:
        """The options with the most votes; none where nobody voted."""
        tally = self.tally
        most = max(tally.values(), default=0)
        return tuple(option for option, votes in tally.items() if votes == most) if most else ()

"""What plays of a story have met of it, and what they have not."""

from __future__ import annotations

from dataclasses import dataclass

from sim.story.model import Scenario
from sim.workbench.simulation.conditions import conditions
from sim.workbench.simulation.tally import Condition, Tally

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Scenes, options as (scene, option), and conditions, in the order of the file.

    An option that was never on offer is among `never_offered` alone. A condition of which one side was seen is under
    that side; one that was never asked is in neither.
    """

    scenes: int
    options: int
    conditions: int
    never_entered: tuple[str, ...]
    never_offered: tuple[Pair, ...]
    never_taken: tuple[Pair, ...]
    only_held: tuple[Condition, ...]
    only_failed: tuple[Condition, ...]
    never_asked: tuple[Condition, ...]

    @property
    def shares(self) -> dict[str, tuple[int, int]]:
        """How many of how many: scenes entered, options taken, conditions of which both sides were seen."""
        untaken = len(self.never_offered) + len(self.never_taken)
        one_sided = len(self.only_held) + len(self.only_failed) + len(self.never_asked)
        return {
            "scenes": (self.scenes - len(self.never_entered), self.scenes),
            "options": (self.options - untaken, self.options),
            "conditions": (self.conditions - one_sided, self.conditions),
        }


def coverage(tally: Tally, scenario: Scenario) -> Coverage:
    """What the plays of a tally have met of their scenario."""
    options = [(scene.id, option) for scene in scenario.scenes.values() for option in scene.choices]
    asked = [*conditions(scenario)]
    held = [each for each in asked if tally.held[each] and not tally.failed[each]]
    failed = [each for each in asked if tally.failed[each] and not tally.held[each]]
    return Coverage(
        len(scenario.scenes),
        len(options),
        len(asked),
        never_entered=tuple(name for name in scenario.scenes if not tally.entries[name]),
        never_offered=tuple(each for each in options if not tally.offered[each]),
        never_taken=tuple(each for each in options if tally.offered[each] and not tally.taken[each]),
        only_held=tuple(held),
        only_failed=tuple(failed),
        never_asked=tuple(each for each in asked if not tally.held[each] and not tally.failed[each]),
    )

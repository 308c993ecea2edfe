"""The safety of a story, proved over every state that play can reach (the three rules that keep pursuit unrewarded).

A person may take every option, also one of weight 0; chance falls where it may. States are merged where the future
is the same, with two bits more: whether a no stands, and whether it was ignored and not taken back since.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from sim.play.position import Position, begin, settle, take
from sim.story.compiled import CompiledOption, amount
from sim.story.layout import STANDING
from sim.story.model import Meter
from sim.story.story import Story
from sim.story.vocabulary import CONTACT, REOPEN
from sim.workbench.bounds import names_of, worth_of
from tests.support.slow_merging import Merging

WARM_ENDINGS = ("reunited", "friends", "door-open")


class Violation(NamedTuple):
    """What is wrong, and the road that shows it."""

    rule: str
    road: str


class _State(NamedTuple):
    position: Position
    breached: bool
    road: tuple[str, ...]


class Proof:
    """A search of every state of one story for what must not be."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.merging = Merging(story)
        meters = story.scenario.state.items()
        self.warm = [story.slots[name] for name, its in meters if isinstance(its, Meter) and its.warmth]
        self.endings: set[str] = set()
        self.seen: set[Hashable] = set()

    def violations(self) -> Iterator[Violation]:
        """Everything that is found wrong; nothing means that the story is safe in every state."""
        waiting = deque([_State(begin(self.story), False, ())])
        while waiting:
            state = waiting.popleft()
            ending = state.position.scene.ending
            if ending:
                self.endings.add(ending)
            if state.breached and ending in WARM_ENDINGS:
                yield Violation(f"`{ending}` after a no was ignored", ",".join(state.road))
            for after, violation in self._steps(state):
                if violation:
                    yield violation
                key = (self.merging.key(after.position), after.position.values[STANDING], after.breached)
                if key not in self.seen:
                    self.seen.add(key)
                    waiting.append(after)

    def _steps(self, state: _State) -> Iterator[tuple[_State, Violation | None]]:
        now = state.position
        for option in now.offer.options:
            breached = self._breached(state, option)
            after = _State(take(self.story, now, option, 0), breached, (*state.road, option.id))
            yield after, self._warmed(state, after)
        ways = now.open.ways if now.open else ()
        for way in [way for way in ways if amount(way.weight, now.values)] or ways:
            after = _State(settle(self.story, now, way, 0), state.breached, (*state.road, f">{way.scene}"))
            yield after, self._warmed(state, after)

    def _breached(self, state: _State, option: CompiledOption) -> bool:
        now, acts = state.position, self.story.vocabulary.acts
        means = {acts[act].means for act in option.option.acts}
        if now.scene.by == self.story.scenario.seeker:
            return state.breached or (CONTACT in means and bool(now.values[STANDING]))
        return state.breached and REOPEN not in means

    def _warmed(self, before: _State, after: _State) -> Violation | None:
        if not after.breached or not after.position.values[STANDING]:
            return None
        if any(after.position.values[slot] > before.position.values[slot] for slot in self.warm):
            return Violation("warmth grew after a no was ignored", ",".join(after.road))
        return None


def unasked_reunions(story: Story) -> list[str]:
    """The options that lead straight to a reunion although they are not the ex's, or cannot be declined with luck."""
    scenario = story.scenario
    names = names_of(scenario)
    found = []
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            to = choice.to or scene.to
            if not any(scenario.scenes[target.scene].ending == "reunited" for target in to):
                continue
            others = [each for each in scene.choices.values() if each is not choice and each.condition is None]
            spans = [worth_of(each.weight, names) if each.weight else (1, 1) for each in others]
            if scene.by != "ex" or not any(isinstance(span, tuple) and span[0] > 0 for span in spans):
                found.append(f"{scene.id}/{choice.id}")
    return found

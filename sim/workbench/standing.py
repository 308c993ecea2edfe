"""In which scenes a no can stand, and in which it always does: as far as acts and conditions on it can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.story.model import Choice, Scenario, Scene, Target
from sim.story.vocabulary import NO, REOPEN, Vocabulary
from sim.workbench.bounds import FALSE, TRUE, exactly, names_of, worth_of


def standing(scenario: Scenario, vocabulary: Vocabulary) -> Mapping[str, set[bool]]:
    """For each scene that can be reached, whether somebody's no may stand there when it is entered or stayed in. Other
    conditions than on a no are taken to hold as well as not."""
    return _Standing(scenario, vocabulary).spread()


class _Standing:
    def __init__(self, scenario: Scenario, vocabulary: Vocabulary) -> None:
        self.scenario = scenario
        self.means = {name: act.means for name, act in vocabulary.acts.items()}
        self.names = {now: {**names_of(scenario), "told_no": exactly(now)} for now in (False, True)}
        self.several = len({role for role in scenario.cast if role != scenario.seeker}) > 1
        self._known: dict[tuple[str, bool], object] = {}

    def spread(self) -> dict[str, set[bool]]:
        """Walk every road with what stands on it."""
        first = self.scenario.first
        before = {self.means.get(done.act) for done in self.scenario.past}
        waiting = [(first, now) for now in ((False, True) if NO in before else (False,))]
        found: dict[str, set[bool]] = {first: {now for _, now in waiting}}
        while waiting:
            name, now = waiting.pop()
            for to, then in self._steps(self.scenario.scenes[name], now):
                here = found.setdefault(to, set())
                if then not in here:
                    here.add(then)
                    waiting.append((to, then))
        return found

    def _steps(self, scene: Scene, now: bool) -> Iterator[tuple[str, bool]]:
        for choice in scene.choices.values():
            if choice.condition is None or self._worth(choice.condition, now) != FALSE:
                for then in self._after(scene, choice, now):
                    yield from ((to, then) for to in self._ways(choice.to or scene.to or (Target(scene.id),), then))
        if not scene.choices:
            yield from ((to, now) for to in self._ways(scene.to, now))

    def _after(self, scene: Scene, choice: Choice, now: bool) -> tuple[bool, ...]:
        done = {self.means.get(act) for act in choice.acts} if scene.by != self.scenario.seeker else set()
        if NO in done:
            return (True,)
        if REOPEN in done and now:
            return (False, True) if self.several else (False,)  # another's no may still stand
        return (now,)

    def _ways(self, to: tuple[Target, ...], now: bool) -> Iterator[str]:
        for way in to:
            worth = None if way.condition is None else self._worth(way.condition, now)
            if worth != FALSE and way.scene in self.scenario.scenes:
                yield way.scene
            if worth == TRUE:
                return

    def _worth(self, condition: str, now: bool) -> object:
        key = (condition, now)
        if key not in self._known:
            self._known[key] = worth_of(condition, self.names[now])
        return self._known[key]

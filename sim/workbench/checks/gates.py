"""Scenes where it may happen that nothing is on offer, because every option needs something."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from itertools import islice, product

from sim.source.diagnostics import Diagnostic
from sim.story.expression import SyntaxProblem, parse
from sim.story.model import Meter, Scenario, Scene
from sim.workbench.bounds import EITHER, FALSE, Worth, exactly, names_of, worth_of
from sim.workbench.subject import Subject

MOST_CASES = 1000


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW402, unless some option is always there, or the conditions together leave no case out."""
    cases = _Cases(subject.scenario)
    for name, scene in subject.scenario.scenes.items():
        if name in subject.doubt.scenes or not scene.choices or _always_offers(scene):
            continue
        if not cases.covered(
            tuple(choice.condition or "true" for choice in scene.choices.values() if _lasts(scene, choice.id))
        ):
            message = f"every option of `{name}` needs something; where all of it is missing, nothing can be done"
            yield subject.scene("HW402", name, message, "leave one option without `if` and `once`")


def _always_offers(scene: Scene) -> bool:
    return any(choice.condition is None and _lasts(scene, choice.id) for choice in scene.choices.values())


def _lasts(scene: Scene, option: str) -> bool:
    """Whether an option is not used up by an aside's `once`. One that leads on is rarely met a second time."""
    choice = scene.choices[option]
    return not choice.once or bool(choice.to or scene.to)


class _Cases:
    """Whether conditions leave no case out: tried with every value at which one of them could change."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.names = names_of(scenario)
        self.known: dict[tuple[str, ...], bool] = {}

    def covered(self, conditions: tuple[str, ...]) -> bool:
        """Whether in every case one of the conditions may hold."""
        if conditions not in self.known:
            self.known[conditions] = self._covered(conditions)
        return self.known[conditions]

    def _covered(self, conditions: tuple[str, ...]) -> bool:
        try:
            trees = [parse(condition) for condition in conditions]
        except SyntaxProblem:
            return True
        names = sorted({node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)})
        numbers: set[object] = {
            each.value for tree in trees for each in ast.walk(tree) if isinstance(each, ast.Constant)
        }
        open_names = [name for name in names if name in self.scenario.state or self.names.get(name) == EITHER]
        values = [self._values(name, numbers) for name in open_names]
        for case in islice(product(*values), MOST_CASES):
            names_now: Mapping[str, Worth] = {**self.names, **dict(zip(open_names, map(exactly, case), strict=True))}
            if all(worth_of(condition, names_now) == FALSE for condition in conditions):
                return False
        return True

    def _values(self, name: str, numbers: set[object]) -> list[int | bool]:
        state = self.scenario.state.get(name)
        if not isinstance(state, Meter):
            return [True, False]
        near = {number + step for number in numbers if isinstance(number, int) for step in (-1, 0, 1)}
        return sorted({state.min, state.max, *(value for value in near if state.min <= value <= state.max)})

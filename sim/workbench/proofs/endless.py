"""Moments from which no ending can be reached, whatever is done."""

from __future__ import annotations

from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.proofs.case import Case
from sim.workbench.space.hope import hopeless
from sim.workbench.space.search import Space
from sim.workbench.space.steps import NOWHERE
from sim.workbench.subject import several


def prove(case: Case) -> Iterator[Diagnostic]:
    """HW423, told once for each part of the story that nobody gets out of, at the first moment of no return."""
    if case.space.capped:
        return
    space = case.space
    hopeless = _hopeless(case, space)
    seen: set[int] = set()
    for number, state in enumerate(space.states):
        if state in hopeless and state not in seen:
            circle = _circle(space, state, seen)
            if circle is not None:
                yield _told(case, number, circle)


def _hopeless(case: Case, space: Space) -> set[int]:
    """The states from which no way leads to an end. What is told elsewhere (stuck, late, faults of shape) is one."""
    terrain = space.terrain
    told = {name for name in case.reached if case.is_told(case.subject.key("scenes", name), "HW403", "HW404")}
    stopped = {state for state in space.states if terrain.stops(state)}
    return set(hopeless(space, told, {NOWHERE, *stopped}))


def _circle(space: Space, start: int, seen: set[int]) -> list[str] | None:
    """The scenes of all that follows from a state; None where it leads into what was seen before."""
    scenes: dict[str, None] = {}
    found, waiting = {start}, [start]
    is_new = True
    while waiting:
        state = waiting.pop()
        scenes[space.terrain.scene(state)] = None
        after = {each for _, each in space.terrain.moves(state)} - found
        is_new = is_new and after.isdisjoint(seen)
        after -= seen
        found |= after
        waiting += after
    seen |= found
    return list(scenes) if is_new else None


def _told(case: Case, number: int, circle: list[str]) -> Diagnostic:
    first = circle[0]
    order = list(case.story.scenario.scenes).index
    others = sorted(set(circle) - {first}, key=order)
    through = f"itself and {several(others)}" if others else "itself"
    message = f"from here on no ending can be reached: `{first}` only leads round through {through}"
    hint = f"lead one option out of the circle; {case.see(case.space.road(number))}"
    return case.subject.scene("HW423", first, message, hint)

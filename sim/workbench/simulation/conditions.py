"""Every condition of a scenario at its place, whether or not a play ever came there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.story.model import Beat, Choice, Scenario, Target
from sim.workbench.simulation.tally import Condition


def conditions(scenario: Scenario) -> Iterator[Condition]:
    """Scene by scene: of what is told, of ways, of options."""
    for scene in scenario.scenes.values():
        yield from of_beats(scene.id, None, "text", scene.text)
        yield from _of_road(scene.id, None, scene.to)
        for choice in scene.choices.values():
            yield from filter(None, (of_option(scene.id, choice),))
            yield from of_beats(scene.id, choice.id, "then", choice.then)
            yield from _of_road(scene.id, choice.id, choice.to)


def of_option(scene: str, choice: Choice) -> Condition | None:
    """The condition on which an option is on offer, if there is one."""
    return None if choice.condition is None else Condition(scene, choice.id, "if", choice.condition)


def of_beats(scene: str, option: str | None, part: str, beats: Sequence[Beat]) -> Iterator[Condition]:
    """Those of the beats of one text."""
    for place, beat in enumerate(beats, start=1):
        if beat.condition is not None:
            yield Condition(scene, option, f"{part} {place}", beat.condition)


def of_ways(scene: str, option: str | None, to: Sequence[Target]) -> list[Condition | None]:
    """Those of the ways of a road, None for a way without one."""
    return [
        None if way.condition is None else Condition(scene, option, f"to {place}", way.condition)
        for place, way in enumerate(to, start=1)
    ]


def _of_road(scene: str, option: str | None, to: Sequence[Target]) -> Iterator[Condition]:
    yield from filter(None, of_ways(scene, option, to))
    for place, way in enumerate(to, start=1):
        yield from of_beats(scene, option, f"to {place} then", way.then)

"""What play can reach, with a shortest road to each, and where it cannot come to an ending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.story.model import Scenario, Scene
from sim.workbench.exploring.survey import Road, Survey
from sim.workbench.space.hope import hopeless


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached, with a shortest road each: scenes that are entered, options that are on offer (the road's
    last step takes them), endings by kind. With roads as well: scenes where nothing is on offer though they are no end
    (`stuck`), scenes from a state of which no ending can be reached (`endless`; what is still to be written counts as
    one), and scenes to which a road comes when a time that they have to reach is past (`late`).

    `exact` is False where the search stopped at so many `states`. The roads are true then, but there may be more of
    everything, and of what is stuck or endless nothing is known.
    """

    states: int
    exact: bool
    scenes: Mapping[str, Road]
    options: Mapping[tuple[str, str], Road]
    endings: Mapping[str, Road]
    stuck: Mapping[str, Road]
    endless: Mapping[str, Road]
    late: Mapping[str, Road]

    def unreachable(self, scenario: Scenario) -> list[str]:
        """The scenes that no road enters; true only where the search was exact."""
        return [name for name in scenario.scenes if name not in self.scenes]

    def never_offered(self, scenario: Scenario) -> list[tuple[str, str]]:
        """The options that are on offer on no road, of the scenes that are entered; true only where it was exact."""
        entered = [scenario.scenes[name] for name in scenario.scenes if name in self.scenes]
        options = [(scene.id, option) for scene in entered for option in scene.choices]
        return [option for option in options if option not in self.options]


def reach(survey: Survey) -> Reach:
    """What the states of a story say about its scenes, options and endings."""
    written = survey.story.scenario.scenes
    scenes = {name: states[0] for name, states in survey.by_scene.items()}
    endings: dict[str, int] = {}
    for name, state in scenes.items():
        if (kind := written[name].ending) is not None:
            endings.setdefault(kind, state)
    options = {
        (scene, option): (*survey.road(state), edge)
        for scene in scenes
        for option, (state, edge) in survey.first_offers(scene).items()
    }
    return Reach(
        len(survey.space),
        not survey.capped,
        _roads(survey, scenes),
        options,
        _roads(survey, endings),
        _roads(survey, {} if survey.capped else _stuck(survey)),
        _roads(survey, {} if survey.capped else _endless(survey)),
        _late(survey),
    )


def is_end(scene: Scene) -> bool:
    """Whether a road may end there: at an ending, or at a scene that is still to be written."""
    return scene.ending is not None or (scene.todo and not scene.choices and not scene.to)


def _roads(survey: Survey, states: Mapping[str, int]) -> dict[str, Road]:
    return {name: survey.road(state) for name, state in states.items()}


def _late(survey: Survey) -> dict[str, Road]:
    found: dict[str, Road] = {}
    for state, number in [*survey.space.faults]:  # looking for a road meets some of them again
        edge = survey.terrain.edges[number]
        if edge.to not in found:
            found[edge.to] = (*survey.road(state), edge)
    return found


def _stuck(survey: Survey) -> dict[str, int]:
    """The scenes that are stuck, each with the first state in which it is."""
    written, found = survey.story.scenario.scenes, {}
    for name, states in survey.by_scene.items():
        if not is_end(written[name]) and _may_stop(written[name]):
            state = next(filter(survey.terrain.stops, states), None)
            if state is not None:
                found[name] = state
    return found


def _may_stop(scene: Scene) -> bool:
    """Whether it may be that nothing is on offer."""
    shuts = all(choice.condition is not None or choice.once for choice in scene.choices.values())
    return shuts if scene.choices else not scene.to


def _endless(survey: Survey) -> dict[str, int]:
    """The scenes from which no end can be reached, each with the first state in which it is so."""
    ends = [name for name, scene in survey.story.scenario.scenes.items() if is_end(scene)]
    found: dict[str, int] = {}
    for state in hopeless(survey.space, ends, set()):
        found.setdefault(survey.terrain.scene(state), state)
    return found
